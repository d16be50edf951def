"""Quick exit, and exit when the terminal is closed."""

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
    """Clear the screen, and set a neutral window title."""
    # Bypasses the driver, whose writer thread may be busy.
    terminal = sys.__stderr__
    if terminal is not None and terminal.isatty():
        terminal.write(NEUTRAL_TITLE + CLEAR_SCREEN)
        terminal.flush()


def force_exit_after(seconds: float = 2.0) -> None:
    """Kill the process after a delay.

    A closed terminal can block the driver forever, with the store locked. Confirmed answers are already saved.
    """
    ending = threading.Timer(seconds, os._exit, (0,))
    ending.daemon = True
    ending.start()


def on_terminal_closed(leave: Callable[[], None]) -> None:
    """Call `leave` on SIGTERM, SIGHUP, or a closed terminal."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            # Windows has no such handlers, and only the main thread may set them.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), leave)
    keyboard = sys.__stdin__
    if keyboard is not None and keyboard.isatty() and hasattr(select, "poll"):
        threading.Thread(target=_wait_for_hangup, args=(keyboard.fileno(), loop, leave), daemon=True).start()


def _wait_for_hangup(terminal: int, loop: asyncio.AbstractEventLoop, leave: Callable[[], None]) -> None:
    """Call `leave` once the terminal is closed.

    Only the terminal's first process gets SIGHUP, and that may be another program, such as make.
    """
    gone = select.poll()
    gone.register(terminal, 0)
    if any(event & select.POLLHUP for _, event in gone.poll()):
        force_exit_after()  # the loop may already be blocked by the terminal
        with contextlib.suppress(RuntimeError):  # the loop is already closed
            loop.call_soon_threadsafe(leave)
