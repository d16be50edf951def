"""No script of the library asks too much of an evening."""

from __future__ import annotations

import pytest

from scripts.checking.multi_script_check import check_files
from scripts.checking.pacing_findings import (
    MAX_BOXES_IF_LIGHT,
    MAX_MINUTES_IF_LIGHT,
    MAX_PASSES,
    MAX_SCREENS,
)
from scripts.checking.script_file_search import find_scripts
from scripts.checking.script_metrics import ScriptMetrics
from scripts.loading.open_script import open_script
from scripts.model import Step, iter_nodes
from scripts.script_info import list_scripts

SCRIPTS = {script.id: script for script in list_scripts()}
MOST_SCREENS = {"repair": 26}
"""For one script; the checker knows the limit of each depth."""
MOST_LINES = 4
MOST_BOXES = {"i-statements": 8, "repair": 8}


def measures_of(name: str) -> ScriptMetrics:
    (checked,) = check_files(find_scripts([name]))
    assert checked.check is not None
    assert checked.check.measures is not None, [str(found.message) for found in checked.findings]
    return checked.check.measures


@pytest.mark.parametrize("name", SCRIPTS)
def test_script_stays_within_its_depth(name: str) -> None:
    depth, measures = SCRIPTS[name].depth, measures_of(name)
    path = measures.path
    assert path.screens <= MOST_SCREENS.get(name, MAX_SCREENS.get(depth, path.screens))
    assert len(path.typed) <= MOST_BOXES.get(name, len(path.typed))
    assert path.passes <= MAX_PASSES
    assert path.turns[0] == path.turns[1]
    low, high = SCRIPTS[name].minutes
    assert low <= measures.minutes <= high
    if depth == "light":
        assert measures.minutes <= MAX_MINUTES_IF_LIGHT
        assert measures.boxes <= MAX_BOXES_IF_LIGHT


def test_labeled_lines_are_few() -> None:
    for script in map(open_script, SCRIPTS):
        steps = [node for node in iter_nodes(script.steps) if isinstance(node, Step)]
        assert all(len(node.shape.lines) <= MOST_LINES for node in steps if node.shape)
