"""Validation of answers and facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scripts.engine.agreement_validation import (
    FACT_FIELDS,
    is_agreement_fact,
    validate_agreement,
    validate_look_back,
)
from scripts.engine.reveal_validation import validate_reveal
from scripts.engine.shape_validation import validate_shape
from scripts.engine.value_checks import are_items, is_date, is_number, is_text
from scripts.engine_types import AwaitingAnswer, AwaitingFact
from scripts.model import LIST_TYPES


def validate_answer(state: AwaitingAnswer | AwaitingFact, value: Any) -> str | None:
    """Return why a value is invalid here, or None."""
    if isinstance(state, AwaitingFact):
        return _validate_fact(state, value)
    return _KINDS.get(state.kind, _validate_read)(state, value)


def _validate_read(_ask: AwaitingAnswer, value: Any) -> str | None:
    return None if value is True else "This step is only for reading. Write true here."


def _validate_talk(ask: AwaitingAnswer, value: Any) -> str | None:
    if value is True or (ask.step.note and is_text(value)):
        return None
    return "This step is spoken. Write true" + (", or a short note." if ask.step.note else " here.")


def _validate_ask(ask: AwaitingAnswer, value: Any) -> str | None:
    shape = ask.step.shape
    if value is None:
        # A private answer may have been withheld and deleted.
        return None if ask.step.optional or ask.private else "This question needs an answer."
    return validate_shape(shape, value, ask) if shape else "This step takes no answer."


def _validate_entry(ask: AwaitingAnswer, value: Any) -> str | None:
    if value is None:
        return None
    is_list = ask.step.shape is not None and ask.step.shape.type in LIST_TYPES
    content = "items" if is_list else "text"
    if not isinstance(value, dict) or set(value) != {"part", content} or value["part"] != ask.step.part:
        return f"Write `part: {ask.step.part}` and `{content}`, or nothing."
    if content == "items" and ask.step.shape is not None:
        return validate_shape(ask.step.shape, value["items"], ask)
    return None if is_text(value["text"]) else "Expected text."


def _validate_fact(need: AwaitingFact, value: Any) -> str | None:
    if need.fact in ("card", "visit"):
        is_none_left = value is None and need.fact == "card" and need.days > 0
        return (
            None if value in need.options or is_none_left else f"Expected one of: {', '.join(need.options)}."
        )
    is_valid, message = _FACTS[need.fact]
    if need.fact in ("due", "standing") and isinstance(value, list) and len(value) > need.at_most:
        return f"Expected at most {need.at_most} agreements."
    if need.fact == "notebook" and need.at_most and isinstance(value, list) and len(value) > need.at_most:
        return f"Expected at most {need.at_most} entries."
    return None if is_valid(value) else message


_KINDS: dict[str, Callable[[AwaitingAnswer, Any], str | None]] = {
    "ask": _validate_ask,
    "talk": _validate_talk,
    "agree": validate_agreement,
    "keep": _validate_entry,
    "look_back": validate_look_back,
    "reveal": validate_reveal,
}
_AGREEMENTS = (
    lambda value: isinstance(value, list) and all(map(is_agreement_fact, value)),
    f"Expected a list of agreements, each with an `id` and no keys other than {', '.join(FACT_FIELDS)}.",
)
_FACTS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "begins": (is_text, "Expected a or b, the id of the person who goes first."),
    "today": (is_date, "Expected a date like 2026-03-14."),
    "times_done": (lambda value: is_number(value, 0, 10**9), "Expected a number, 0 or more."),
    "due": _AGREEMENTS,
    "standing": _AGREEMENTS,
    "carried": (
        lambda value: value is None or (is_agreement_fact(value) and value.get("act") is not None),
        "Expected an agreement with an `id` and an `act`, or nothing.",
    ),
    "notebook": (are_items, "Expected a list of entries, each with its own id and text."),
}
