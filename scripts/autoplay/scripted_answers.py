"""Answers that somebody wrote down beforehand, by step, so that a script can be played without a couple."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scripts.engine.list_items import with_ids
from scripts.model import Shape
from scripts.records import PARTNERS, Ask, Json, NeedsFact

_ROUNDS = frozenset(map(str, range(1, 100)))
_MISSING = object()


class NoAnswer(Exception):
    """The given answers hold none for a place; the message says which place, and what it wants."""


def going_on(stand: Ask) -> Json:
    """What pressing Enter means here: reads on, shows what is private, and leaves open what may stay open.

    Raises NoAnswer where the step cannot do without an answer.
    """
    if stand.kind in ("agree", "keep", "look_back"):
        return None
    if stand.stage == "decide":
        return {given.name: "show" for given in stand.decides}
    if stand.kind != "ask":
        return True
    if stand.step.optional:
        return None
    raise NoAnswer(f"`{stand.step.id}` (of {stand.of}) {where(stand)} has no answer. {wanted(stand)}")


def from_short(given: Mapping[str, Any], stand: Ask) -> Json:
    """The answer that a short list by step id holds: one value, or one for each partner or round.

    Raises NoAnswer where it holds none and the step needs one.
    """
    value = given.get(stand.step.id, _MISSING)
    for key, keys in ((stand.of, {*PARTNERS, "both"}), (str(stand.round), _ROUNDS)):
        if isinstance(value, Mapping) and value and set(value) <= keys:
            value = value.get(key, _MISSING)
    return going_on(stand) if value is _MISSING else _typed(stand, value)


def from_lines(
    lines: Sequence[Mapping[str, Json]], look_up: Callable[[NeedsFact], Json]
) -> Callable[[Ask | NeedsFact], Json]:
    """Answers taken from printed lines, one after the other; a fact that is not among them is looked up.

    What it returns raises NoAnswer where the next line belongs to another place, or where there is none.
    """
    left = list(lines)

    def answering(stand: Ask | NeedsFact) -> Json:
        key = [left[0].get(name) for name in ("place", "step", "of")] if left else None
        if key == list(stand.key):
            return left.pop(0).get("value")
        if isinstance(stand, NeedsFact):
            return look_up(stand)
        here = f"`{stand.step.id}` (of {stand.of}) {where(stand)}"
        there = (
            f"The next line is for `{key[1]}` (of {key[2]}), {key[0] or 'top'}."
            if key
            else "No line is left."
        )
        raise NoAnswer(f"The walk stands on {here}. {wanted(stand)} {there}")

    return answering


def wanted(stand: Ask | NeedsFact) -> str:
    """What a place wants, in a sentence for whoever writes answers."""
    if isinstance(stand, NeedsFact):
        return f"It wants a fact: {stand.want}."
    shape = stand.step.shape
    if shape is None:
        return f"It is a step to {stand.kind}."
    details = {
        "choice": f" ({', '.join(shape.choices or [stored for stored, _ in stand.items])})",
        "yes_no": " (yes or no)",
        "scale": f" ({shape.low} to {shape.high})",
    }
    return f"It wants an answer of {shape.type}{details.get(shape.type, '')}."


def where(stand: Ask | NeedsFact) -> str:
    """Where a step stands, in words."""
    return f"at {stand.place}" if stand.place else "at the top"


def _typed(stand: Ask, value: Any) -> Json:
    """A value written in a short list, as the step stores it."""
    shape = stand.step.shape
    if stand.kind == "agree" and isinstance(value, str):
        return {"act": value, "who": stand.of}
    if stand.kind == "keep" and shape is not None:
        content = {"items": with_ids(list(map(str, value)))} if isinstance(value, list) else {"text": value}
        return {"part": stand.step.part, **content}
    if stand.kind == "ask" and shape is not None:
        return _typed_answer(shape, value)
    return True if value in ("yes", "true") else value


def _typed_answer(shape: Shape, value: Any) -> Json:
    if shape.type == "scale":
        return _number(value)
    if shape.type == "list" and isinstance(value, list):
        return with_ids([str(item) for item in value])
    if shape.type == "ratings" and isinstance(value, Mapping):
        return {
            row: {name: _number(number) for name, number in numbers.items()}
            for row, numbers in value.items()
            if isinstance(numbers, Mapping)
        }
    return value


def _number(value: Any) -> Json:
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 10 else value
