"""The theme that follows the terminal."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from store import open_store
from tests.tui.helpers.pty_terminal import HOME_SHOWN, AppForker, Terminal
from tui.terminal.background_color import BACKGROUND_QUERY

LINEN, HEARTH = b"48;2;246;240;230", b"48;2;24;20;18"
COLORS = {"COLORTERM": "truecolor", "TERM": "xterm-256color", "COLORFGBG": None, "NO_COLOR": None}


@pytest.mark.parametrize(("answer", "ground"), [("ffff/ffff/ffff", LINEN), ("0000/0000/0000", HEARTH)])
def test_theme_is_the_one_of_the_terminal(
    forker: AppForker, folder: Path, answer: str, ground: bytes
) -> None:
    with open_store(folder) as store:
        store.set_setting("theme", "system")
    with Terminal(forker, folder, environment=COLORS) as terminal:
        terminal.until(HOME_SHOWN)
        terminal.until(lambda: BACKGROUND_QUERY.encode() in terminal.written)
        terminal.settle()
        assert HEARTH in terminal.written
        terminal.written = b""
        terminal.type(f"\x1b]11;rgb:{answer}\x1b\\")
        terminal.type("s")
        terminal.until("Names and symbols")
        terminal.settle()
        assert ground in terminal.written
        assert (HEARTH in terminal.written) == (ground == HEARTH)


def test_light_terminal_is_never_dark(forker: AppForker, folder: Path) -> None:
    with open_store(folder) as store:
        store.set_setting("theme", "system")
    with Terminal(forker, folder, environment=COLORS) as terminal:
        terminal.until(lambda: BACKGROUND_QUERY.encode() in terminal.written)
        time.sleep(0.1)  # as over a slow connection
        terminal.type("\x1b]11;rgb:ffff/ffff/ffff\x1b\\")
        terminal.until(HOME_SHOWN)
        assert LINEN in terminal.written
        assert HEARTH not in terminal.written


def test_other_themes_ask_nothing(forker: AppForker, folder: Path) -> None:
    with Terminal(forker, folder, environment=COLORS) as terminal:
        terminal.until(HOME_SHOWN)
        terminal.settle()
        assert BACKGROUND_QUERY.encode() not in terminal.written
        terminal.type("s")
        terminal.until("Names and symbols")
        terminal.type("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[D")
        terminal.until("Terminal ✓")
        terminal.until(lambda: BACKGROUND_QUERY.encode() in terminal.written)
