"""What loading says is wrong in an author's files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tui.session.script_watch import ScriptReading
from tui.text.problems import Problem

ProblemFinder = Callable[[Path, ScriptReading], Sequence[Problem]]
"""Function that checks a flow and its words, which were just read; it may take a moment."""


def loading_problems(_flow: Path, reading: ScriptReading) -> Sequence[Problem]:
    """Return what keeps a script from being loaded."""
    return tuple(
        Problem(one.file, one.line, one.column, one.message, fix=one.hint) for one in reading.problems
    )
