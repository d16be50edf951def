"""The rows that a keep of tasks starts from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from scripts.engine.list_items import items_from_rows, list_items
from scripts.engine_types import PARTNERS, Partner, ScopedAnswer, VisibleNames
from scripts.model import MAX_ITEMS
from scripts.task_values import TaskRow


def rows_from_notebook(entries: Iterable[Mapping[str, Any]], begins: str) -> list[TaskRow]:
    """Return the rows of a notebook fact, whose owners are the ids of people."""
    people = {begins: "first", "a" if begins == "b" else "b": "second"}
    rows = [TaskRow.from_json(entry) for entry in entries]
    return [replace(row, who=people.get(row.who, "")) for row in rows]


def rows_from_answer(given: object) -> list[TaskRow]:
    """Return the rows of an earlier answer.

    Those that an earlier keep saved say which entry they became: place, step, and item, after a colon each.
    """
    rows = [TaskRow.from_json(item) for item in list_items(given)]
    if not isinstance(given, ScopedAnswer) or not isinstance(given.value, dict):
        return rows
    return [replace(row, source=row.source or f":{given.place}:{given.name}:{row.id}") for row in rows]


def joined(parts: Sequence[Sequence[TaskRow]]) -> tuple[TaskRow, ...]:
    """Return the rows of several lists, each task once, with ids of their own."""
    rows: list[TaskRow] = []
    for row in (row for part in parts for row in part):
        if row.text.casefold() not in {known.text.casefold() for known in rows}:
            rows.append(row)
    ids = [row.id for row in rows]
    own = [("" if id_ in ids[:number] else id_, rows[number].text) for number, id_ in enumerate(ids)]
    items = items_from_rows(own)
    return tuple(replace(row, id=item["id"]) for row, item in zip(rows, items, strict=True))[:MAX_ITEMS]


def energy_of_each(name: str, names: VisibleNames) -> dict[Partner, int] | None:
    """Return the energy of each, or None if one of them gave none."""
    given = {partner: names.look_up(f"{partner}.{name}") for partner in PARTNERS}
    found = {partner: one.value for partner, one in given.items() if isinstance(one, ScopedAnswer)}
    return found if len(found) == len(PARTNERS) else None
