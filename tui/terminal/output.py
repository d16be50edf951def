"""Output to a terminal that may be slow, closed, or not UTF-8."""

from __future__ import annotations

import contextlib
import os
import select
import threading

from tui.terminal.exit import CLEAR_SCREEN
from tui.terminal.title import NEUTRAL_TITLE, RESTORE_TITLE, SAVE_TITLE

START_PAINTING, END_PAINTING = "start painting", "end painting"
"""Written alone, in order with all else: what's between may be hidden, what's outside never is."""

CHUNK = 4096
"""Most bytes to write at once, so that a blank screen needn't wait for a long paint."""

LONGEST_WAIT = 0.05
"""Seconds to wait for a chunk under way."""


class TerminalOutput:
    """A file that never fails, and that can be blanked at once.

    The thread that writes must not end, or the app couldn't either.
    """

    def __init__(self, screen: int, encoding: str, *, has_title: bool) -> None:
        self._screen, self._encoding, self._has_title = screen, encoding, has_title
        self._lock = threading.Lock()
        self._is_painting = self._is_hidden = False

    def write(self, text: str) -> int:
        """Write all of a text, with ? for what the encoding lacks."""
        rest = self._control(text).encode(self._encoding, "replace")
        while rest:
            try:
                with self._lock:
                    if self._is_hidden:
                        break
                    rest = rest[os.write(self._screen, rest[:CHUNK]) :]
            except BlockingIOError:  # another program made the terminal non-blocking
                select.select([], [self._screen], [], 1)
            except OSError:  # the window is closed, which the input notices
                break
        return len(text)

    def _control(self, text: str) -> str:
        """Return what to write for a text, and follow the marks."""
        if text == START_PAINTING:
            self._is_painting = True
            return SAVE_TITLE + NEUTRAL_TITLE if self._has_title else ""
        if text != END_PAINTING:
            return text
        with self._lock:
            was_hidden, self._is_hidden, self._is_painting = self._is_hidden, False, False
        restored = RESTORE_TITLE if self._has_title else ""
        return restored + (self._blank if was_hidden else "")

    @property
    def _blank(self) -> str:
        return (NEUTRAL_TITLE if self._has_title else "") + CLEAR_SCREEN

    def hide(self) -> None:
        """Blank the screen now, from any thread or signal handler, and paint nothing more.

        A terminal that takes nothing now is blanked at the end.
        """
        if not self._is_painting:
            return
        self._is_hidden = True
        is_mine = self._lock.acquire(timeout=LONGEST_WAIT)
        try:
            with contextlib.suppress(OSError, ValueError):
                if self._is_hidden and select.select([], [self._screen], [], 0)[1]:
                    os.write(self._screen, self._blank.encode())
        finally:
            if is_mine:
                self._lock.release()

    def flush(self) -> None:
        """Do nothing: there's no buffer."""

    def fileno(self) -> int:
        return self._screen
