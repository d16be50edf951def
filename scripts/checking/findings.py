"""Rules of the checker, and their findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from prompts import sanitize

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Example:
    """A few steps, and words for them if they matter.

    A flow that begins with `format` is a whole file.
    """

    flow: str
    words: str = ""


_NO_EXAMPLE = Example("")
"""For rules about files: a few steps can't show what is wrong."""


@dataclass(frozen=True)
class Rule:
    """One kind of finding, defined here and nowhere else.

    `message`, `why`, and `fix` may have gaps such as {name}, filled for each finding. `title` is the same in general.
    `strict` rules are about style: they are listed only if asked for.
    """

    code: str
    title: str
    message: str
    why: str
    fix: str
    broken: Example = _NO_EXAMPLE
    fixed: Example = _NO_EXAMPLE
    severity: Severity = "error"
    strict: bool = False


@dataclass(frozen=True)
class Path:
    """The answers on the way to a mistake in the words of `section`.

    Each is a step, whose answer it is ("house" for a fact), and the answer: None if it was skipped, True if any other
    would do, False if it was kept private.
    """

    section: str
    given: tuple[tuple[str, str, Any], ...]


@dataclass(frozen=True, order=True)
class Finding:
    """A mistake in a file, in an author's words.

    Lines and columns count from 1; `end_column` is the column after the last character. `answers` are the lines of an
    answers file that gets there along `path`.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    message: str = field(compare=False)
    why: str = field(compare=False)
    fix: str = field(compare=False)
    severity: Severity = field(compare=False, default="error")
    strict: bool = field(compare=False, default=False)
    path: Path | None = field(compare=False, default=None)
    answers: tuple[str, ...] = field(compare=False, default=())


Place = tuple[int, int, int, int]


def make_finding(rule: Rule, file: str, place: Place, **gaps: object) -> Finding:
    """Return a finding with the gaps of its rule filled."""

    def filled(name: str, text: str) -> str:
        return sanitize(str(gaps.get(name, "")) or text.format(**gaps))

    texts = (filled("message", rule.message), filled("why", rule.why), filled("fix", rule.fix))
    return Finding(file, *place, rule.code, *texts, severity=rule.severity, strict=rule.strict)
