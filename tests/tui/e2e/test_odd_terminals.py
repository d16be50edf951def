"""Terminals of every kind: refused, or calm at rest."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from store import open_store
from tests.helpers.machine_speed import is_within
from tests.tui.helpers.pty_terminal import HOME_SHOWN, AppForker, Terminal
from tests.tui.helpers.vt_screen import USUAL_MODES

REST_SECONDS = 2.0
MAX_CPU_SECONDS = 0.05
"""Most processor time at rest; an endless repaint takes all of it."""


def check_lock_is_free(folder: Path) -> None:
    with open_store(folder) as store:
        assert not store.read_only


def rest(terminal: Terminal) -> tuple[float, int]:
    """Wait, and return the processor time and output of the wait."""
    terminal.settle()
    before, written = terminal.cpu_seconds, len(terminal.written)
    terminal.read(REST_SECONDS)
    return terminal.cpu_seconds - before, len(terminal.written) - written


# Not usable


@pytest.mark.parametrize("name", ["dumb", "DUMB", "unknown"])
def test_terminal_without_a_cursor_is_refused(forker: AppForker, folder: Path, name: str) -> None:
    with Terminal(forker, folder, environment={"TERM": name}) as terminal:
        assert terminal.wait() == 1
        assert "".join(terminal.text.split()) == (
            f"turnabout:Thisterminalcan'tshowafullscreen(TERMis{name}).StartTurnaboutinanotherterminalwindow."
        )
        assert b"\x1b" not in terminal.written
    check_lock_is_free(folder)


REDIRECTED = [
    pytest.param(0, "/dev/null", "reads from the keyboard", id="input from nowhere"),
    pytest.param(0, "", "reads from the keyboard", id="no input"),
    pytest.param(0, "pipe", "reads from the keyboard", id="input from a pipe"),
    pytest.param(1, "file", "needs a screen", id="output to a file"),
    pytest.param(1, "", "needs a screen", id="no output"),
    pytest.param(1, "pipe", "needs a screen", id="output to a pipe"),
]


def stream(kind: str, folder: Path) -> str:
    """Return the path of a new file or pipe."""
    path = folder.parent / kind
    if kind == "pipe":
        os.mkfifo(path)
    return str(path) if kind in ("pipe", "file") else kind


@pytest.mark.parametrize(("number", "kind", "sentence"), REDIRECTED)
def test_redirected_stream_is_refused(
    forker: AppForker, folder: Path, number: int, kind: str, sentence: str
) -> None:
    with Terminal(forker, folder, streams={number: stream(kind, folder)}, size=(100, 30)) as terminal:
        assert terminal.wait() == 1
        assert terminal.text.startswith(f"turnabout: Turnabout {sentence}")
        assert b"\x1b" not in terminal.written
    check_lock_is_free(folder)


# Usable

KINDS: dict[str, dict[str, str | None]] = {
    "xterm": {"TERM": "xterm"},
    "xterm-256color": {"TERM": "xterm-256color"},
    "vt100": {"TERM": "vt100"},
    "linux": {"TERM": "linux"},
    "no name": {"TERM": None},
    "no color": {"NO_COLOR": "1"},
    "other columns": {"COLUMNS": "200", "LINES": "5"},
    "invalid columns": {"COLUMNS": "0", "LINES": "-3"},
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_app_uses_no_processor_time_at_rest(forker: AppForker, folder: Path, kind: str) -> None:
    with Terminal(forker, folder, environment=KINDS[kind], size=(100, 30)) as terminal:
        terminal.until(HOME_SHOWN)
        used, written = rest(terminal)
        assert is_within(used, MAX_CPU_SECONDS)
        assert written == 0
        terminal.type("\x11")
        assert terminal.wait() == 0
        assert terminal.screen.modes == USUAL_MODES
    check_lock_is_free(folder)


@pytest.mark.slow
@pytest.mark.parametrize("stream", ["errors", ""])
def test_errors_may_go_elsewhere(forker: AppForker, folder: Path, stream: str) -> None:
    path = str(folder.parent / stream) if stream else ""
    with Terminal(forker, folder, streams={2: path}) as terminal:
        terminal.until(HOME_SHOWN)
        used, written = rest(terminal)
        assert (is_within(used, MAX_CPU_SECONDS), written) == (True, 0)
        terminal.type("\x11")
        assert terminal.wait() == 0


def test_window_size_counts_and_not_the_environment(forker: AppForker, folder: Path) -> None:
    with Terminal(forker, folder, environment={"COLUMNS": "40", "LINES": "9"}, size=(90, 30)) as terminal:
        terminal.until("Quick exit")
        assert "Quick exit" in terminal.screen.text.split("\n")[29]


@pytest.mark.slow
@pytest.mark.parametrize("size", [(0, 0), (1, 1), (2, 1), (1, 200), (65535, 1), (1, 65535), (65535, 65535)])
def test_any_size_can_be_left(forker: AppForker, folder: Path, size: tuple[int, int]) -> None:
    with Terminal(forker, folder, size=size) as terminal:
        terminal.until(lambda: b"\x1b[?1049h" in terminal.written)
        end = time.monotonic() + 20
        while not is_within(rest(terminal)[0], MAX_CPU_SECONDS):
            assert time.monotonic() < end
        terminal.type("\x11")
        assert terminal.wait() == 0
    check_lock_is_free(folder)


@pytest.mark.slow
def test_resizing_ends(forker: AppForker, folder: Path) -> None:
    with Terminal(forker, folder) as terminal:
        terminal.until(HOME_SHOWN)
        for number in range(60):
            terminal.resize(((80, 24), (100, 30), (40, 12), (0, 0), (1, 1))[number % 5])
            terminal.read(0.001 * (number % 20))
        terminal.resize((90, 28))
        used, written = rest(terminal)
        assert (is_within(used, MAX_CPU_SECONDS), written) == (True, 0)
        terminal.resize((90, 27))
        terminal.until("Quick exit")
        assert "Quick exit" in terminal.screen.text.split("\n")[26]
