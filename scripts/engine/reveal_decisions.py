"""What an owner decided in a reveal, by answer.

A decision is "show", "keep", or {"edit": ...}. A name with several answers has one decision for all of them, or one for
each by its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeGuard

from scripts.engine_types import Json, ScopedAnswer

Decisions = Mapping[str, Json]


def can_edit(given: ScopedAnswer) -> bool:
    """Return whether its owner can change an answer before sharing it."""
    return given.shape is not None and given.shape.type == "text"


def is_by_place(decision: Json) -> TypeGuard[Mapping[str, Json]]:
    """Return whether it decides about each answer of a name."""
    return isinstance(decision, Mapping) and set(decision) != {"edit"}


def decision_on(decisions: Decisions, name: str, place: str) -> Any:
    """Return the decision on one answer, or None."""
    decision = decisions.get(name)
    return decision.get(place) if is_by_place(decision) else decision


def each_decision(decisions: Decisions) -> Iterator[tuple[str, str | None, Json]]:
    """Return all decisions with their name and place; the place is None for all answers of the name."""
    for name, decision in decisions.items():
        if is_by_place(decision):
            yield from ((name, place, one) for place, one in decision.items())
        else:
            yield name, None, decision


class Placed(Protocol):
    """An answer with a name and a place."""

    @property
    def name(self) -> str: ...
    @property
    def place(self) -> str: ...


def one_for_each(givens: Sequence[Placed], decisions: Sequence[Json]) -> dict[str, Json]:
    """Return decisions, one for each answer, as they are stored."""
    names = [given.name for given in givens]
    stored: dict[str, Json] = {}
    for given, decision in zip(givens, decisions, strict=True):
        if names.count(given.name) == 1:
            stored[given.name] = decision
        else:
            stored.setdefault(given.name, {})[given.place] = decision
    return stored
