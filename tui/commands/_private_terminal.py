"""A terminal that doesn't show what's typed, and doesn't keep what was shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tui.terminal.usable import UNABLE_TERMINALS

_OTHER_SCREEN, _USUAL_SCREEN = "\x1b[?1049h\x1b[2J\x1b[H", "\x1b[?1049l"


@contextmanager
def without_echo() -> Iterator[None]:
    """Show nothing that's typed meanwhile, not even while there's no prompt."""
    if sys.platform == "win32" or not (sys.stdin and sys.stdin.isatty()):
        yield
        return
    import termios

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    silent = termios.tcgetattr(handle)
    silent[3] &= ~termios.ECHO
    termios.tcsetattr(handle, termios.TCSANOW, silent)
    try:
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)


@contextmanager
def not_kept() -> Iterator[bool]:
    """Leave nothing to scroll back to of what's written meanwhile; yield whether that's possible."""
    if not _has_other_screen():
        yield not (sys.stdout and sys.stdout.isatty())
        return
    sys.stdout.write(_OTHER_SCREEN)
    sys.stdout.flush()
    try:
        yield True
    finally:
        sys.stdout.write(_USUAL_SCREEN)
        sys.stdout.flush()


def _has_other_screen() -> bool:
    # The console of Windows only understands this once a program has asked it to.
    is_able = os.environ.get("TERM", "dumb").lower() not in UNABLE_TERMINALS
    return bool(is_able and sys.platform != "win32" and sys.stdout and sys.stdout.isatty())
