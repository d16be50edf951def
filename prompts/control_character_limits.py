"""Limits on Markdown control characters, to bound parse time."""

from __future__ import annotations

import re

MAX_CONTROL_CHARS = 400
"""Limit for the words of one step. The slowest case, `![` two hundred times, parses in about 10 ms."""
MAX_SHOWN_CONTROL_CHARS = 1_000
"""Limit for rendered text, which a `for` can lengthen. Above it, control characters are shown as typed."""

_CONTROL_CHAR = re.compile(r"[*_\[\]!`<]")


def first_over_limit(text: str) -> int | None:
    """Return the offset of the first character over the limit."""
    return next(
        (
            match.start()
            for count, match in enumerate(_CONTROL_CHAR.finditer(text))
            if count == MAX_CONTROL_CHARS
        ),
        None,
    )


def exceeds_limit(text: str) -> bool:
    """Return whether rendered text exceeds the limit."""
    return len(_CONTROL_CHAR.findall(text)) > MAX_SHOWN_CONTROL_CHARS
