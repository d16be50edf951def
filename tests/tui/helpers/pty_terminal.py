"""A pseudo-terminal for the real app, recording its output."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.tui.helpers.vt_screen import VtScreen
from tui.terminal.size import MAX_COLUMNS, MAX_ROWS, USUAL_COLUMNS, USUAL_ROWS

SERVER = Path(__file__).with_name("app_forker.py")
TIMEOUT = 20.0
"""Seconds to wait before failing."""
HOME_SHOWN = "Find a conversation"
"""A row on Home's first page, once all of Home is read; in a window that can only read, there's none."""


class AppForker:
    """The server process that forks apps into terminals.

    `environment` is what Python reads once, as it starts: a locale, for instance.
    """

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        quiet = {
            name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")
        }
        self._process = subprocess.Popen(
            [sys.executable, str(SERVER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**quiet, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none", **(environment or {})},
        )

    def close(self) -> None:
        self._process.communicate()

    def ask(self, **request: Any) -> int:
        """Send a request and return the number in reply."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


class Terminal:
    """The real app in a terminal.

    `size` is its columns and rows. `environment` is added to the usual one, where None removes a variable. `streams`
    gives other standard streams than the terminal, by number: a file, or "" for a closed one.
    """

    def __init__(
        self,
        apps: AppForker,
        folder: Path,
        *arguments: str,
        mutant: str = "",
        under_parent: bool = False,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str | None] | None = None,
        streams: Mapping[int, str] | None = None,
    ) -> None:
        self._apps = apps
        self._master, slave = pty.openpty()
        os.set_blocking(self._master, False)
        self._set_size(size)
        self.screen = _screen(size)
        self.written = b""
        self._ended: int | None = None
        self.pid = apps.ask(
            start=os.ttyname(slave),
            arguments=["--data", str(folder), *arguments],
            mutant=mutant,
            under_parent=under_parent,
            environment=dict(environment or {}),
            streams=dict(streams or {}),
        )
        self._slave = slave

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._ended is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()
        if self._master >= 0:
            os.close(self._master)
        os.close(self._slave)

    def type(self, text: str | bytes) -> None:
        """Press keys; Enter is a carriage return."""
        rest = text.encode() if isinstance(text, str) else text
        end = time.monotonic() + TIMEOUT
        while rest:
            try:
                rest = rest[os.write(self._master, rest) :]
            except BlockingIOError:
                assert time.monotonic() < end, f"It read nothing:\n{self.screen.text}"
                self.read(0.01)

    def _set_size(self, size: tuple[int, int]) -> None:
        termios.tcsetwinsize(self._master, (size[1], size[0]))

    def resize(self, size: tuple[int, int]) -> None:
        """Change the window's columns and rows; the app gets SIGWINCH."""
        self._set_size(size)
        self.screen = _screen(size)

    @property
    def reads_keys(self) -> bool:
        """Return whether keys reach the app one by one, rather than lines."""
        return not termios.tcgetattr(self._slave)[3] & (termios.ICANON | termios.ECHO)

    def read(self, seconds: float = 0.0) -> None:
        """Read the available output, waiting this long for the first."""
        if self._master < 0:
            time.sleep(seconds)
            return
        while select.select([self._master], [], [], seconds)[0]:
            chunk = os.read(self._master, 65536)
            self.written += chunk
            self.screen.feed(chunk)
            seconds = 0.0

    def until(self, expected: str | Callable[[], bool]) -> str:
        """Wait for a text or condition; fail with the screen."""
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            if (expected in self.text) if isinstance(expected, str) else expected():
                return self.text
            self.read(0.05)
        raise AssertionError(f"{expected!r} did not come:\n{self.screen.text}")

    def settle(self) -> None:
        """Wait until the output stops."""
        before = -1
        while before != len(self.written):
            before = len(self.written)
            self.read(0.15)

    @property
    def text(self) -> str:
        """Return the screen text on one line."""
        return " ".join(self.screen.text.split())

    def kill(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def close_window(self) -> None:
        """Close the terminal while the app is running."""
        os.close(self._master)
        self._master = -1

    @property
    def cpu_seconds(self) -> float:
        """Return the processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def is_stopped(self) -> bool:
        """Return whether a signal has stopped the process."""
        return bool(re.search(r"\) T ", Path(f"/proc/{self.pid}/stat").read_text()))

    @property
    def has_ended(self) -> bool:
        """Return whether the process has ended."""
        return bool(re.search(r"\) Z ", Path(f"/proc/{self.pid}/stat").read_text()))

    def wait(self) -> int:
        """Read the remaining output and return the exit status."""
        if self._ended is None:
            end = time.monotonic() + TIMEOUT
            while not self.has_ended:
                assert time.monotonic() < end, f"It did not end:\n{self.screen.text}"
                self.read(0.02)
            self.read()
            self._ended = self._apps.ask(wait=self.pid)
        return self._ended


def _screen(size: tuple[int, int]) -> VtScreen:
    """Return a screen as large as the app takes this size to be."""
    return VtScreen(min(size[0] or USUAL_COLUMNS, MAX_COLUMNS), min(size[1] or USUAL_ROWS, MAX_ROWS))
