"""The main screens open in plain terminals and locales."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import open_store
from tests.tui.helpers.app import ANA, BEN, agreement_conversation, finish_conversation
from tests.tui.helpers.check_ins import check_in_weekly
from tests.tui.helpers.pty_terminal import AppForker, Terminal

ENVIRONMENTS: dict[str, dict[str, str]] = {
    "vt100": {"TERM": "vt100"},
    "linux": {"TERM": "linux"},
    "xterm": {"TERM": "xterm", "COLORTERM": ""},
    "no color": {"NO_COLOR": "1"},
    "C": {"LANG": "C", "LC_ALL": "C"},
    "C without UTF-8": {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
ESC, ENTER, RIGHT, F1, F2, F3 = "\x1b", "\r", "\x1b[C", "\x1bOP", "\x1bOQ", "\x1bOR"
ALL_COMMANDS, PAUSE, QUIT = "\x10", "\x14", "\x11"
SIDE_TRIPS = (F1, F3, ALL_COMMANDS, "p", "/", "o", "a", "n", "s")
"""What Home opens by one key, and Esc closes."""
TITLES = {
    F1: "What would you like to do?",
    ALL_COMMANDS: "What would you like to do?",
    F3: "Is this for us?",
    "a": "Agreements",
    "n": "Notebook",
    "s": "Settings",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a few weeks of data."""
    act = {"act": "We walk on Sundays.", "who": "both", "look_back": "2026-03-01"}
    with open_store(tmp_path / "data") as store:
        store.set_people(ANA, BEN)
        check_in_weekly(store, 3, "a quiet week")
        finish_conversation(store, agreement_conversation("2026-02-20T2000-00a1", act))
    return tmp_path / "data"


def press(terminal: Terminal, key: str) -> str:
    """Press a key, and return the screen that follows."""
    before = terminal.text
    terminal.type(key)
    terminal.until(lambda: terminal.text != before)
    terminal.settle()
    assert not terminal.has_ended, terminal.text
    return terminal.text


@pytest.mark.slow
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_main_screens_open(folder: Path, name: str) -> None:
    apps = AppForker(ENVIRONMENTS[name])
    try:
        with Terminal(apps, folder, size=(80, 24)) as terminal:
            terminal.until("Quick exit")
            terminal.settle()
            home = terminal.text
            for key in SIDE_TRIPS:
                opened = press(terminal, key)
                assert opened != home
                assert TITLES.get(key, "") in opened
                if key == "o":
                    press(terminal, RIGHT)
                assert press(terminal, ESC) == home
            terminal.type(F2)
            press(terminal, ENTER)
            terminal.type(QUIT)
            assert terminal.wait() == 0
        with Terminal(apps, folder, "open", "i-statements", size=(80, 24)) as terminal:
            terminal.until("Start")
            terminal.settle()
            press(terminal, ENTER)
            press(terminal, PAUSE)
            press(terminal, ESC)
            press(terminal, ENTER)
            terminal.type(QUIT)
            assert terminal.wait() == 0
    finally:
        apps.close()
