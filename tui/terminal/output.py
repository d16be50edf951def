"""Output to a terminal that may be slow, closed, or not UTF-8."""

from __future__ import annotations

import os
import select


class TerminalOutput:
    """A file that never fails: the thread that writes must not end."""

    def __init__(self, screen: int, encoding: str) -> None:
        self._screen, self._encoding = screen, encoding

    def write(self, text: str) -> int:
        """Write all of a text, with ? for what the encoding lacks."""
        rest = text.encode(self._encoding, "replace")
        while rest:
            try:
                rest = rest[os.write(self._screen, rest) :]
            except BlockingIOError:  # another program made the terminal non-blocking
                select.select([], [self._screen], [], 1)
            except OSError:  # the window is closed, which the input notices
                break
        return len(text)

    def flush(self) -> None:
        """Do nothing: there's no buffer."""

    def fileno(self) -> int:
        return self._screen
