"""The forced exit, which never waits."""

from __future__ import annotations

import subprocess
import sys

import pytest

FAIL_WITHOUT_A_READER = """
import contextlib, os, pty, time
from tui.terminal.exit import ForcedExit

_, slave = pty.openpty()
os.set_blocking(2, False)
with contextlib.suppress(BlockingIOError):
    while True:
        os.write(2, bytes(4096))
os.set_blocking(2, True)
ForcedExit(slave, slave).start("Something went wrong.")
time.sleep(60)
"""


@pytest.mark.slow
def test_forced_exit_ends_though_nobody_reads_its_message() -> None:
    with subprocess.Popen([sys.executable, "-c", FAIL_WITHOUT_A_READER], stderr=subprocess.PIPE) as process:
        try:
            assert process.wait(timeout=10) == 1
        finally:
            process.kill()
