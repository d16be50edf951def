"""The signs that Markdown may read as more than themselves: each of them costs time, so only so many are read."""

from __future__ import annotations

import re

AT_MOST_SIGNS = 400
"""In the words of one step. Reading the dearest of them, `![` two hundred times, takes about 10 ms."""
AT_MOST_SHOWN = 1_000
"""In words that are shown: a `for` may say its signs many times. Beyond it, signs stand as they were typed."""

_SIGN = re.compile(r"[*_\[\]!`<]")


def one_too_many(text: str) -> int | None:
    """Where the first sign stands that is more than the words of one step may hold."""
    return next(
        (sign.start() for count, sign in enumerate(_SIGN.finditer(text)) if count == AT_MOST_SIGNS), None
    )


def too_many_to_read(text: str) -> bool:
    """Whether so many signs stand in words to be shown that reading them would keep somebody waiting."""
    return len(_SIGN.findall(text)) > AT_MOST_SHOWN
