"""Withheld, edited, or unsaved text never reaches files or exports."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from scripts.autoplay.random_answers import EXAMPLE_SENTENCES
from tests.tui.conftest import Line, Turnabout
from tests.tui.helpers.kill_checks import after_reveals
from tests.tui.helpers.script_pack import write_pack
from tests.tui.helpers.unfinished_conversations import leave_after

PRIVATE = {"hurt", "unsaid", "feeling", "sentence", "apology"}
OUTCOME = {"frame_appreciation", "frame_leaving_word", "word"}
Write = Callable[..., Path]


@pytest.fixture(
    params=[("every-kind", 1), ("every-kind", 3), ("i-statements", 35), ("i-statements", 37), ("repair", 2)]
)
def script_and_lines(
    request: pytest.FixtureRequest, turnabout: Turnabout, tmp_path: Path
) -> tuple[object, list[Line]]:
    """A script and answers with unique typed texts."""
    name, seed = request.param
    script = write_pack(tmp_path / "pack") if name == "every-kind" else name
    lines = turnabout("play", script, "--random", "--seed", seed, "--json").lines[:-1]
    return script, _marked(lines, count(100))


@pytest.mark.parametrize("keep", ["words", "agreed"])
def test_finish_saves_only_what_was_chosen(
    turnabout: Turnabout, written: Write, data: Path, script_and_lines: tuple[object, list[Line]], keep: str
) -> None:
    script, lines = script_and_lines
    assert turnabout("play", script, "--answers", written(lines), "--save", "--keep", keep).status == 0
    chosen = set(_chosen(lines, keep))
    assert chosen < _words(lines)
    assert _words(_all_text(data)) == chosen
    for form in ("json", "md"):
        assert _words(turnabout("export", "--format", form).out) == chosen


def test_withheld_or_edited_text_is_never_saved(
    turnabout: Turnabout, data: Path, script_and_lines: tuple[object, list[Line]]
) -> None:
    script, lines = script_and_lines
    reveals = [n for n, line in enumerate(lines) if line["kind"] == "reveal"]
    for stop in {len(lines) - 1, *reveals, *(n + 1 for n in reveals)} - {0}:
        folder = data.parent / f"data-{stop}"
        leave_after(folder, script, lines[:stop])
        left = _words(after_reveals(lines[:stop]))
        assert _words(_all_text(folder)) == left
        for form in ("json", "md"):
            seen = _words(turnabout("export", "--format", form, "--data", folder).out)
            assert seen == set(_seen_by_both(lines[:stop]))


def test_plays_have_private_answers(script_and_lines: tuple[object, list[Line]]) -> None:
    _, lines = script_and_lines
    assert len(_words(lines)) >= 5
    assert any(line["step"] in PRIVATE for line in lines)


def _chosen(lines: list[Line], keep: str) -> Iterator[str]:
    """Yield the words that may be saved."""
    for line in _kept_answers(lines):
        if keep == "words" or line["kind"] in ("agree", "keep") or line["step"] in OUTCOME:
            yield from _words(line)


def _seen_by_both(lines: list[Line]) -> Iterator[str]:
    for line in _kept_answers(lines):
        yield from _words(line)


def _kept_answers(lines: list[Line]) -> Iterator[Line]:
    decided = {
        (line["of"], name)
        for line in lines
        if line["kind"] == "reveal" and line["value"] is not True
        for name, decision in line["value"].items()
        if decision != "keep"
    }
    for line in after_reveals(lines):
        if line["kind"] != "reveal" and (
            line["step"] not in PRIVATE or (line["of"], line["step"]) in decided
        ):
            yield line


def _marked(value: Any, numbers: Iterator[int]) -> Any:
    if isinstance(value, str):
        return f"typed{next(numbers)}typed" if value.startswith(EXAMPLE_SENTENCES) else value
    if isinstance(value, dict):
        return {name: _marked(inner, numbers) for name, inner in value.items()}
    return [_marked(inner, numbers) for inner in value] if isinstance(value, list) else value


def _words(value: Any) -> set[str]:
    return set(re.findall(r"typed\d+typed", json.dumps(value).lower()))


def _all_text(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())
