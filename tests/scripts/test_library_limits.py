"""No script of the library asks too much of an evening."""

from __future__ import annotations

import pytest

from scripts.checking.files_check import check_files
from scripts.checking.script_metrics import ScriptMetrics
from scripts.checking.script_paths import find_scripts
from scripts.script_info import list_scripts

SCRIPTS = {script.id: script for script in list_scripts()}
MOST_SCREENS = {"tender": 24, "heavy": 28, "i-statements": 24, "repair": 26}
"""By depth, or for one script. With everything: the page before, opening, closing, summary, and looking away."""
MOST_BOXES = {"i-statements": 8, "repair": 8}
MOST_PASSES = 8
LIGHT_MINUTES, LIGHT_BOXES = 12, 3


def measures_of(name: str) -> ScriptMetrics:
    (checked,) = check_files(find_scripts([name]))
    assert checked.check is not None
    assert checked.check.measures is not None, [str(found.message) for found in checked.findings]
    return checked.check.measures


@pytest.mark.parametrize("name", SCRIPTS)
def test_script_stays_within_its_depth(name: str) -> None:
    depth, measures = SCRIPTS[name].depth, measures_of(name)
    path = measures.path
    assert path.screens <= MOST_SCREENS.get(name, MOST_SCREENS.get(depth, path.screens))
    assert len(path.typed) <= MOST_BOXES.get(name, len(path.typed))
    assert path.passes <= MOST_PASSES
    assert path.turns[0] == path.turns[1]
    if depth == "light":
        assert measures.minutes <= LIGHT_MINUTES
        assert measures.boxes <= LIGHT_BOXES
