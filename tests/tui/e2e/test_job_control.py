"""An app that a shell suspended, or started in the background, can be ended."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import open_store
from tests.tui.helpers.pty_terminal import HOME_SHOWN

TIMEOUT = 20.0
IN_FOREGROUND = 'sh -c \'echo $$ > "$0"; exec "$@"\' "$@"; sleep 60'
IN_BACKGROUND = 'sh -c \'echo $$ > "$0"; exec "$@"\' "$@" & sleep 60'

pytestmark = pytest.mark.slow


class Job:
    """The app as a job of a shell with a terminal."""

    def __init__(self, folder: Path, line: str) -> None:
        self._pid_file = folder.with_name("pid")
        app = [sys.executable, "-m", "tui", "--data", str(folder)]
        self.shell, self.terminal = pty.fork()
        if self.shell == 0:
            os.execvp("sh", ["sh", "-m", "-c", line, "sh", str(self._pid_file), *app])  # noqa: S606 - in the fork
        self.written = b""

    def until_state(self, states: str) -> None:
        """Wait until the app is in one of these states, as /proc tells; X if it's gone."""
        end = time.monotonic() + TIMEOUT
        while self.state not in states:
            assert time.monotonic() < end, f"{self.state}, not {states}: {self.written[-300:]!r}"
            self.read()

    def read(self) -> None:
        if select.select([self.terminal], [], [], 0.05)[0]:
            with contextlib.suppress(OSError):
                self.written += os.read(self.terminal, 65536)

    @property
    def pid(self) -> int:
        return int(self._pid_file.read_text())

    @property
    def state(self) -> str:
        try:
            return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (OSError, ValueError):
            return "X" if self._pid_file.exists() else "-"

    def close(self) -> None:
        for pid in (self.pid, self.shell):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        os.close(self.terminal)
        os.waitpid(self.shell, 0)


@pytest.fixture(params=["suspended", "stopped", "in the background"])
def resting(request: pytest.FixtureRequest, folder: Path) -> Iterator[Job]:
    """Yield the app as a job that isn't in the foreground anymore."""
    job = Job(folder, IN_BACKGROUND if request.param == "in the background" else IN_FOREGROUND)
    try:
        if request.param != "in the background":
            end = time.monotonic() + TIMEOUT
            while HOME_SHOWN.encode() not in job.written:
                assert time.monotonic() < end
                job.read()
            os.kill(job.pid, signal.SIGTSTP if request.param == "suspended" else signal.SIGSTOP)
        job.until_state("T")
        yield job
    finally:
        job.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_resting_app_ends_when_asked(resting: Job, folder: Path, number: signal.Signals) -> None:
    os.kill(resting.pid, number)
    os.kill(resting.pid, signal.SIGCONT)  # as a shell does, so that the signal arrives
    resting.until_state("ZX")
    with open_store(folder) as store:
        assert not store.read_only
