"""Conditions and name uses as plain data.

A checker reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Place = tuple[int, int, int, int]
"""Line, column, end line, and end column, counted as in `Diagnostic`."""


@dataclass(frozen=True)
class Constant:
    """A literal text or number."""

    value: str | int | float
    place: Place


@dataclass(frozen=True)
class NameRead:
    """A name that is read.

    `over` is the list that a loop variable runs over.
    """

    name: str
    place: Place
    over: str = ""


@dataclass(frozen=True)
class ConstantList:
    """The literal list after `in`."""

    items: tuple[Constant, ...]
    place: Place


@dataclass(frozen=True)
class Computed:
    """A value made of others.

    `operation` is a filter's name, or "+", "-", "negative", "~", or "if" (then `test` decides between the parts).
    """

    operation: str
    parts: tuple[Operand, ...]
    place: Place
    test: Expression | None = None


@dataclass(frozen=True)
class Comparison:
    """A comparison.

    `sign` is Jinja's name, such as eq or lteq, or far_from or not_far_from.
    """

    left: Operand
    sign: str
    right: Operand
    place: Place


@dataclass(frozen=True)
class Defined:
    """`name is defined`, or `is undefined` if `expected` is false."""

    name: NameRead
    expected: bool
    place: Place


@dataclass(frozen=True)
class Including:
    """`name is including 'x'`; with `negated`, `is not including`."""

    name: NameRead
    item: Constant
    negated: bool
    place: Place


@dataclass(frozen=True)
class Negation:
    """`not` something."""

    inner: Expression
    place: Place


@dataclass(frozen=True)
class Junction:
    """Two conditions joined by "and" or "or"."""

    word: str
    left: Expression
    right: Expression
    place: Place


Operand = Constant | NameRead | ConstantList | Computed
Expression = Comparison | Defined | Including | Negation | Junction
Branches = tuple[tuple[Expression, bool], ...]
"""The conditions around a place, each with the side that it is on."""


@dataclass(frozen=True)
class TemplateUse:
    """A name that a template prints, compares, or loops over.

    `required`: the words would have a gap without it.
    """

    read: NameRead
    required: bool
    under: Branches


@dataclass(frozen=True)
class TemplateTest:
    """A condition in a template, and the conditions around it."""

    test: Expression
    under: Branches


@dataclass(frozen=True)
class TemplateReading:
    """All names and conditions of a template."""

    uses: tuple[TemplateUse, ...] = ()
    tests: tuple[TemplateTest, ...] = ()


def atoms(expression: Expression) -> Iterator[Comparison | Defined | Including]:
    """Yield the comparisons and tests that a condition consists of."""
    if isinstance(expression, Junction):
        yield from atoms(expression.left)
        yield from atoms(expression.right)
    elif isinstance(expression, Negation):
        yield from atoms(expression.inner)
    else:
        yield expression


def names_in(part: Expression | Operand | None) -> Iterator[NameRead]:
    """Yield every name that a condition or value reads."""
    if isinstance(part, NameRead):
        yield part
    elif isinstance(part, Computed):
        for inner in (*part.parts, part.test):
            yield from names_in(inner)
    elif isinstance(part, Junction | Comparison):
        yield from names_in(part.left)
        yield from names_in(part.right)
    elif isinstance(part, Negation):
        yield from names_in(part.inner)
    elif isinstance(part, Defined | Including):
        yield part.name


LookUp = Callable[[NameRead], object]
"""Function from a name to its value; None if missing, UNKNOWN if it can't be told."""


class Unknown:
    """The value of a name that can't be told."""


UNKNOWN = Unknown()
