"""`turnabout rehearse`: which file is meant, and what to type if it isn't clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import open_store
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.script_pack import FLOW, write_pack
from tui.cli.main import main
from tui.commands._flow_path import find_flow
from tui.commands._rehearsal_app import RehearsalApp
from tui.commands.rehearse import saved_settings
from tui.settings import LIGHT, Settings


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments]) == 1
    return capsys.readouterr().err


def test_flow_words_file_and_folder_mean_the_same_script(flow: Path) -> None:
    pack = flow.parents[1]
    for name in (flow, pack, flow.parent, pack / "prompts" / "en" / "every-kind.md"):
        assert find_flow(str(name), "rehearse").resolve() == flow.resolve()


def test_rehearsal_looks_as_the_couple_chose(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        store.set_setting("theme", LIGHT)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    app = RehearsalApp(tmp_path, Path(), first="a", step="", settings=saved_settings(tmp_path))
    assert app.theme == LIGHT
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_rehearsal_makes_no_data_folder(tmp_path: Path) -> None:
    assert saved_settings(tmp_path / "data") == Settings()
    assert not (tmp_path / "data").exists()


def test_golden_walk_is_not_a_script(flow: Path) -> None:
    flow.with_name("every-kind.walk.yaml").write_text("good_now: yes\n", encoding="utf-8")
    assert find_flow(str(flow.parent), "rehearse") == flow


def test_folder_with_several_scripts_says_what_to_type(
    flow: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flow.with_name("other.yaml").write_text(FLOW, encoding="utf-8")
    said = refused(capsys, str(flow.parents[1]))
    assert f"turnabout rehearse {flow}\n" in said
    assert "2 scripts" in said


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("scripts/every-kin.yaml", "In that folder: every-kind.yaml."),
        ("prompts/en/other.md", "Its flow should be"),
        ("prompts", "Flows belong in"),
        ("no-such-script", "turnabout rehearse my-scripts/scripts/no-such-script.yaml"),
    ],
)
def test_wrong_path_says_what_to_do(
    name: str, expected: str, flow: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(flow.parents[1])
    said = refused(capsys, "rehearse", name)
    assert said.count("\n") == 1
    assert expected in said


def test_unknown_step_is_refused_with_the_nearest_one(flow: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Did you mean `between`?" in refused(capsys, "rehearse", str(flow), "--from", "betwen")


def test_without_a_terminal_nothing_is_created(
    flow: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, "--data", str(tmp_path / "data"), "rehearse", str(flow))
    assert "terminal" in said
    assert not (tmp_path / "data").exists()


def test_script_of_an_added_pack_is_named_as_everywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pack(tmp_path / "data" / "packs" / "dr-kim")
    arguments = ("--data", str(tmp_path / "data"), "rehearse", "dr-kim/every-kind")
    assert "no step `nowhere`" in refused(capsys, *arguments, "--from", "nowhere")
