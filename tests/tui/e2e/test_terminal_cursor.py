"""A walk through the real app: the terminal's cursor is where the mark is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.loading.open_script import open_script
from store import open_store
from tests.tui.helpers.pty_terminal import HOME_SHOWN, AppForker, Terminal
from tests.tui.helpers.unfinished_conversations import left_at
from tui.screens.history.search import SearchScreen

UP, DOWN, LEFT = "\x1b[A", "\x1b[B", "\x1b[D"
POINTER = "▌"
TYPED = "日本walk"
WIDE_SIGNS = 2
WITH_FRAME = "Reflective listening"
"""A conversation that asks first whether now is a good time."""


@pytest.fixture
def home(forker: AppForker, folder: Path) -> Iterator[Terminal]:
    with Terminal(forker, folder) as terminal:
        terminal.until(HOME_SHOWN)
        yield terminal


def press(terminal: Terminal, keys: str) -> str:
    """Press keys, and return the line with the cursor once all is painted."""
    terminal.type(keys)
    terminal.settle()
    return terminal.screen.cursor_line


def text_before_cursor(terminal: Terminal) -> str:
    """Return the line up to the cursor, once it holds the wide signs that are typed."""
    column, _ = terminal.screen.cursor
    return terminal.screen.cursor_line[: max(column - WIDE_SIGNS, 0)]


def to_row(terminal: Terminal, title: str) -> None:
    """Move down to the row of this title."""
    line = terminal.screen.cursor_line
    while title not in line:
        line, before = press(terminal, DOWN), line
        assert line != before


@pytest.mark.slow
def test_cursor_walks_through_lists_choices_and_texts(home: Terminal) -> None:
    home.settle()
    first = home.screen.cursor_line
    lines = [press(home, DOWN) for _ in range(3)]
    assert len({first, *lines}) == 4
    assert press(home, UP) == lines[1]
    title = lines[1].partition(POINTER)[2].split("  ")[0].strip()
    assert title
    press(home, "\r")
    assert title in home.until("goes first today")
    home.type("\x1b")
    home.until(HOME_SHOWN)
    assert press(home, "") == lines[1]
    assert press(home, UP + UP) == first

    to_row(home, WITH_FRAME)
    press(home, "\r")
    home.until("goes first")
    press(home, "\r")
    home.until("Not now")
    home.settle()
    assert "Yes" in home.screen.cursor_line
    first, second = press(home, DOWN), press(home, DOWN)
    assert POINTER in first
    assert POINTER in second
    assert press(home, UP) == first != second


@pytest.mark.parametrize("where", ["line", "box"])
def test_cursor_stays_at_the_typed_text(forker: AppForker, folder: Path, where: str) -> None:
    with open_store(folder) as store:
        left_at(store, open_script("repair"), "moment")
    with Terminal(forker, folder) as terminal:
        terminal.until("Continue from")
        terminal.type("/" if where == "line" else "\r")
        terminal.until(SearchScreen.PLACEHOLDER if where == "line" else "together")
        terminal.type(TYPED)
        terminal.until(lambda: text_before_cursor(terminal).endswith(TYPED))
        line = terminal.screen.cursor_line
        terminal.type(LEFT)
        terminal.until(lambda: text_before_cursor(terminal).endswith(TYPED[:-1]))
        assert terminal.screen.cursor_line == line


def test_nothing_is_written_at_rest(home: Terminal) -> None:
    press(home, DOWN)
    before = home.written
    home.read(1.5)
    assert home.written == before
