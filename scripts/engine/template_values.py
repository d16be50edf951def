"""Names as templates and conditions read them: plain values, never objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from prompts import Condition, Labelled
from scripts.engine.list_items import items_of
from scripts.records import PARTNERS, Given, Names, other

Pronouns = Mapping[str, Mapping[str, str]]
"""For first and second: `name`, and the pronouns `they`, `them`, `their`."""

NOBODY: Pronouns = {partner: {} for partner in PARTNERS}

Label = Callable[[str, str], str]
"""(step id, stored value) to the words that the couple reads."""


def holds(condition: Condition, names: Names) -> bool:
    """Whether a condition is true; comparisons go by stored values, so nobody's name and no label matters."""
    return condition.holds(plain_values(names, NOBODY, lambda _step, stored: stored))


def plain_values(names: Names, people: Pronouns, label: Label) -> dict[str, Any]:
    """What a template may look up: answers under their names, and the four roles with what each gave."""

    def plain(value: Any) -> Any:
        if isinstance(value, Given):
            return _given(value, people, label)
        if isinstance(value, tuple):
            return [plain(row) for row in value]
        if isinstance(value, Mapping):
            return {name: plain(inner) for name, inner in value.items()}
        return value

    partners = {partner: {**people[partner], **plain(names.gave[partner])} for partner in PARTNERS}
    roles = {"speaker": partners[names.speaker], "listener": partners[other(names.speaker)], **partners}
    return {**plain(names.bare), **roles}


def _given(given: Given, people: Pronouns, label: Label) -> Any:
    if given.shape is None:
        return given.value["act"] if isinstance(given.value, dict) else given.value
    return _BY_TYPE.get(given.shape.type, _as_it_is)(given, people, label)


def _as_it_is(given: Given, _people: Pronouns, _label: Label) -> Any:
    return given.value


def _text(given: Given, _people: Pronouns, _label: Label) -> Any:
    return given.value["text"] if isinstance(given.value, dict) else given.value


def _choice(given: Given, _people: Pronouns, label: Label) -> Any:
    def labelled(stored: str) -> Labelled:
        return Labelled(stored, given.texts.get(stored) or label(given.name, stored))

    return (
        [labelled(stored) for stored in given.value]
        if isinstance(given.value, list)
        else labelled(given.value)
    )


def _list(given: Given, _people: Pronouns, _label: Label) -> Any:
    return [item["text"] for item in items_of(given)]


def _ratings(given: Given, _people: Pronouns, _label: Label) -> Any:
    return [{"item": given.texts[row], **numbers} for row, numbers in given.value.items()]


def _who(given: Given, people: Pronouns, _label: Label) -> Any:
    names = [people[partner].get("name", partner) for partner in PARTNERS if given.value in (partner, "both")]
    return Labelled(given.value, " and ".join(names))


_BY_TYPE: dict[str, Callable[[Given, Pronouns, Label], Any]] = {
    "text": _text,
    "choice": _choice,
    "yes_no": _choice,
    "list": _list,
    "ratings": _ratings,
    "who": _who,
}
