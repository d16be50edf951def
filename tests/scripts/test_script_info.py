"""The library index agrees with fully loaded scripts."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.loading.open_script import open_script
from scripts.script_info import ScriptNotFound, get_script_info, list_scripts


def test_index_agrees_with_loaded_scripts() -> None:
    found = list(list_scripts())
    assert "reflective-listening" in {listed.id for listed in found}
    assert not {listed.id for listed in found} & {"opening", "closing"}
    for listed in found:
        script = open_script(listed.id)
        for name in (
            "id",
            "title",
            "about",
            "minutes",
            "depth",
            "group",
            "version",
            "after",
            "rhythm",
            "why_it_works",
        ):
            assert getattr(listed, name) == getattr(script, name), (listed.id, name)
    weekly = [listed.id for listed in found if listed.rhythm == "weekly"]
    assert weekly == ["task-rotation", "weekly-check-in"]


@pytest.mark.parametrize("name", ["no-such-script", "../library/repair", "nowhere/at-all.yaml", "opening"])
def test_unknown_script_raises(name: str) -> None:
    with pytest.raises(ScriptNotFound, match="No script called"):
        get_script_info(name)


def test_own_script_is_read_despite_unusual_formatting(tmp_path: Path) -> None:
    flow = tmp_path / "mine.yaml"
    flow.write_text("id: 'mine' # a note\nminutes: soon\n[/\ndepth: heavy\nsteps:\n  - say: x\ngroup: no\n")
    flow.with_suffix(".md").write_text("# [/ \x1b[31mMine\nWhat it is for.\n## x\nHello.")
    listed = get_script_info(str(flow))
    assert (listed.id, listed.title, listed.about) == ("mine", "[/ [31mMine", "What it is for.")
    assert (listed.minutes, listed.depth, listed.group) == ((0, 0), "heavy", "")


def test_listing_loads_no_heavy_library() -> None:
    code = "import sys, scripts.script_info as s; list(s.list_scripts()); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "jinja2", "yaml", "markdown_it"} & set(done.stdout.split())
