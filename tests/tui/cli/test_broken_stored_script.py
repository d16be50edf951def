"""Conversations whose saved script no longer loads: only they suffer."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.cli.test_export_markdown import answers_of
from tests.tui.conftest import Turnabout
from tests.tui.helpers.broken_scripts import break_script, conversation_files
from tests.tui.helpers.script_pack import write_pack
from tests.tui.helpers.unfinished_conversations import leave_after

Write = Callable[..., Path]


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


@pytest.mark.parametrize("form", ["json", "md"])
def test_unfinished_one_is_named_and_the_rest_exported(
    turnabout: Turnabout, written: Write, flow: Path, data: Path, form: str
) -> None:
    turnabout("play", flow, "--answers", written(answers_of("whole")), "--save")
    before = conversation_files(data)
    leave_after(data, flow, answers_of("hidden")[:6])
    (broken,) = conversation_files(data) - before
    name = break_script(data, broken)
    done = turnabout("export", "--format", form)
    assert done.status == 1
    assert name in done.sentence
    assert "Everything else is included." in done.sentence
    assert "whole" in done.out
    assert "hidden" not in done.out


def test_finished_one_is_named_where_its_questions_are_needed(
    turnabout: Turnabout, written: Write, flow: Path, data: Path
) -> None:
    turnabout("play", flow, "--answers", written(answers_of("whole")), "--save")
    before = conversation_files(data)
    turnabout("play", flow, "--answers", written(answers_of("unasked")), "--save")
    (broken,) = conversation_files(data) - before
    name = break_script(data, broken)
    done = turnabout("export", "--format", "md")
    assert (done.status, name in done.sentence) == (1, True)
    assert "whole" in done.out
    done = turnabout("export", "--format", "json")
    assert (done.err, done.status) == ("", 0)
    assert len(json.loads(done.out)["conversations"]) == 2
    assert "unasked" in done.out
    for command in ("agreements", "due"):
        assert turnabout(command).err == ""
