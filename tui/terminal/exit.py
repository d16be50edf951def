"""Leaving: signals, and an end that never waits."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable

CLEAR_SCREEN = "\x1b[2J\x1b[H"
RESET = (
    f"{CLEAR_SCREEN}\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Undoes all modes that the driver sets, as it does itself."""

FORCED_EXIT_SECONDS = 2.0

LONGEST_RESET = 0.3
"""Seconds for the last words to a terminal that may take none."""


def on_end_signals(leave: Callable[[], None]) -> None:
    """Call `leave` on SIGTERM, SIGHUP, or SIGINT, in the signal handler.

    The event loop has handlers, too, but runs them only when it gets a turn.
    """
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        with contextlib.suppress(ValueError):  # only the main thread may set handlers
            signal.signal(number, lambda *_: leave())


class ForcedExit:
    """The end of the process, some seconds after it was asked to end.

    A closed terminal can block the driver forever, and a busy app the event loop, with the store locked. Confirmed
    answers are already saved.
    """

    def __init__(self, keyboard: int, screen: int) -> None:
        self._keyboard, self._screen = keyboard, screen
        self._modes = termios.tcgetattr(keyboard)
        self._message = ""
        self.must_reset = False
        """Whether the terminal is in the app's modes."""
        # Starting a thread or a timer isn't safe in a signal handler; writing to a pipe is.
        self._asked, self._ask = os.pipe()
        threading.Thread(target=self._wait, name="forced-exit", daemon=True).start()

    def start(self, failure: str = "") -> None:
        """End the process soon; with a failure's message, by status 1."""
        self._message = self._message or failure
        os.write(self._ask, b".")

    def _wait(self) -> None:
        signal.pthread_sigmask(
            signal.SIG_BLOCK, {signal.SIGTTOU}
        )  # or it'd stop in the background, and not end
        os.read(self._asked, 1)
        time.sleep(FORCED_EXIT_SECONDS)
        last_words = threading.Thread(target=self._say_last_words, daemon=True)
        last_words.start()
        last_words.join(LONGEST_RESET)
        os._exit(1 if self._message else 0)

    def _say_last_words(self) -> None:
        if self.must_reset:
            self._reset()
        if self._message and sys.__stderr__ is not None:
            with contextlib.suppress(OSError):
                os.write(sys.__stderr__.fileno(), f"{self._message}\n".encode())

    def _reset(self) -> None:
        with contextlib.suppress(OSError, termios.error):
            termios.tcflush(self._screen, termios.TCOFLUSH)
            termios.tcsetattr(self._keyboard, termios.TCSANOW, self._modes)
            if select.select([], [self._screen], [], 0)[1]:
                os.write(self._screen, RESET.encode())
