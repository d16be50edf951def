"""The signs that Markdown may read as more than themselves: each of them costs time, so only so many are read."""

from __future__ import annotations

import re

MAX_CONTROL_CHARS = 400
"""In the words of one step. Reading the dearest of them, `![` two hundred times, takes about 10 ms."""
MAX_SHOWN_CONTROL_CHARS = 1_000
"""In words that are shown: a `for` may say its signs many times. Beyond it, signs stand as they were typed."""

_CONTROL_CHAR = re.compile(r"[*_\[\]!`<]")


def first_over_limit(text: str) -> int | None:
    """Where the first sign stands that is more than the words of one step may hold."""
    return next(
        (
            sign.start()
            for count, sign in enumerate(_CONTROL_CHAR.finditer(text))
            if count == MAX_CONTROL_CHARS
        ),
        None,
    )


def exceeds_limit(text: str) -> bool:
    """Whether so many signs stand in words to be shown that reading them would keep somebody waiting."""
    return len(_CONTROL_CHAR.findall(text)) > MAX_SHOWN_CONTROL_CHARS
