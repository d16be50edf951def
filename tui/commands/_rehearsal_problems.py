"""What the checker finds in an author's files, for the rehearsal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scripts.checking.findings import Finding
from scripts.checking.multi_script_check import check_files
from scripts.checking.report import listed
from scripts.checking.script_file_search import NothingToCheck, find_scripts
from tui.reports.script_problems import loading_problems
from tui.session.script_watch import ScriptReading
from tui.text.problems import Problem


def find_problems(flow: Path, reading: ScriptReading) -> Sequence[Problem]:
    """Check the files that were just read, and return mistakes before remarks.

    If the checker sees no mistake in files that can't be loaded, loading says what's wrong.
    """
    try:
        found = listed(check_files(find_scripts([str(flow)])), strict=False)
    except (NothingToCheck, OSError):
        found = []
    problems = sorted(map(_from_finding, found), key=lambda each: not each.is_error)
    has_error = bool(problems) and problems[0].is_error
    if reading.script is None and not has_error:
        return (*loading_problems(flow, reading), *problems)
    return tuple(problems)


def _from_finding(found: Finding) -> Problem:
    name = Path(found.file).name
    is_error = found.severity == "error"
    return Problem(name, found.line, found.column, found.message, found.why, found.fix, is_error)
