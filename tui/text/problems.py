"""Wording of problems in an author's files."""

from __future__ import annotations

from collections.abc import Sequence

from prompts import Diagnostic

BROKEN_TEXT = "Your last save can’t be shown yet. You see the one before it."
NO_PROBLEMS_TEXT = "No problems. What you see is what you last saved."


def count_text(count: int) -> str:
    """Return how many problems there are, or "" for none."""
    return f"{count} problem{'' if count == 1 else 's'}" if count else ""


def where_text(problem: Diagnostic) -> str:
    """Return a problem's place."""
    return f"{problem.file}, line {problem.line}"


def first_line_text(problems: Sequence[Diagnostic]) -> str:
    """Return the first problem in one line."""
    return f"{where_text(problems[0])}: {problems[0].message}" if problems else ""
