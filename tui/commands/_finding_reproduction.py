"""Answers that end in a finding, for authors to see it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from scripts.checking.findings import Finding
from scripts.checking.multi_script_check import CheckedFiles
from scripts.loading.open_script import ScriptError, ScriptNotFound, open_script
from scripts.model import Script
from scripts.plays.problem_reproduction import answers_to_problem

MAX_PLAYED = 3
"""How many findings of a script get their answers: each has to be played."""


def add_answers(checked: Sequence[CheckedFiles]) -> list[CheckedFiles]:
    """Return the scripts; findings on a path have the answers that lead there."""
    return [_with_answers(each) for each in checked]


def _with_answers(checked: CheckedFiles) -> CheckedFiles:
    leading = [found for found in checked.findings if found.path][:MAX_PLAYED]
    if not leading or checked.files.flow is None:
        return checked
    with suppress(ScriptError, ScriptNotFound, OSError):
        script = open_script(str(checked.files.flow))
        findings = (_played(script, found) if found in leading else found for found in checked.findings)
        return replace(checked, findings=tuple(findings))
    return checked


def _played(script: Script, found: Finding) -> Finding:
    assert found.path is not None  # noqa: S101 - checked by the caller
    return replace(found, answers=answers_to_problem(script, found.path.section, found.path.given))
