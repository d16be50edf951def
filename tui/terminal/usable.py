"""Whether there's a terminal that the app can draw on."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from tui.errors import UserError

UNABLE_TERMINALS = ("dumb", "unknown")
"""Values of TERM for terminals that can't place the cursor."""


def require_terminal() -> None:
    """Raise UserError unless the app can be seen and typed into."""
    if not _is_terminal(sys.__stdin__):
        raise UserError(
            "Turnabout reads from the keyboard, but its input comes from somewhere else. Start it in a terminal "
            "window, without < or a pipe."
        )
    if not _is_terminal(sys.__stdout__):
        raise UserError(
            "Turnabout needs a screen, but its output goes somewhere else. Start it in a terminal window, without > "
            "or a pipe; to write out what you saved, use `turnabout export`."
        )
    if (name := os.environ.get("TERM", "")).lower() in UNABLE_TERMINALS:
        raise UserError(
            f"This terminal can't show a full screen (TERM is {name}). Start Turnabout in another terminal window."
        )


def _is_terminal(stream: TextIO | None) -> bool:
    # Python sets a stream that was closed before the start to None.
    return stream is not None and not stream.closed and stream.isatty()
