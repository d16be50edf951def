"""Validation of what an owner decides in a reveal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scripts.engine.reveal_decisions import decision_on, each_decision, is_by_place
from scripts.engine.shape_validation import validate_shape
from scripts.engine_types import AwaitingAnswer, ScopedAnswer


def validate_reveal(ask: AwaitingAnswer, value: Any) -> str | None:
    """Return why a reveal's value is invalid, or None."""
    if ask.stage == "shown":
        return None if value is True else "This step is only for reading. Write true here."
    names = [given.name for given in ask.to_reveal]
    if not isinstance(value, dict) or not set(names) <= set(value) <= set(ask.step.show):
        return f"Write show, keep, or {{edit: ...}} for each of: {', '.join(names)}."
    for given in ask.to_reveal:
        count = names.count(given.name)
        if count > 1 and not is_by_place(value[given.name]) and value[given.name] not in ("show", "keep"):
            each = "show, keep, or {edit: ...} for each of them"
            return f"`{given.name}` has several answers: {count}. Write a list with {each}."
        if wrong := _validate_decision(ask, given, decision_on(value, given.name, given.place)):
            return wrong
    # Answers that were withheld are no longer there, but what was decided about them still is.
    if all(_is_decision(decision) for name, place, decision in each_decision(value) if place is not None):
        return None
    return "Write show, keep, or {edit: ...} for each answer."


def _validate_decision(ask: AwaitingAnswer, given: ScopedAnswer, decision: Any) -> str | None:
    if decision in ("show", "keep"):
        return None
    if not _is_decision(decision) or given.shape is None:
        edit = f"`{given.name}: {{edit: ...}}`"
        return f"Write `{given.name}: show`, `{given.name}: keep`, or {edit} with the new answer."
    with_items = replace(ask, items=tuple(given.texts.items()))
    wrong = validate_shape(given.shape, decision["edit"], with_items)
    return f"`{given.name}`: {wrong}" if wrong else None


def _is_decision(value: Any) -> bool:
    return value in ("show", "keep") or (isinstance(value, dict) and set(value) == {"edit"})
