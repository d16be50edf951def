"""Prewritten facts, by the fact's name or the step's id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.engine.list_items import items_from_texts
from scripts.engine_types import OVER, AwaitingFact, Json

FACT_NAMES = ("begins", "today", "times_done", "carried", "due", "standing", "notebook.tasks")
"""Facts that are written under their own names."""


def fact_from_mapping(given: Mapping[str, Any], need: AwaitingFact) -> Json:
    """Return the fact from a mapping, or None if it isn't there.

    An agreement can be written as its act alone, and the notebook's entries as texts, under their block. A look-back's
    id may name its agreements (a list) or its answer.
    """
    if need.fact == "visit":
        return _visit(given.get(need.step), need.place.rpartition(".")[2])
    if need.fact == "due":
        by_step = given.get(need.step)
        due = by_step if isinstance(by_step, list) else given.get("due")
        return [_agreement(n, one) for n, one in enumerate(due, 1)] if isinstance(due, list) else due
    if need.fact == "standing":
        standing = given.get("standing")
        return (
            [_agreement(n, one) for n, one in enumerate(standing, 1)]
            if isinstance(standing, list)
            else standing
        )
    value = given.get(need.step)
    if need.fact == "notebook" and isinstance(value, list):
        entries = value[: need.at_most or None]
        if all(isinstance(one, str) for one in entries):
            return items_from_texts(entries)
        return [_entry(number, one) for number, one in enumerate(entries, 1)]
    if need.fact == "carried" and value is not None:
        return _agreement(0, value)
    if need.fact == "times_done" and isinstance(value, str) and value.isdecimal() and len(value) < 10:
        return int(value)
    return value


def _visit(value: Any, number: str) -> Json:
    """Return who comes at a visit; one value alone means a single visit."""
    visits = value if isinstance(value, Mapping) else {"1": value}
    return visits.get(number) or OVER


def _entry(number: int, value: Any) -> Json:
    """Return a notebook entry, which may be written as its text alone."""
    if not isinstance(value, Mapping):
        return {"id": f"e{number}", "text": str(value)}
    energy = value.get("energy")
    known = {"energy": int(energy)} if isinstance(energy, str) and energy.isdecimal() else {}
    return {"id": f"e{number}", **value, **known}


def _agreement(number: int, value: Any) -> Json:
    fields = {"act": value} if isinstance(value, str) else value
    return {"id": f"a{number}", **fields} if isinstance(fields, Mapping) else fields
