"""Problems in words files and templates, reported to script authors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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
