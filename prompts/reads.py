"""A name that a template reads, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Read:
    """One reading of a name: with its dots, and its place counted as in `Problem`."""

    name: str
    line: int
    column: int
    end_line: int
    end_column: int
