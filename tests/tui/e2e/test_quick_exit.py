"""Quick exit in a terminal: blank at once, nothing left to read, and nothing typed is lost."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.loading.open_script import open_script
from store import open_store
from tests.helpers.machine_speed import is_in_time
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.pty_terminal import HOME_SHOWN, TIMEOUT, AppForker, Terminal
from tests.tui.helpers.unfinished_conversations import left_at
from tests.tui.helpers.vt_screen import USUAL_MODES

Way = str | signal.Signals

MAX_BLANK_SECONDS = 0.05
TRIES = 8
"""How often to try it: on a busy machine, the app may get no turn for long."""

TYPED, RUSHED = "Nobody should read this", ", and less so this"
WAYS: dict[str, Way] = {
    "^q": "\x11",
    "^l": "\x0c",
    **{number.name: number for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)},
}
F1 = "\x1bOP"
MAIN_SCREEN = re.compile(rb"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|\Z)", re.DOTALL)
TITLES = re.compile(rb"\x1b\][012];([^\x07\x1b]*)")


def leave(terminal: Terminal, way: Way) -> None:
    if isinstance(way, signal.Signals):
        terminal.kill(way)
    else:
        terminal.type(way)


def seconds_until_blank(terminal: Terminal, way: Way) -> float:
    """Leave, and return how long anything could be read."""
    began = time.monotonic()
    leave(terminal, way)
    while terminal.text:
        assert time.monotonic() - began < TIMEOUT
        terminal.read(0.001)
    return time.monotonic() - began


@pytest.fixture
def written(forker: AppForker, folder: Path) -> Iterator[Terminal]:
    """Yield the app where something private was typed."""
    with open_store(folder) as store:
        left_at(store, open_script("i-statements"), "sentence")
    with type_privately(forker, folder) as terminal:
        yield terminal


def type_privately(forker: AppForker, folder: Path) -> Terminal:
    terminal = Terminal(forker, folder)
    terminal.until("Continue from")
    terminal.type("\r")
    terminal.until("this part is private")
    terminal.type("\r")
    terminal.until("is writing privately")
    terminal.type(TYPED)
    terminal.until(TYPED)
    return terminal


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_screen_is_blank_within_fifty_milliseconds(forker: AppForker, folder: Path, way: Way) -> None:
    took = list[float]()
    while not took or (not is_in_time(min(took), MAX_BLANK_SECONDS) and len(took) < TRIES):
        with Terminal(forker, folder) as terminal:
            terminal.until(HOME_SHOWN)
            terminal.settle()
            took.append(seconds_until_blank(terminal, way))
            assert terminal.wait() == 0
    print(f"blank after {min(took) * 1000:.1f} ms")  # noqa: T201
    assert is_in_time(min(took), MAX_BLANK_SECONDS)


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_busy_app_is_blank_before_it_ends(forker: AppForker, folder: Path, way: Way) -> None:
    with Terminal(forker, folder, mutant="never, but busy") as terminal:
        terminal.until(HOME_SHOWN)
        terminal.type(F1)
        terminal.settle()
        seconds_until_blank(terminal, way)
        assert {1049} <= terminal.screen.modes  # only blank yet: the end takes a busy app two seconds
        assert terminal.wait() == 0
        assert terminal.screen.modes == USUAL_MODES
        assert (terminal.text, terminal.screen.title) == ("", "Terminal")


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(way, id=name, marks=() if name == "^q" else pytest.mark.slow)
        for name, way in WAYS.items()
    ],
)
def test_quick_exit_leaves_a_draft_and_nothing_to_read(written: Terminal, folder: Path, way: Way) -> None:
    written.type(RUSHED if isinstance(way, signal.Signals) else f"{RUSHED}{way}")
    if isinstance(way, signal.Signals):
        written.until(f"{TYPED}{RUSHED}")
        written.kill(way)
    assert written.wait() == 0
    assert (written.text, written.screen.title) == ("", "Terminal")
    assert set(TITLES.findall(written.written)) == {b"Terminal"}
    on_main_screen = MAIN_SCREEN.sub(b"", written.written)
    for words in (TYPED, RUSHED, ANA.name, BEN.name, "Turnabout", str(folder)):
        assert words.encode() not in on_main_screen
    with open_store(folder) as store:
        (unfinished,) = store.unfinished()
        (draft,) = store.drafts(unfinished.id)
        assert f"{TYPED}{RUSHED}" in draft.text


@pytest.mark.slow
def test_title_is_neutral_while_it_runs_and_restored_when_suspended(written: Terminal) -> None:
    written.settle()
    assert written.screen.title == "Terminal"
    written.kill(signal.SIGTSTP)
    written.until(written.is_stopped)
    written.read(0.1)
    assert written.screen.title == ""
    written.kill(signal.SIGCONT)
    written.until("this part is private")
    assert written.screen.title == "Terminal"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["linux", "vt100"])
def test_terminal_without_a_title_gets_none(forker: AppForker, folder: Path, name: str) -> None:
    with Terminal(forker, folder, environment={"TERM": name}) as terminal:
        terminal.until(HOME_SHOWN)
        terminal.type("\x11")
        assert terminal.wait() == 0
        assert terminal.text == ""
        assert not TITLES.search(terminal.written)
