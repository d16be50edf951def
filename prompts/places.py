"""From a position in a template's source to the line and column where its author wrote it."""

from dataclasses import dataclass

from prompts.problems import Problem


@dataclass(frozen=True)
class Origin:
    """Where a template stands in its file.

    `indent` is how many characters were cut from the start of each line but the first.
    """

    source: str
    file: str
    line: int
    column: int
    indent: int

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character."""
        before = self.source.count("\n", 0, offset)
        if not before:
            return self.line, self.column + offset
        return self.line + before, offset - self.source.rfind("\n", 0, offset) + self.indent

    def problem(self, start: int, end: int, message: str, hint: str = "") -> Problem:
        """A problem with the characters from start up to end."""
        return Problem(self.file, *self.place(start), *self.place(max(start, end)), message, hint)
