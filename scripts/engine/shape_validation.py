"""Validation of plain answers against the shape of their step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scripts.engine.labeled_lines import MAX_LINE_CHARS
from scripts.engine.value_checks import are_items, is_date, is_number, is_text, unknown_field
from scripts.engine_types import PARTNERS, AwaitingAnswer
from scripts.model import MAX_ITEMS, AnswerShape
from scripts.task_values import LEAST_ENERGY, MOST_ENERGY, ROTATIONS, ROW_FIELDS

MAX_TEXT_CHARS = 20_000


def validate_shape(shape: AnswerShape, value: Any, ask: AwaitingAnswer) -> str | None:
    """Return why a value mismatches the shape, or None."""
    return _SHAPES[shape.type](shape, value, ask)


def max_chars(shape: AnswerShape | None) -> int:
    """Return how long a text can be."""
    return (MAX_LINE_CHARS + 2) * len(shape.lines) if shape and shape.lines else MAX_TEXT_CHARS


def _validate_text(shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    if not is_text(value):
        return "Expected text."
    most = max_chars(shape)
    return None if len(value) <= most else f"Text can have at most {most} characters."


def _validate_choice(shape: AnswerShape, value: Any, ask: AwaitingAnswer) -> str | None:
    possible = [stored for stored, _ in ask.items] if shape.choices_from else list(shape.choices)
    message = f"Expected one of: {', '.join(possible)}."
    if shape.pick is None:
        return None if isinstance(value, str) and value in possible else message
    return _validate_pick(value, shape.pick, len(possible)) or (
        None if all(v in possible for v in value) else message
    )


def _validate_words(shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    return _validate_pick(value, shape.pick or (1, 3), MAX_ITEMS)


def _validate_scale(shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    fits = is_number(value, shape.low, shape.high)
    return None if fits else f"Expected a number from {shape.low} to {shape.high}."


def _validate_list(shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    if not are_items(value):
        return "Expected a list of items, each with its own id and text."
    low, high = shape.pick or (1, MAX_ITEMS)
    return None if low <= len(value) <= high else f"Expected {low} to {high} items."


def _validate_tasks(shape: AnswerShape, value: Any, ask: AwaitingAnswer) -> str | None:
    return _validate_list(shape, value, ask) or next(filter(None, map(_wrong_in_task, value)), None)


def _wrong_in_task(row: dict[str, Any]) -> str | None:
    possible = {"who": PARTNERS, "rotation": ROTATIONS, "energy": range(LEAST_ENERGY, MOST_ENERGY + 1)}
    if wrong := unknown_field(row, ROW_FIELDS):
        return wrong
    for name, allowed in possible.items():
        if name in row and row[name] not in allowed:
            return f"`{name}` must be one of: {', '.join(map(str, allowed))}."
    texts = (row[name] for name in ("from", "done") if name in row)
    if not all(map(is_text, texts)) or ("since" in row and not is_date(row["since"])):
        return "`from` and `done` must be text, and `since` a date."
    return None


def _validate_ratings(shape: AnswerShape, value: Any, ask: AwaitingAnswer) -> str | None:
    rows = [stored for stored, _ in ask.items]
    if not isinstance(value, dict) or set(value) != set(rows):
        return f"Expected a number for each of: {', '.join(rows)}."
    for row in value.values():
        if not isinstance(row, dict) or set(row) != {name for name, _, _ in shape.scales}:
            return f"Each row needs: {', '.join(name for name, _, _ in shape.scales)}."
        for name, low, high in shape.scales:
            if not is_number(row[name], low, high):
                return f"`{name}` must be a number from {low} to {high}."
    return None


def _validate_who(_shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    return None if value in (*PARTNERS, "both") else "Expected first, second, or both."


def _validate_date(_shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    return None if is_date(value) else "Expected a date like 2026-03-14."


def _validate_pick(value: Any, pick: tuple[int, int], available: int) -> str | None:
    low, high = min(pick[0], available), pick[1]
    fits = isinstance(value, list) and all(is_text(item) for item in value) and len(set(value)) == len(value)
    return (
        None if fits and low <= len(value) <= high else f"Expected {low} to {high} of them, each only once."
    )


_SHAPES: dict[str, Callable[[AnswerShape, Any, AwaitingAnswer], str | None]] = {
    "text": _validate_text,
    "choice": _validate_choice,
    "yes_no": _validate_choice,
    "scale": _validate_scale,
    "feelings": _validate_words,
    "needs": _validate_words,
    "list": _validate_list,
    "tasks": _validate_tasks,
    "ratings": _validate_ratings,
    "who": _validate_who,
    "date": _validate_date,
}
