"""The driver: Textual's, made to survive odd terminals."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
from collections.abc import Callable
from functools import partial
from io import TextIOWrapper
from typing import Protocol, TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

from tui.keys.commands import LEAVE
from tui.terminal.background_color import BACKGROUND_QUERY, may_be_asked
from tui.terminal.exit import ForcedExit, on_end_signals
from tui.terminal.keyboard import Keyboard
from tui.terminal.output import END_PAINTING, START_PAINTING, TerminalOutput
from tui.terminal.size import terminal_size
from tui.terminal.title import has_title

QUIT_KEYS = frozenset(LEAVE.keys.split(","))
QUIT_BYTES = frozenset({b"\x11", b"\x0c"})
"""What the quit keys send, alone: they count even in a paste whose end got lost."""

CHUNK = 4096
"""Bytes to read at once."""

POLL_SECONDS = 0.1
"""How often the thread that reads looks whether it should end."""


class LeavingApp(Protocol):
    """What the driver needs of the app."""

    def leave(self) -> None: ...

    def fail(self, error: Exception) -> None: ...


class TerminalDriver(LinuxDriver):
    """Draws on standard output, and ends the app in any state."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        output = cast("TextIO", sys.__stdout__)  # not None: the app doesn't start without a terminal
        self._screen = output.fileno()
        super().__init__(app, debug=debug, mouse=mouse, size=size or terminal_size(self._screen))
        self._output = TerminalOutput(self._screen, output.encoding, has_title=has_title(os.environ))
        self._file = cast("TextIOWrapper", self._output)
        self._leaving = cast("LeavingApp", app)
        self._is_leaving = False
        self.forced_exit = ForcedExit(self.fileno, self._screen)
        on_end_signals(self._leave)

    def _get_terminal_size(self) -> tuple[int, int]:
        return terminal_size(self._screen)

    def _query_in_band_window_resize(self) -> None:
        """Don't ask the terminal to report its size as input."""

    # Starting, stopping, and being suspended

    @property
    def _is_active(self) -> bool:
        """Return whether this draws, rather than being suspended."""
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def start_application_mode(self) -> None:
        if self._is_leaving:  # it would stop here in the background, and not end
            return
        self.forced_exit.must_reset = True
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(START_PAINTING)

    def stop_application_mode(self) -> None:
        self.write(END_PAINTING)
        super().stop_application_mode()
        self.forced_exit.must_reset = False

    def ask_background(self) -> bool:
        """Ask the terminal for its background, if it may be asked; the answer is a message."""
        asks = may_be_asked(os.environ)
        if asks:
            self.write(BACKGROUND_QUERY)
            self.flush()
        return asks

    def write(self, data: str) -> None:
        if self._is_active:  # nothing would empty the queue, and a full one blocks
            super().write(data)

    def _sigtstp_application(self, *_: object) -> None:
        # Not in the signal handler, which may interrupt a write, and then waits for itself.
        self._call_soon(self._stop)

    def _sigcont_application(self, *_: object) -> None:
        self._call_soon(self._continue)

    def _stop(self) -> None:
        if self._is_active and self._app.is_running:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _continue(self) -> None:
        if not self._app.is_running or self._is_leaving:
            return
        before = self.attrs_before
        if was_active := self._is_active:
            # SIGSTOP stopped it, which can't be caught, and a shell may have changed the modes since. If not, keys
            # such as Ctrl+C must not get their usual meaning for a moment.
            self.attrs_before = None
            self.suspend_application_mode()
            self._must_signal_resume = True
        self.resume_application_mode()
        if was_active:
            self.attrs_before = before

    # Input

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._call_soon(partial(self._leaving.fail, error))

    def run_input_thread(self) -> None:
        """Send events until the app ends or the window is closed."""
        keyboard = Keyboard()
        while not self.exit_event.is_set():
            if not select.select([self.fileno], [], [], POLL_SECONDS)[0]:
                messages = keyboard.tick()
            elif received := self._read():
                if received in QUIT_BYTES:
                    self._quit()
                messages = keyboard.feed(received)
            else:
                self._leave()
                return
            for message in messages:
                self.process_message(message)

    def _read(self) -> bytes:
        """Return what was typed, or nothing if the window is closed."""
        with contextlib.suppress(OSError):
            return os.read(self.fileno, CHUNK)
        return b""

    def process_message(self, message: Message) -> None:
        if isinstance(message, Key) and message.key in QUIT_KEYS:
            self._quit()  # the app may be too busy to see the key
        super().process_message(message)

    # Leaving

    def hide(self) -> None:
        """Blank the screen now, and paint nothing more."""
        self._output.hide()

    def _quit(self) -> None:
        self.forced_exit.start()
        self.hide()

    def _leave(self) -> None:
        self._is_leaving = True
        self._quit()
        self._call_soon(self._end)

    def _end(self) -> None:
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # setting the modes would stop it in the background
        self._leaving.leave()

    def _call_soon(self, callback: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended, and the app with it
            self._loop.call_soon_threadsafe(callback)
