"""Prewritten answers, to play scripts without a couple."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scripts.engine.labeled_lines import MAX_LINE_CHARS, join_lines, missing_lines
from scripts.engine.list_items import items_from_texts
from scripts.engine_types import PARTNERS, AwaitingAnswer, AwaitingFact, Json
from scripts.model import LIST_TYPES, AnswerShape

_ROUNDS = frozenset(map(str, range(1, 100)))
_MISSING = object()


class MissingAnswer(Exception):
    """A missing answer; the message says what the step expects."""


def default_answer(state: AwaitingAnswer) -> Json:
    """Return what pressing Enter would answer.

    It continues, shows private answers, and skips optional steps. Raises MissingAnswer if the step needs an answer.
    """
    if state.kind in ("agree", "keep", "look_back"):
        return None
    if state.stage == "decide":
        return {given.name: "show" for given in state.to_reveal}
    if state.kind != "ask":
        return True
    if state.step.optional:
        return None
    raise MissingAnswer(
        f"`{state.step.id}` (of {state.of}) {describe_position(state)} has no answer. {describe_expected(state)}"
    )


def answer_from_mapping(given: Mapping[str, Any], state: AwaitingAnswer) -> Json:
    """Return the answer from a mapping by step id.

    It is one value, or one for each partner, round, or due agreement. Raises MissingAnswer if there is none and the
    step needs one.
    """
    value = given.get(state.step.id, _MISSING)
    if state.kind == "draw" or (state.kind == "look_back" and isinstance(value, list)):
        value = _MISSING  # it is the fact: the card, or the due agreements
    for key, keys in ((state.of, {*PARTNERS, "both"}), (_number(state), _ROUNDS)):
        if isinstance(value, Mapping) and value and set(value) <= keys:
            value = value.get(key, _MISSING)
    return default_answer(state) if value is _MISSING else _parse_value(state, value)


def answers_from_lines(
    lines: Sequence[Mapping[str, Json]], look_up: Callable[[AwaitingFact], Json]
) -> Callable[[AwaitingAnswer | AwaitingFact], Json]:
    """Return a function that answers from printed lines.

    Facts that are not among the lines are looked up. The function raises MissingAnswer if the next line belongs to
    another step, or there is none.
    """
    left = list(lines)

    def answering(state: AwaitingAnswer | AwaitingFact) -> Json:
        key = [left[0].get(name) for name in ("place", "step", "of")] if left else None
        if key == list(state.key):
            return left.pop(0).get("value")
        if isinstance(state, AwaitingFact):
            return look_up(state)
        here = f"`{state.step.id}` (of {state.of}) {describe_position(state)}"
        there = (
            f"The next line is for `{key[1]}` (of {key[2]}) {_position_text(str(key[0] or ''))}."
            if key
            else "There are no more lines."
        )
        raise MissingAnswer(f"The current step is {here}. {describe_expected(state)} {there}")

    return answering


def describe_expected(state: AwaitingAnswer | AwaitingFact) -> str:
    """Return what a step expects, for authors of answers."""
    if isinstance(state, AwaitingFact):
        return f"Expected a fact: {state.fact}."
    shape = state.step.shape
    if shape is None:
        return f"This is a `{state.kind}` step."
    if shape.lines:
        return f"Expected text, or a sentence for each line: {', '.join(shape.lines)}."
    details = {
        "choice": f" ({', '.join(shape.choices or [stored for stored, _ in state.items])})",
        "yes_no": " (yes or no)",
        "scale": f" ({shape.low} to {shape.high})",
    }
    return f"Expected an answer of type {shape.type}{details.get(shape.type, '')}."


def describe_position(state: AwaitingAnswer | AwaitingFact) -> str:
    """Return where a step is, in words."""
    return _position_text(state.place)


def _position_text(place: str) -> str:
    return f"at {place}" if place else "at the top level"


def _number(state: AwaitingAnswer) -> str:
    """Return the number of the round, or of the due agreement."""
    return state.place.rpartition(".")[2] if state.kind == "look_back" else str(state.round)


def _parse_value(state: AwaitingAnswer, value: Any) -> Json:
    """Convert a short value to its stored form."""
    shape = state.step.shape
    if state.stage == "decide" and isinstance(value, Mapping):
        return {name: _decisions_by_place(state, name, decision) for name, decision in value.items()}
    if state.kind == "agree" and isinstance(value, str):
        return {"act": value, "who": state.of}
    if state.kind == "look_back":
        return _parse_look_back(state, value)
    if state.kind == "keep" and shape is not None and shape.type == "tasks" and isinstance(value, Mapping):
        return {"part": state.step.part, "items": [_task(row, value) for row in state.tasks]}
    if state.kind == "keep" and shape is not None:
        content = (
            {"items": items_from_texts(list(map(str, value)))} if isinstance(value, list) else {"text": value}
        )
        return {"part": state.step.part, **content}
    if state.kind == "ask" and shape is not None:
        return _parse_answer(state, shape, value)
    return True if value in ("yes", "true") else value


def _decisions_by_place(state: AwaitingAnswer, name: str, decision: Any) -> Json:
    """Return a list of decisions, one for each answer of a name, as it's stored."""
    places = [given.place for given in state.to_reveal if given.name == name]
    fits = isinstance(decision, list) and len(decision) == len(places)
    return dict(zip(places, decision, strict=True)) if fits else decision


def _task(row: Mapping[str, Json], given: Mapping[str, Any]) -> Json:
    """Return a row of tasks with what is given for it, its owner alone or several fields."""
    about = given.get(str(row["text"]), {})
    fields = about if isinstance(about, Mapping) else {"who": about}
    known = {name: _parse_number(value) for name, value in fields.items()}
    is_moved = known.get("who", row.get("who")) != row.get("who")
    left = {name: value for name, value in row.items() if not (is_moved and name == "since")}
    return {**left, **known}


def _parse_look_back(state: AwaitingAnswer, value: Any) -> Json:
    """Complete a look-back; one word is its outcome, or what's next for a carried agreement."""
    fields = {"next" if state.step.asks_only_next else "outcome": value} if isinstance(value, str) else value
    return {"agreement": state.agreement["id"], **fields} if isinstance(fields, Mapping) else fields


def _parse_answer(state: AwaitingAnswer, shape: AnswerShape, value: Any) -> Json:
    if isinstance(value, Mapping) and shape.lines:
        return _parse_lines(state, shape, value)
    if isinstance(value, Mapping) and shape.type != "ratings":
        keys = ", ".join(map(str, value))
        raise MissingAnswer(
            f"`{state.step.id}` (of {state.of}) {describe_position(state)} has an answer for {keys}. Write one value, "
            f"or one each for first and second, or one for each round: 1, 2, and so on. {describe_expected(state)}"
        )
    if shape.type == "scale":
        return _parse_number(value)
    if shape.type in LIST_TYPES and isinstance(value, list):
        return items_from_texts([str(item) for item in value])
    if shape.type == "ratings" and isinstance(value, Mapping):
        return {
            row: {name: _parse_number(number) for name, number in numbers.items()}
            for row, numbers in value.items()
            if isinstance(numbers, Mapping)
        }
    return value


def _parse_lines(state: AwaitingAnswer, shape: AnswerShape, value: Mapping[str, Any]) -> Json:
    """Join lines by name to their text, as the boxes on the screen do."""
    written = {str(name): "" if text is None else str(text) for name, text in value.items()}
    here = f"`{state.step.id}` (of {state.of}) {describe_position(state)}"
    if unknown := [name for name in written if name not in shape.lines]:
        raise MissingAnswer(f"{here} has no line {unknown[0]}. Its lines are: {', '.join(shape.lines)}.")
    if missing := missing_lines(shape, written):
        raise MissingAnswer(f"{here} needs something for each of these lines: {', '.join(missing)}.")
    if long := [name for name, text in written.items() if len(text) > MAX_LINE_CHARS]:
        raise MissingAnswer(f"{here}: the line {long[0]} can have at most {MAX_LINE_CHARS} characters.")
    return join_lines(shape, written)


def _parse_number(value: Any) -> Json:
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 10 else value
