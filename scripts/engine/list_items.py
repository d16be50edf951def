"""List answers and the steps that go through them: items carry ids, so an edited list keeps its items' answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scripts.model import AnswerShape
from scripts.records import ScopedAnswer, VisibleNames


def needs_items(shape: AnswerShape | None) -> bool:
    """Whether an answer chooses from, or rates, what an earlier list answer holds."""
    return shape is not None and bool(shape.choices_from or shape.rows)


def list_items(given: Any) -> list[dict[str, str]]:
    """The items of a list answer, or of one that went into the notebook; none where it was not given."""
    if isinstance(given, ScopedAnswer) and given.shape is not None and given.shape.type == "list":
        return list(given.value["items"] if isinstance(given.value, dict) else given.value)
    return []


def source_items(shape: AnswerShape | None, names: VisibleNames) -> tuple[tuple[str, str], ...]:
    """The (id, text) pairs that a choice or a rating is about."""
    if shape is None or not needs_items(shape):
        return ()
    items = list_items(names.look_up(shape.choices_from or shape.rows or ""))
    return tuple((item["id"], item["text"]) for item in items)


def items_from_texts(texts: list[str], before: list[dict[str, str]] | None = None) -> list[dict[str, str]]:
    """Items for typed lines: a line that stood there before keeps its id, a new one gets the next that is free."""
    known = {item["text"]: item["id"] for item in before or []}
    return items_from_rows(
        [(known.pop(text, ""), text) for text in texts], [item["id"] for item in before or []]
    )


def items_from_rows(rows: list[tuple[str, str]], taken: Iterable[str] = ()) -> list[dict[str, str]]:
    """Items for rows of (id, text), the id empty where a row is new: it gets the next that is free."""
    used = {*taken, *(id_ for id_, _ in rows)}
    fresh = (f"i{number}" for number in range(1, 10_000) if f"i{number}" not in used)
    return [{"id": id_ or next(fresh), "text": text} for id_, text in rows]
