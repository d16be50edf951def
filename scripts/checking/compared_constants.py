"""What a script's conditions compare each answer with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from prompts import ROLES
from prompts.expression_tree import (
    Comparison,
    Computed,
    Constant,
    ConstantList,
    Defined,
    Expression,
    Including,
    NameRead,
    Operand,
    Place,
    atoms,
    names_in,
)

EXACT = ("+", "-", "negative", "length", "default", "if")
"""Operations whose results are right for representatives, too."""


@dataclass
class Interest:
    """The constants an answer is compared with.

    `whole`: it is compared with another answer or computed with, so every value may matter.
    """

    constants: set[str | int | float] = field(default_factory=set)
    whole: bool = False


def answer_name(read: NameRead) -> str:
    """Return the id behind a name: `hurt` for `first.hurt`."""
    head, _, rest = read.name.partition(".")
    return rest.partition(".")[0] if head in ROLES else head


def find_interests(conditions: Iterable[Expression]) -> Mapping[str, Interest]:
    """Return what each answer is compared with, by its id."""
    found: dict[str, Interest] = defaultdict(Interest)
    for condition in conditions:
        for atom in atoms(condition):
            _note(found, atom)
    return found


def _note(found: dict[str, Interest], atom: Comparison | Defined | Including) -> None:
    if isinstance(atom, Including):
        found[answer_name(atom.name)].constants.add(atom.item.value)
    elif isinstance(atom, Comparison):
        names = [answer_name(read) for read in names_in(atom) if not read.over]
        constants = {*_constants(atom.left), *_constants(atom.right)}
        for name in names:
            found[name].constants |= constants
            found[name].whole |= len(names) > 1 or Computed in (type(atom.left), type(atom.right))
        _note_tests(found, atom.left)
        _note_tests(found, atom.right)


def _note_tests(found: dict[str, Interest], operand: Operand) -> None:
    if isinstance(operand, Computed):
        for atom in atoms(operand.test) if operand.test else ():
            _note(found, atom)
        for part in operand.parts:
            _note_tests(found, part)


def opaque_places(conditions: Iterable[Expression]) -> frozenset[Place]:
    """Return the places of names changed before a comparison.

    Representatives stand for what people write, so nobody can tell how these compare.
    """
    computed = [
        operand
        for condition in conditions
        for atom in atoms(condition)
        if isinstance(atom, Comparison)
        for operand in (atom.left, atom.right)
    ]
    return frozenset(read.place for operand in computed for read in _opaque_names(operand))


def _opaque_names(operand: Operand) -> Iterable[NameRead]:
    if isinstance(operand, Computed):
        if operand.operation not in EXACT:
            yield from names_in(operand)
        for part in operand.parts:
            yield from _opaque_names(part)


def _constants(operand: Operand) -> Iterable[str | int | float]:
    if isinstance(operand, Constant):
        yield operand.value
    elif isinstance(operand, ConstantList):
        yield from (item.value for item in operand.items)
    elif isinstance(operand, Computed):
        for part in operand.parts:
            yield from _constants(part)
