"""Problems in words files and templates, reported to script authors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class NameUse:
    """A place where a template reads a name, dots included.

    Positions count as in `Diagnostic`. `required`: the screen would lack something without the answer, because it is
    printed or looped over without a default. `guarded`: names that the surrounding conditions prove to be present.
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
    """The position of a template in its file.

    `indent` is the number of characters removed from the start of every line after the first.
    """

    source: str
    file: str
    line: int
    column: int
    indent: int

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a character."""
        before = self.source.count("\n", 0, offset)
        if not before:
            return self.line, self.column + offset
        return self.line + before, offset - self.source.rfind("\n", 0, offset) + self.indent

    def diagnostic(self, start: int, end: int, message: str, hint: str = "") -> Diagnostic:
        """Return a diagnostic for the characters from `start` to `end`."""
        return Diagnostic(self.file, *self.position(start), *self.position(max(start, end)), message, hint)


@dataclass(frozen=True, order=True)
class Diagnostic:
    """A problem and its position in a file.

    Lines and columns count from 1; `end_column` is the column after the last character.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.file}:{self.line}:{self.column}  {self.message}"
        return f"{text}  Try: {self.hint}" if self.hint else text


class TemplateError(ValueError):
    """An invalid template; `diagnostics` lists every reason in reading order."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics))
        super().__init__("\n".join(str(problem) for problem in self.diagnostics))
