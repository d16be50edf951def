"""What one step of a script says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Label:
    """What a choice, a scale end or a card says; `text` may hold templates.

    `line` and `column` are where the text begins; each further line of it had two characters cut. The value
    stands in the same line at `value_column`.
    """

    value: str
    text: str
    line: int
    column: int = 1
    value_column: int = 3


@dataclass(frozen=True)
class Section:
    """Prose, labels and what the box begins with, each with the line where it begins.

    `column` is where the heading names the step.
    Without prose or without a starter the text is empty and the line is the heading's.
    """

    id: str
    line: int
    prose: str
    prose_line: int
    labels: tuple[Label, ...]
    starter: str
    starter_line: int
    column: int = 4
