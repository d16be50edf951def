"""The size of the terminal, from one source."""

from __future__ import annotations

import os

USUAL_COLUMNS, USUAL_ROWS = 80, 24
"""Taken where the terminal doesn't know its size."""

MAX_COLUMNS, MAX_ROWS = 1000, 500
"""Larger than any screen; some terminals report 65535, which takes minutes to lay out."""


def terminal_size(screen: int) -> tuple[int, int]:
    """Return the columns and rows of an open terminal.

    COLUMNS and LINES don't count: they keep their values while the window changes, and two sizes at once made the
    app paint both in turn forever.
    """
    try:
        columns, rows = os.get_terminal_size(screen)
    except OSError:
        columns = rows = 0
    return min(columns or USUAL_COLUMNS, MAX_COLUMNS), min(rows or USUAL_ROWS, MAX_ROWS)
