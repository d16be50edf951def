"""A name that a template reads, and where."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Read:
    """One reading of a name: with its dots, and its place counted as in `Problem`.

    `needed` when something is missing on the screen unless the answer was given: it is printed or gone over,
    without a default. `proved` are the names that the conditions around this place prove to be given there.
    """

    name: str
    line: int
    column: int
    end_line: int
    end_column: int
    needed: bool
    proved: frozenset[str]
