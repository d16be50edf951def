"""Ids of scripts and steps that the code names: each of them exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import scripts
import tui
from scripts.loading.open_script import open_script
from scripts.model import iter_nodes
from scripts.opening_closing_steps import APPRECIATION_STEP, FRAME_PREFIX, KEEP_STEP, READINESS_STEP
from scripts.script_info import NOT_LISTED, find_flow_file
from tui.reports.stages import OPENING_STEPS
from tui.reports.statistics import SUPPORTED_STEP

NAME = re.compile(r"[A-Z_]*_SCRIPTS?")
ID = re.compile(r"[a-z0-9-]+")
NOT_IN_THE_LIBRARY = {"what-we-keep"}
"""The script that the demo couple wrote."""


def named_scripts() -> Iterator[str]:
    """Yield the strings in constants whose names end in SCRIPT or SCRIPTS."""
    for package in (scripts, tui):
        for path in Path(package.__path__[0]).rglob("*.py"):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Constant | ast.Tuple):
                    continue
                if NAME.fullmatch(ast.unparse(node.targets[0])):
                    texts = (each.value for each in ast.walk(node.value) if isinstance(each, ast.Constant))
                    yield from (text for text in texts if isinstance(text, str) and ID.fullmatch(text))


def test_scripts_named_in_code_exist() -> None:
    named = set(named_scripts())
    assert {"look-back", "setback"} <= named
    for name in (named | set(NOT_LISTED)) - NOT_IN_THE_LIBRARY:
        assert find_flow_file(name).is_file()


def test_steps_named_in_code_exist() -> None:
    script = open_script("reflective-listening")
    frame = {READINESS_STEP, APPRECIATION_STEP, KEEP_STEP, *OPENING_STEPS}
    assert {f"{FRAME_PREFIX}{name}" for name in frame} <= script.frame_ids
    assert SUPPORTED_STEP in {node.id for node in iter_nodes(open_script("weekly-check-in").steps)}
