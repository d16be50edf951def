"""`turnabout export` of unfinished, damaged, or unwritable data."""

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from store.storage.file_system import LocalDisk
from tests.tui.cli.test_export_markdown import answers_of
from tests.tui.conftest import Turnabout
from tests.tui.helpers.script_pack import FLOW, WORDS, write_pack
from tests.tui.helpers.unfinished_conversations import leave_after

Write = Callable[..., Path]


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


def under_way(folder: Path, flow: Path, *, answers: int) -> None:
    """Save an unfinished conversation; answers name partner and step."""
    lines = [
        line | {"value": f"{line['step']} of {line['of']}"} if isinstance(line["value"], str) else line
        for line in answers_of("x")[:answers]
    ]
    lines[0]["value"] = "a"
    leave_after(folder, flow, lines)


@pytest.mark.parametrize("form", ["json", "md"])
def test_private_answers_are_exported_after_reveal(
    turnabout: Turnabout, data: Path, flow: Path, form: str
) -> None:
    under_way(data, flow, answers=8)
    out = turnabout("export", "--format", form).out
    assert "hurt of first" in out
    for unseen in ("unsaid of first", "hurt of second", "unsaid of second"):
        assert unseen not in out
    if form == "json":
        (conversation,) = json.loads(out)["conversations"]
        private = [(a["step"], a["of"], a["value"]) for a in conversation["answers"] if a["private"]]
        assert private == [
            ("hurt", "first", "hurt of first"),
        ]


@pytest.mark.parametrize("form", ["json", "md"])
def test_edit_is_hidden_until_both_have_decided(
    turnabout: Turnabout, data: Path, tmp_path: Path, form: str
) -> None:
    together = FLOW.replace("      - reveal: show\n        show: [hurt]\n", "").replace(
        "  - say: between\n", "  - reveal: show\n    show: [hurt]\n  - say: between\n"
    )
    words = WORDS.replace("{{ listener }}, look up.", "Look up.")
    flow = write_pack(tmp_path / "together", flow=together, words=words)
    lines = [line for line in answers_of("x") if line["step"] in ("begins", "due_now", "hurt", "unsaid")]
    lines.append({"place": "", "step": "show", "of": "first", "value": {"hurt": {"edit": "mended"}}})
    leave_after(data, flow, lines)
    assert "mended" not in turnabout("export", "--format", form).out
    lines.append({"place": "", "step": "show", "of": "second", "value": {"hurt": "show"}})
    leave_after(data, flow, lines)
    assert turnabout("export", "--format", form).out.count("mended") == 1


@pytest.mark.parametrize("form", ["json", "md"])
def test_damaged_list_leaves_all_conversations_in_export(
    turnabout: Turnabout, written: Write, flow: Path, data: Path, form: str
) -> None:
    under_way(data, flow, answers=6)
    turnabout("play", flow, "--answers", written(answers_of("whole")), "--save")
    (data / "open.json").write_text("{}")
    done = turnabout("export", "--format", form)
    assert "open.json. Everything else is included." in done.sentence
    assert "hurt of first" in done.out
    assert "whole" in done.out


@pytest.mark.parametrize("ended", [True, False])
def test_unreadable_conversation_is_named_in_export(
    turnabout: Turnabout, written: Write, flow: Path, data: Path, ended: bool
) -> None:
    turnabout("play", flow, "--answers", written(answers_of("whole")), "--save")
    before = set(data.rglob("*T*.json"))
    if ended:
        turnabout("play", flow, "--answers", written(answers_of("gone")), "--save")
    else:
        under_way(data, flow, answers=6)
    (gone,) = set(data.rglob("*T*.json")) - before
    gone.unlink()
    gone.mkdir()
    for form in ("json", "md"):
        done = turnabout("export", "--format", form)
        assert str(gone.relative_to(data)) in done.sentence
        assert "whole" in done.out


def test_agreements_name_their_damaged_file(
    turnabout: Turnabout, written: Write, flow: Path, data: Path
) -> None:
    turnabout("play", flow, "--answers", written(answers_of("x")), "--save")
    (data / "open.json").write_text("{}")
    for arguments, printed in ((("agreements",), ""), (("agreements", "--json"), "[]\n")):
        done = turnabout(*arguments)
        assert "open.json" in done.sentence
        assert done.out == printed


def test_export_file_is_written_atomically(
    turnabout: Turnabout, written: Write, flow: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turnabout("play", flow, "--answers", written(answers_of("x")), "--save")
    (tmp_path / "out").mkdir()
    out, link = tmp_path / "out" / "export", tmp_path / "link"
    out.write_text("the one before")
    link.symlink_to(out)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(LocalDisk, "sync", full)
        for path in (out, link):
            said = turnabout("export", "--out", path).sentence
            assert ": No space left on device. Nothing in Turnabout was changed." in said
    assert (out.read_text(), list(out.parent.iterdir())) == ("the one before", [out])
    assert turnabout("export", "--out", link).status == 0
    assert link.is_symlink()
    assert out.read_text() == turnabout("export").out


def test_export_to_empty_name_and_to_device(turnabout: Turnabout) -> None:
    done = turnabout("export", "--out", "")
    assert (done.status, done.out) == (2, "")
    assert "error: argument --out" in done.err
    assert turnabout("export", "--out", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()
