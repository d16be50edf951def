"""A crash in any view, with private words typed in: they are in no output and no file."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from tests.tui.helpers.pty_terminal import AppForker, Terminal
from tests.tui.helpers.screen_catalogue import STEPS, TYPICAL, VIEWS
from tests.tui.helpers.vt_screen import USUAL_MODES
from tui.crashes.report import CRASH_MESSAGE, REPORT_FILE

NAMES = [view.name for view in (*VIEWS, *STEPS)]
PARTS = 8
MARKERS = ("qzjj", "PRIVATE WORDS")
END = re.compile(r"--- end of (\S+): (\d) (\w+)")
SHOWN = re.compile(rb"\x1b\[\?1049h.*?\x1b\[\?1049l", re.DOTALL)
TITLES = re.compile(rb"\x1b\][012];([^\x07\x1b]*)")
MODES: dict[str, tuple[str | None, list[str]]] = {
    "dark": (None, []),
    "light": (None, ["--light"]),
    "without color": ("1", []),
}


def _has_ended(terminal: Terminal, name: str) -> bool:
    return f"--- end of {name}:".encode() in terminal.written


def crash(forker: AppForker, home: Path, names: list[str], mode: str) -> int:
    """Crash these views, check what is left, and return how many were typed into."""
    no_color, arguments = MODES[mode]
    environment: dict[str, str | None] = {
        "NO_COLOR": no_color,
        **dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_STATE_HOME"), str(home)),
    }
    with Terminal(
        forker, home / "data", *arguments, *names, mutant="crashes in views", environment=environment
    ) as terminal:
        for name in names:
            terminal.until(partial(_has_ended, terminal, name))
        assert terminal.wait() == 0
        ended = END.findall(terminal.written.decode())
        assert [name for name, _, _ in ended] == names
        assert {status for _, status, _ in ended} == {"1"}, ended
        assert terminal.screen.modes == USUAL_MODES
        assert set(TITLES.findall(terminal.written)) == {b"Terminal"}
        assert any(marker.encode() in terminal.written for marker in MARKERS)  # they were on the screen
        left = SHOWN.sub(b"", terminal.written).decode()
    assert "".join(left.split()).count("".join(CRASH_MESSAGE.split())) == len(names)
    for marker in MARKERS:
        assert marker not in left
    reports = [path for path in home.rglob("*") if path.is_file()]
    assert {path.name for path in reports} == {REPORT_FILE}
    assert len(reports) == len(names)
    for path in reports:
        for marker in MARKERS:
            assert marker not in path.read_text()
            assert marker not in str(path)
    return sum(typed == "True" for _, _, typed in ended)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_crash_in_any_view_leaves_no_private_words(forker: AppForker, tmp_path: Path, part: int) -> None:
    assert crash(forker, tmp_path, NAMES[part::PARTS], "dark") > 0


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["light", "without color"])
def test_crash_in_another_mode_leaves_no_private_words(forker: AppForker, tmp_path: Path, mode: str) -> None:
    assert crash(forker, tmp_path, [name for name in NAMES if name in TYPICAL], mode) > 0
