"""A window title that tells nothing, while the app runs."""

from __future__ import annotations

from collections.abc import Mapping

from tui.terminal.background_color import SILENT_TERMINALS

NEUTRAL_TITLE = "\x1b]2;Terminal\x07"
SAVE_TITLE, RESTORE_TITLE = "\x1b[22;2t", "\x1b[23;2t"
"""xterm's stack of titles; terminals without one ignore it, and their shell sets a title again."""


def has_title(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal has a title, or ignores one."""
    return not environ.get("TERM", "").startswith(SILENT_TERMINALS)
