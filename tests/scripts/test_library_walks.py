"""Golden walks through the library: one couple and one story each.

After changing a script, read what changed, and accept it: UPDATE_WALKS=1 .venv/bin/pytest
tests/scripts/test_library_walks.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.loading.open_script import open_script
from scripts.plays.golden_walk_file import read_walk
from scripts.plays.golden_walks import ENDING, run_walk
from scripts.script_info import list_scripts

FOLDER = Path(__file__).parent / "walks"
WALKS = sorted(FOLDER.glob(f"*{ENDING}"))
NAMES = [script.id for script in list_scripts()]


def script_of(walk: Path) -> str:
    """Return the script's id: `weekly-check-in` for `weekly-check-in.far-apart.walk.yaml`."""
    return walk.name.removesuffix(ENDING).partition(".")[0]


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name.removesuffix(ENDING))
def test_script_says_what_its_walk_says(walk: Path) -> None:
    result = run_walk(open_script(script_of(walk)), walk, update="UPDATE_WALKS" in os.environ)
    if result.problem:
        now = f" Now it says: {result.now}" if result.now else ""
        changed = "\n".join(result.difference)
        pytest.fail(f"{walk.name}:{result.line}: {result.problem}{now}\n{changed}", pytrace=False)


@pytest.mark.parametrize("name", NAMES)
def test_script_has_a_walk(name: str) -> None:
    assert name in map(script_of, WALKS), f"Write tests/scripts/walks/{name}{ENDING}."


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name.removesuffix(ENDING))
def test_walk_goes_all_the_way(walk: Path) -> None:
    transcript = read_walk(walk).transcript or []
    assert "The conversation is over." in transcript
    assert not any(line.startswith("== another_time") for line in transcript), "It never begins."
