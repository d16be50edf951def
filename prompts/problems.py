"""What is wrong with a words file or a template, said so that its author can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
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


class Refused(ValueError):
    """Raised for a template that is not one of ours; `problems` holds every reason, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
