"""A script's files while an editor saves them: no half file is ever shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.helpers.script_pack import WORDS, write_pack
from tui.session.script_watch import POLL_SECONDS, ScriptReading, ScriptWatch

CHANGED = WORDS.replace("You both said something.", "Well said.")

SAVING_SECONDS = 0.2
"""How long an editor may take to save a file."""
ALLOWED_SECONDS = 0.5
"""How long a save may take until it's told."""


class Editor:
    """A watched script, and a clock that only polls move."""

    def __init__(self, folder: Path) -> None:
        self.flow = write_pack(folder)
        self.words = folder / "prompts" / "en" / "every-kind.md"
        self.now = 0.0
        self.watch = ScriptWatch(self.flow, lambda: self.now)
        assert self.watch.read().script

    def wait(self, seconds: float) -> list[ScriptReading]:
        """Poll for this long, and return what was told."""
        told = []
        for _ in range(round(seconds / POLL_SECONDS)):
            self.now += POLL_SECONDS
            told.append(self.watch.poll())
        return [reading for reading in told if reading]


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path)


def in_place(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def by_rename(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def says(reading: ScriptReading) -> str:
    assert reading.script
    return reading.script.sources[-1].words


@pytest.mark.parametrize("save", [in_place, by_rename])
def test_change_is_told_once_and_within_half_a_second(
    save: Callable[[Path, str], None], editor: Editor
) -> None:
    save(editor.words, CHANGED)
    told = editor.wait(ALLOWED_SECONDS)
    assert [says(reading) for reading in told] == [CHANGED]
    assert editor.wait(2) == []


@pytest.mark.parametrize(
    "moment", ["", CHANGED[: len(CHANGED) // 2], "\udc80"], ids=["empty", "half", "bytes"]
)
def test_half_a_file_is_not_told_while_it_is_being_saved(moment: str, editor: Editor) -> None:
    editor.words.write_bytes(moment.encode("utf-8", "surrogateescape"))
    told = editor.wait(SAVING_SECONDS)
    in_place(editor.words, CHANGED)
    told += editor.wait(1)
    assert [says(reading) for reading in told] == [CHANGED]


def test_file_gone_for_a_moment_is_not_told(editor: Editor) -> None:
    backup = editor.words.rename(editor.words.with_suffix(".md~"))
    told = editor.wait(SAVING_SECONDS)
    backup.rename(editor.words)
    assert told + editor.wait(1) == []


def test_touched_or_restored_file_is_not_told(editor: Editor) -> None:
    editor.words.touch()
    assert editor.wait(1) == []


def test_broken_file_is_told_with_its_problems_then_the_fixed_one(editor: Editor) -> None:
    in_place(editor.flow, editor.flow.read_text(encoding="utf-8").replace("say: between", "say: betwen"))
    (broken,) = editor.wait(ALLOWED_SECONDS)
    assert broken.script is None
    assert "betwen" in str(broken.problems[0])
    in_place(editor.words, CHANGED.replace("## between", "## betwen"))
    (fixed,) = editor.wait(1)
    assert fixed.script


def test_lasting_trouble_with_a_file_is_told(editor: Editor) -> None:
    editor.words.write_bytes(b"# \xff\xfe")
    (told,) = editor.wait(1)
    assert "UTF-8" in str(told.problems[0])
    editor.words.unlink()
    (told,) = editor.wait(1)
    assert "isn’t here" in str(told.problems[0])
