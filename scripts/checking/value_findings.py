"""Findings about comparisons: what an answer can be."""

from __future__ import annotations

from collections.abc import Iterator

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
    atoms,
)
from prompts.templating.static_evaluation import evaluate
from scripts.checking.compared_constants import answer_name
from scripts.checking.findings import Finding, make_finding
from scripts.checking.parsed_script import ScriptReading
from scripts.checking.rule_texts import RULES
from scripts.loading.reference_checks import CARRIED_BY, FACTS, PERSONAL
from scripts.loading.spelling_suggestions import suggest
from scripts.model import LIST_TYPES, AnswerShape

COUNTS = ("times_done", "round")
OWN_WORDS = ("text", *LIST_TYPES)
DISTANCES = ("far_from", "not_far_from")
LISTS = ("feelings", "needs", *LIST_TYPES)


def value_findings(condition: Expression, reading: ScriptReading, file: str) -> Iterator[Finding]:
    """Yield findings about each comparison in a condition."""
    for atom in atoms(condition):
        if isinstance(atom, Including):
            yield from _against(atom.name, [atom.item], atom, reading, file)
        elif isinstance(atom, Comparison) and atom.sign in DISTANCES:
            yield from _distance(atom, reading, file)
        elif isinstance(atom, Comparison) and Computed not in (type(atom.left), type(atom.right)):
            read = next((each for each in (atom.left, atom.right) if isinstance(each, NameRead)), None)
            if read is not None:
                yield from _against(read, _constants(atom), atom, reading, file)


def _constants(atom: Comparison) -> list[Constant]:
    sides = (atom.left, atom.right)
    listed = [item for side in sides if isinstance(side, ConstantList) for item in side.items]
    return listed + [side for side in sides if isinstance(side, Constant)]


def _distance(atom: Comparison, reading: ScriptReading, file: str) -> Iterator[Finding]:
    """Yield a finding for each side that has no scale."""
    for read in (atom.left, atom.right):
        if isinstance(read, NameRead):
            step = _shape_behind(read, reading)[1]
            is_known = step is not None or read.name in (*FACTS, CARRIED_BY)
            if is_known and (step is None or step.type != "scale" or read.name in COUNTS):
                yield make_finding(RULES["V10"], file, read.place, name=read.name)


def _against(
    read: NameRead,
    constants: list[Constant],
    atom: Comparison | Including | Defined,
    reading: ScriptReading,
    file: str,
) -> Iterator[Finding]:
    name = read.name
    if name.partition(".")[0] in ROLES and name.partition(".")[2] in PERSONAL:
        said = "A condition can’t ask about names or pronouns: a script is the same for everyone. Delete it."
        yield make_finding(RULES["V09"], file, atom.place, said=said)
        return
    id_, shape = _shape_behind(read, reading)
    if shape is None or not constants:
        return
    if shape.type == "ratings" or shape.choices_from:
        said = f"`{name}` has the couple’s own items, so a condition can’t know them. Ask with `choices` instead."
        yield make_finding(RULES["V09"], file, atom.place, said=said)
    elif _is_list(shape) and isinstance(atom, Comparison) and not _looks_inside(atom):
        value = repr(constants[0].value)
        yield make_finding(RULES["V04"], file, atom.place, name=name, value=value)
    elif shape.type == "scale":
        yield from _number(read, constants, atom, shape, file)
    elif shape.type in ("choice", "yes_no", "who"):
        possible = ("first", "second", "both") if shape.type == "who" else shape.choices
        for constant in constants:
            if constant.value not in possible:
                yield _impossible(name, constant, possible, reading.labels.get(id_, {}), file)
    elif shape.type in OWN_WORDS:
        value = repr(constants[0].value)
        yield make_finding(RULES["V05"], file, atom.place, name=name, value=value)


def _shape_behind(read: NameRead, reading: ScriptReading) -> tuple[str, AnswerShape | None]:
    """Return the answer behind a name, and its shape."""
    if read.name in COUNTS:
        return read.name, AnswerShape("scale", low=0 if read.name == "times_done" else 1, high=1_000_000)
    if read.name == CARRIED_BY:
        return read.name, AnswerShape("who")
    id_ = answer_name(read)
    if read.over:
        parts = [part for part in read.name.split(".")[1:] if part not in ROLES]
        id_ = parts[0] if parts else ""
        ratings = reading.steps.get(read.over.rpartition(".")[2])
        if ratings is not None and ratings.shape is not None:
            scales = {
                name: AnswerShape("scale", low=low, high=high) for name, low, high in ratings.shape.scales
            }
            return id_, scales.get(id_)
    step = reading.steps.get(id_)
    if step is not None and step.kind == "draw":
        return id_, AnswerShape("choice", choices=tuple(reading.labels.get(step.id, ())))
    return id_, step.shape if step else None


def _is_list(shape: AnswerShape) -> bool:
    return shape.type in LISTS or (shape.type == "choice" and shape.pick is not None)


def _looks_inside(atom: Comparison) -> bool:
    """Return whether it asks `'sleep' in wants`."""
    return atom.sign in ("in", "notin") and isinstance(atom.right, NameRead)


def _number(
    read: NameRead,
    constants: list[Constant],
    atom: Comparison | Including | Defined,
    shape: AnswerShape,
    file: str,
) -> Iterator[Finding]:
    for constant in constants:
        if isinstance(constant.value, str):
            digits = constant.value.strip()
            better = digits if digits.lstrip("-").isdigit() else f"a number, like {shape.low},"
            fix = digits if digits.lstrip("-").isdigit() else f"Compare with a number, like {shape.low}."
            yield make_finding(RULES["V03"], file, constant.place, name=read.name, better=better, fix=fix)
            return
    number = next(iter(constants)).value
    assert not isinstance(number, str)  # noqa: S101 - checked above
    tried = {shape.low, shape.high, *(int(number) + step for step in (-1, 0, 1))}
    values = [value for value in tried if shape.low <= value <= shape.high]
    if len(constants) == 1 and not any(evaluate(atom, lambda _, value=value: value) for value in values):  # type: ignore[misc]
        place = constants[0].place
        yield make_finding(RULES["V02"], file, place, name=read.name, low=shape.low, high=shape.high)


def _impossible(
    name: str, constant: Constant, possible: tuple[str, ...], labels: object, file: str
) -> Finding:
    labelled = dict(labels) if isinstance(labels, dict) else {}
    value = constant.value
    stored = next((stored for stored, label in labelled.items() if label == value), None)
    near = f"'{stored}'" if stored else suggest(str(value), possible).replace("`", "'")
    shown = ", ".join(f"'{each}'" for each in possible)
    better = near or f"Write one of: {shown}."
    return make_finding(
        RULES["V01"], file, constant.place, name=name, value=repr(value), possible=shown, better=better
    )
