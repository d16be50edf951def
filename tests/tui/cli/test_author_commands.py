"""The commands for authors take the same names, and read no couple's data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Turnabout
from tests.tui.helpers.script_pack import write_pack

COMMANDS = [
    ("review",),
    ("review", "--format", "html"),
    ("graph",),
    ("play", "--random", 3),
    ("play", "--every-state"),
    ("play", "--random", "--words"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(map(str, command)))
def test_script_of_a_pack_is_named_by_pack_and_id(
    turnabout: Turnabout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[object, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert turnabout("new", "evening-talks").status == 0
    assert turnabout("add", "evening-talks", "--yes").status == 0
    (flow,) = (tmp_path / "evening-talks" / "scripts").glob("*.yaml")
    by_id = turnabout(command[0], f"evening-talks/{flow.stem}", *command[1:])
    by_path = turnabout(command[0], flow, *command[1:])
    assert by_id.status == by_path.status == 0, by_id.err + by_path.err
    assert by_id.out.replace(f"evening-talks/{flow.stem}", flow.stem) == by_path.out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(map(str, command)))
def test_no_data_folder_is_read_or_made(
    turnabout: Turnabout, data: Path, tmp_path: Path, command: tuple[object, ...]
) -> None:
    flow = write_pack(tmp_path)
    expected = turnabout(command[0], flow, *command[1:]).out
    assert not data.exists()
    data.mkdir()
    (data / "people.json").write_text("not JSON", encoding="utf-8")
    again = turnabout(command[0], flow, *command[1:])
    assert (again.status, again.out) == (0, expected)
    assert [path.name for path in data.iterdir()] == ["people.json"]


def test_a_folder_or_a_words_file_names_its_script(turnabout: Turnabout, tmp_path: Path) -> None:
    flow = write_pack(tmp_path / "evening")
    words = next((tmp_path / "evening").rglob("*.md"))
    charts = [turnabout("graph", name).out for name in (flow, words, tmp_path / "evening")]
    assert charts[0].startswith("flowchart")
    assert charts == charts[:1] * 3


def test_walk_beside_a_flow_is_not_checked_as_a_flow(
    turnabout: Turnabout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    turnabout("new", "evening-talks")
    walk = Path("evening-talks", "scripts", "evening-talks.walk.yaml")
    walk.write_text("answers:\n  good_now: yes\n  heard: almost\n", encoding="utf-8")
    assert turnabout("play", "evening-talks", "--walks", "--update").status == 0
    assert "transcript:" in walk.read_text(encoding="utf-8")
    checked = turnabout("check", "evening-talks")
    assert checked.status == 0, checked.out + checked.err
