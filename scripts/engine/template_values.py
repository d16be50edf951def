"""Conversion of names in scope to plain template values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from prompts import Condition, LabeledValue, NumberOnScale
from scripts.engine.list_items import list_items
from scripts.engine_types import PARTNERS, ScopedAnswer, VisibleNames, other_partner

Pronouns = Mapping[str, Mapping[str, str]]
"""Mapping of first and second to `name`, `they`, `them`, and `their`."""

NO_PRONOUNS: Pronouns = {partner: {} for partner in PARTNERS}

LabelLookup = Callable[[str, str], str]
"""Function from (step id, stored value) to its label."""


def holds(condition: Condition, names: VisibleNames) -> bool:
    """Return whether a condition is true.

    It compares stored values, so names and labels don't matter.
    """
    return condition.holds(template_values(names, NO_PRONOUNS, lambda _step, stored: stored, condition.names))


def template_values(
    names: VisibleNames, pronouns: Pronouns, label: LabelLookup, reads: Iterable[str]
) -> dict[str, Any]:
    """Return the values that a template can look up.

    `reads` are the dotted names that the template reads; nothing else is prepared.
    """
    requested = {part for name in reads for part in name.split(".")}

    def plain(value: Any) -> Any:
        if isinstance(value, ScopedAnswer):
            return _template_value(value, pronouns, label)
        if isinstance(value, tuple):
            return [plain(row) for row in value]
        if isinstance(value, Mapping):
            return {name: plain(inner) for name, inner in value.items()}
        return value

    def chosen(values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: plain(values[name]) for name in requested if name in values}

    partners = {partner: {**pronouns[partner], **chosen(names.by_partner[partner])} for partner in PARTNERS}
    roles = {
        "speaker": partners[names.speaker],
        "listener": partners[other_partner(names.speaker)],
        **partners,
    }
    return {**chosen(names.unqualified), **roles}


def _template_value(given: ScopedAnswer, pronouns: Pronouns, label: LabelLookup) -> Any:
    if given.shape is None:
        return given.value["act"] if isinstance(given.value, dict) else given.value
    return _BY_TYPE.get(given.shape.type, _unchanged)(given, pronouns, label)


def _unchanged(given: ScopedAnswer, _people: Pronouns, _label: LabelLookup) -> Any:
    return given.value


def _text(given: ScopedAnswer, _people: Pronouns, _label: LabelLookup) -> Any:
    return given.value["text"] if isinstance(given.value, dict) else given.value


def _choice(given: ScopedAnswer, _people: Pronouns, label: LabelLookup) -> Any:
    def labelled(stored: str) -> LabeledValue:
        return LabeledValue(stored, given.texts.get(stored) or label(given.name, stored))

    return (
        [labelled(stored) for stored in given.value]
        if isinstance(given.value, list)
        else labelled(given.value)
    )


def _list(given: ScopedAnswer, _people: Pronouns, _label: LabelLookup) -> Any:
    return [item["text"] for item in list_items(given)]


def _ratings(given: ScopedAnswer, _people: Pronouns, _label: LabelLookup) -> Any:
    ends = {name: (low, high) for name, low, high in given.shape.scales} if given.shape else {}
    return [
        {"item": given.texts[row], **{name: NumberOnScale(n, *ends[name]) for name, n in numbers.items()}}
        for row, numbers in given.value.items()
    ]


def _scale(given: ScopedAnswer, _people: Pronouns, _label: LabelLookup) -> Any:
    return NumberOnScale(given.value, given.shape.low, given.shape.high) if given.shape else given.value


def _who(given: ScopedAnswer, pronouns: Pronouns, _label: LabelLookup) -> Any:
    names = [
        pronouns[partner].get("name", partner) for partner in PARTNERS if given.value in (partner, "both")
    ]
    return LabeledValue(given.value, " and ".join(names))


_BY_TYPE: dict[str, Callable[[ScopedAnswer, Pronouns, LabelLookup], Any]] = {
    "text": _text,
    "choice": _choice,
    "yes_no": _choice,
    "list": _list,
    "tasks": _list,
    "ratings": _ratings,
    "scale": _scale,
    "who": _who,
}
