"""Leaving: at once and without a trace on the screen, or because the terminal was closed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable

CLEAR_SCREEN = "\x1b[2J\x1b[H"
NEUTRAL_TITLE = "\x1b]2;Terminal\x07"


def clear_terminal() -> None:
    """Empty the screen before anything else happens, and leave a window title that tells nothing."""
    # The driver writes to the same stream from a thread of its own; this must not wait for it.
    terminal = sys.__stderr__
    if terminal is not None and terminal.isatty():
        terminal.write(NEUTRAL_TITLE + CLEAR_SCREEN)
        terminal.flush()


def force_exit_after(seconds: float = 2.0) -> None:
    """End the process in any case: a terminal that is gone can keep the driver waiting for ever, and the store locked.

    What was confirmed is on the disk already, so nothing is lost by it.
    """
    ending = threading.Timer(seconds, os._exit, (0,))
    ending.daemon = True
    ending.start()


def on_terminal_closed(leave: Callable[[], None]) -> None:
    """Leave cleanly when the window is closed or the program is asked to end."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            # Windows has no such handlers, and a thread that is not the main one may not set them.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), leave)
    keyboard = sys.__stdin__
    if keyboard is not None and keyboard.isatty() and hasattr(select, "poll"):
        threading.Thread(target=_wait_for_hangup, args=(keyboard.fileno(), loop, leave), daemon=True).start()


def _wait_for_hangup(terminal: int, loop: asyncio.AbstractEventLoop, leave: Callable[[], None]) -> None:
    """Wait until the terminal is gone; only the first program in it gets a signal then, and that may be make."""
    gone = select.poll()
    gone.register(terminal, 0)
    if any(event & select.POLLHUP for _, event in gone.poll()):
        force_exit_after()  # the loop may be waiting for the terminal already
        with contextlib.suppress(RuntimeError):  # it is leaving already
            loop.call_soon_threadsafe(leave)
