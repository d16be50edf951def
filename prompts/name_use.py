"""A place where a template reads a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TemplateName:
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
