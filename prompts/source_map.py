"""The position of a template in its file."""

from __future__ import annotations

from dataclasses import dataclass

from prompts.diagnostics import Diagnostic


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
