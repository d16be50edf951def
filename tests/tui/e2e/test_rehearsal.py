"""A rehearsal in a real terminal: each save shown in time, nothing left on the disk."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from pathlib import Path

import pytest

from tests.helpers.machine_speed import is_in_time
from tests.tui.helpers.pty_terminal import TIMEOUT, AppForker, Terminal
from tests.tui.helpers.script_pack import WORDS, write_pack

ALLOWED_SECONDS = 0.5
SAVES = 5


def everything_in(*folders: Path) -> set[str]:
    return {str(path) for folder in folders for path in folder.rglob("*")}


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


def words_of(flow: Path) -> Path:
    return flow.parents[1] / "prompts" / "en" / "every-kind.md"


def save(path: Path, text: str, *, by_rename: bool) -> None:
    """Save as an editor does: beside it and renamed, or emptied and then written in two halves."""
    if by_rename:
        beside = path.with_name(".4913")
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
        return
    with path.open("w", encoding="utf-8") as file:
        os.fsync(file.fileno())
        time.sleep(0.02)
        file.write(text[: len(text) // 2])
        file.flush()
        time.sleep(0.02)
        file.write(text[len(text) // 2 :])


@pytest.mark.quick_cases(1)
@pytest.mark.parametrize("by_rename", [True, False])
def test_each_save_is_shown_within_half_a_second(
    by_rename: bool, forker: AppForker, tmp_path: Path, flow: Path
) -> None:
    with Terminal(forker, tmp_path / "data", "rehearse", str(flow), "--from", "between") as terminal:
        terminal.until("You both said something.")
        terminal.settle()
        seconds = []
        for number in range(SAVES):
            shown = f"Version {number}."
            save(words_of(flow), WORDS.replace("You both said something.", shown), by_rename=by_rename)
            begun = time.monotonic()
            while shown not in terminal.text:
                assert time.monotonic() - begun < TIMEOUT, terminal.screen.text
                assert "problem" not in terminal.text
                terminal.read(0.01)
            seconds.append(time.monotonic() - begun)
        assert is_in_time(sorted(seconds)[SAVES // 2], ALLOWED_SECONDS), seconds


@pytest.mark.quick_cases(1)
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_nothing_is_on_the_disk_however_it_ends(
    end: int, forker: AppForker, tmp_path: Path, flow: Path
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    before = everything_in(tmp_path)
    places = {"TMPDIR": str(temporary), "XDG_CACHE_HOME": str(temporary), "HOME": str(temporary)}
    shared = set(Path(tempfile.gettempdir()).glob("*turnabout*"))
    with Terminal(
        forker, tmp_path / "data", "rehearse", str(flow), "--from", "word", environment=places
    ) as terminal:
        terminal.until("Ana, a word?")
        terminal.type("A secret word\r")
        terminal.until("Ben, a word?")
        terminal.type("half a word")
        terminal.until("half a word")
        time.sleep(0.6)  # when drafts of a real conversation would be saved
        assert everything_in(tmp_path) == before
        terminal.kill(end)
        terminal.wait()
    assert everything_in(tmp_path) == before
    assert set(Path(tempfile.gettempdir()).glob("*turnabout*")) <= shared


def test_path_alone_opens_the_rehearsal(forker: AppForker, tmp_path: Path, flow: Path) -> None:
    with Terminal(forker, tmp_path / "data", str(flow.parents[1])) as terminal:
        terminal.until("this part is private")
        terminal.type("\x1b")
        assert terminal.wait() == 0
    assert not (tmp_path / "data").exists()
