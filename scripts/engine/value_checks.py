"""Checks of single JSON values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from scripts.model import MAX_ITEMS

_ITEM_ID = re.compile(r"[a-z0-9]{1,16}")


def is_text(value: Any) -> bool:
    """Return whether the value is a non-blank text."""
    return isinstance(value, str) and bool(value.strip())


def is_number(value: Any, low: int, high: int) -> bool:
    """Return whether the value is an integer within the range."""
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def is_date(value: Any) -> bool:
    """Return whether the value is an ISO date (2026-03-14)."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def are_items(value: Any) -> bool:
    """Return whether the value is a list of unique items."""
    if not isinstance(value, list) or len(value) > MAX_ITEMS:
        return False
    if not all(isinstance(item, dict) and is_text(item.get("text")) for item in value):
        return False
    ids = [item.get("id") for item in value]
    return all(isinstance(i, str) and _ITEM_ID.fullmatch(i) for i in ids) and len(set(ids)) == len(ids)


def one_of(name: str, allowed: Iterable[str]) -> str:
    """Return the sentence that says what to write for a field."""
    *others, last = [f"`{name}: {value}`" for value in allowed]
    return f"Write {', '.join(others)}{',' if len(others) > 1 else ''} or {last} here."


def unknown_field(value: Mapping[str, Any], known: Iterable[str]) -> str | None:
    """Return the sentence about a field that doesn't exist, or None."""
    names = list(known)
    wrong = next((name for name in value if name not in names), None)
    return None if wrong is None else f"There is no field `{wrong}` here, only {', '.join(names)}."
