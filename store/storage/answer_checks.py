"""What an answer's record must look like, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import NoneType
from typing import Any

MAX_DEPTH = 20
"""Levels of a value; the deepest that Turnabout writes has six."""

_TEXTS = ("act", "who", "cue", "obstacle", "instead", "sign", "hard_week", "rhythm", "turn", "did", "landed")
_CHOICES = ("outcome", "next", "begins", "part")
_DAYS = ("look_back", "end")


def is_answer(row: Any) -> bool:
    """Return whether a record can be read as an answer."""
    return (
        is_stashed(row)
        and isinstance(row.get("private"), bool)
        and all(isinstance(row.get(name), str) for name in ("kind", "at"))
    )


def is_stashed(row: Any) -> bool:
    """Return whether a record can be read as an answer that Back put aside."""
    if not isinstance(row, Mapping) or "value" not in row:
        return False
    if not all(isinstance(row.get(name), str) for name in ("place", "step", "of")):
        return False
    if not all(isinstance(row.get(name, ""), str) for name in ("kind", "at", "corrected", "reads")):
        return False
    value, check = row["value"], _BY_KIND.get(str(row.get("kind")))
    return is_shallow(value) and (check is None or value is None or check(value))


def is_shallow(value: Any) -> bool:
    """Return whether a value is nested no deeper than any that Turnabout writes."""
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        inner: list[Any] = []
        for each in level:
            if isinstance(each, Mapping):
                inner += each.values()
            elif isinstance(each, list | tuple):
                inner += each
        if not inner:
            return True
        level = inner
    return False


def _is_agreement(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("act"), str) and _has_plain_fields(value)


def _is_look_back(value: Any) -> bool:
    if not isinstance(value, Mapping) or not isinstance(value.get("agreement"), str):
        return False
    words = value.get("words") or {}
    return _has_plain_fields(value) and isinstance(words, Mapping) and _has_plain_fields(words)


def _is_entry(value: Any) -> bool:
    if not isinstance(value, Mapping) or not isinstance(value.get("part"), str):
        return False
    return isinstance(value.get("text"), str) or _are_items(value.get("items"))


def _are_items(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(
        isinstance(item, Mapping) and isinstance(item.get("id"), str) and isinstance(item.get("text"), str)
        for item in value
    )


def _is_fact(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(isinstance(each, str) or _is_named(each) for each in value)
    return _is_named(value) if isinstance(value, Mapping) else isinstance(value, str | int | float)


def _is_named(value: Any) -> bool:
    """Return whether this is an agreement or an entry that a fact quotes."""
    if not isinstance(value, Mapping) or not _has_plain_fields(value):
        return False
    sources = value.get("from", "")
    return all(isinstance(value.get(name, ""), str) for name in ("id", "text", "act")) and isinstance(
        sources, str | Mapping | NoneType
    )


def _is_reveal(value: Any) -> bool:
    return value is True or isinstance(value, Mapping)


def _has_plain_fields(value: Mapping[str, Any]) -> bool:
    """Return whether texts are texts, and days are days."""
    names = (*_TEXTS, *_CHOICES)
    return all(isinstance(value.get(name), str | NoneType) for name in names) and all(
        _is_day(value.get(name)) for name in _DAYS
    )


def _is_day(value: Any) -> bool:
    try:
        return value is None or bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


_BY_KIND: Mapping[str, Callable[[Any], bool]] = {
    "agree": _is_agreement,
    "look_back": _is_look_back,
    "keep": _is_entry,
    "fact": _is_fact,
    "reveal": _is_reveal,
}
