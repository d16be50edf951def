"""What is wrong with a words file or a template, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class NameUse:
    """One reading of a name: with its dots, and its place counted as in `Diagnostic`.

    `required` when something is missing on the screen unless the answer was given: it is printed or gone over,
    without a default. `guarded` are the names that the conditions around this place prove to be given there.
    """

    name: str
    line: int
    column: int
    end_line: int
    end_column: int
    required: bool
    guarded: frozenset[str]


@dataclass(frozen=True)
class SourceMap:
    """Where a template stands in its file.

    `indent` is how many characters were cut from the start of each line but the first.
    """

    source: str
    file: str
    line: int
    column: int
    indent: int

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character."""
        before = self.source.count("\n", 0, offset)
        if not before:
            return self.line, self.column + offset
        return self.line + before, offset - self.source.rfind("\n", 0, offset) + self.indent

    def diagnostic(self, start: int, end: int, message: str, hint: str = "") -> Diagnostic:
        """A problem with the characters from start up to end."""
        return Diagnostic(self.file, *self.position(start), *self.position(max(start, end)), message, hint)


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One thing to mend: where it stands and what is the matter, in a sentence that needs no programmer.

    Lines and columns count from 1; `end_column` is the column after the last character meant.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        said = f"{self.file}:{self.line}:{self.column}  {self.message}"
        return f"{said}  Try: {self.hint}" if self.hint else said


class TemplateError(ValueError):
    """Raised for a template that is not one of ours; `diagnostics` holds every reason, in reading order."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics))
        super().__init__("\n".join(str(problem) for problem in self.diagnostics))
