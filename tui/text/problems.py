"""Wording of problems in an author's files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BROKEN_TEXT = "Your last save can’t be shown yet. You’re seeing the one before it."
NO_PROBLEMS_TEXT = "No problems. What you see is what you saved last."


@dataclass(frozen=True)
class Problem:
    """A mistake, or a remark, at its line.

    `why` and `fix` may be empty.
    """

    file: str
    line: int
    column: int
    message: str
    why: str = ""
    fix: str = ""
    is_error: bool = True


def count_text(problems: Sequence[Problem]) -> str:
    """Return how many problems and remarks there are, or "" for none."""
    errors = sum(problem.is_error for problem in problems)
    counts = ((errors, "problem"), (len(problems) - errors, "remark"))
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)


def where_text(problem: Problem) -> str:
    """Return a problem's place."""
    return f"{problem.file}, line {problem.line}"


def first_line_text(problems: Sequence[Problem]) -> str:
    """Return the first problem in one line."""
    return f"{where_text(problems[0])}: {problems[0].message}" if problems else ""
