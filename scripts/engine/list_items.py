"""Items of list answers.

Items have ids, so an edited list keeps the answers about its items.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scripts.engine_types import ScopedAnswer, VisibleNames
from scripts.model import LIST_TYPES, AnswerShape


def needs_items(shape: AnswerShape | None) -> bool:
    """Return whether an answer chooses from or rates a list."""
    return shape is not None and bool(shape.list_names)


def list_items(given: Any) -> list[dict[str, str]]:
    """Return the items of a list answer or notebook entry.

    Empty if it was not given.
    """
    if isinstance(given, ScopedAnswer) and given.shape is not None and given.shape.type in LIST_TYPES:
        return readable_items(given.value.get("items") if isinstance(given.value, Mapping) else given.value)
    return []


def readable_items(value: Any) -> list[dict[str, str]]:
    """Return the items of a record's value that have a text; another program may have written anything."""
    items = value if isinstance(value, list | tuple) else ()
    return [item for item in items if isinstance(item, dict) and _has_text(item)]


def _has_text(item: Mapping[str, Any]) -> bool:
    return isinstance(item.get("id"), str) and isinstance(item.get("text"), str)


def source_items(shape: AnswerShape | None, names: VisibleNames) -> tuple[tuple[str, str], ...]:
    """Return the (id, text) pairs for a choice or rating.

    Items of several lists may have the same id, so there each id starts with its list's number.
    """
    lists = shape.list_names if shape else ()
    return tuple(
        (item["id"] if len(lists) == 1 else f"{number}.{item['id']}", item["text"])
        for number, name in enumerate(lists, start=1)
        for item in list_items(names.look_up(name))
    )


def items_from_texts(texts: list[str], before: list[dict[str, str]] | None = None) -> list[dict[str, str]]:
    """Return items for typed lines; known texts keep ids."""
    known = {item["text"]: item["id"] for item in before or []}
    return items_from_rows(
        [(known.pop(text, ""), text) for text in texts], [item["id"] for item in before or []]
    )


def items_from_rows(rows: list[tuple[str, str]], taken: Iterable[str] = ()) -> list[dict[str, str]]:
    """Return items for rows of (id, text).

    A row without an id gets the next free one.
    """
    used = {*taken, *(id_ for id_, _ in rows)}
    fresh = (f"i{number}" for number in range(1, 10_000) if f"i{number}" not in used)
    return [{"id": id_ or next(fresh), "text": text} for id_, text in rows]
