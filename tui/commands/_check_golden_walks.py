"""Walks beside checked scripts, as findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from scripts.checking.findings import Finding, make_finding
from scripts.checking.multi_script_check import CheckedFiles
from scripts.checking.rule_texts import RULES
from scripts.checking.script_file_search import shown_path
from scripts.loading.open_script import ScriptError, ScriptNotFound
from scripts.plays.golden_walks import WalkResult, run_walks


def add_walk_findings(
    checked: Sequence[CheckedFiles], *, update: bool
) -> tuple[list[CheckedFiles], list[Path]]:
    """Run the walks beside scripts; return the scripts with these findings, too, and the walks updated."""
    found: list[CheckedFiles] = []
    updated: list[Path] = []
    for each in checked:
        results = _run(each, update=update)
        updated += [result.file for result in results if result.was_updated]
        findings = (*each.findings, *(finding for result in results for finding in _findings(result)))
        found.append(replace(each, findings=findings))
    return found, updated


def _run(checked: CheckedFiles, *, update: bool) -> list[WalkResult]:
    """Run the walks beside a script; none if it can't be played, which is a finding already."""
    with suppress(ScriptError, ScriptNotFound):
        return run_walks(checked.files.flow, update=update) if checked.files.flow else []
    return []


def _findings(result: WalkResult) -> Iterator[Finding]:
    file, place = shown_path(result.file), (result.line, 1, result.line, 1)
    if result.is_new:
        yield make_finding(RULES["G03"], file, place)
    elif result.difference:
        yield make_finding(RULES["G01"], file, place, now=result.now)
    elif result.problem:
        yield make_finding(RULES["G02"], file, place, problem=result.problem)
