"""Notebook entries that a conversation adds, and tasks that it changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.records import Entry, Json, Record
from store.rules.effect_ids import effect_id, entry_of
from store.task_record import TaskDetails

_SAID = ("from", "who", "energy", "rotation", "done")
"""Fields that only a task on the map has."""


@dataclass(frozen=True)
class TaskChange:
    """Effect of a conversation on a task, by the id of its entry."""

    entry: str
    details: TaskDetails


def added_entries(
    conversation: str, record: Record, value: Mapping[str, Json], people: Mapping[Json, str]
) -> Iterator[Entry]:
    """Yield the entries that an answer adds; a task that is on the map already is none of them."""
    base = effect_id(conversation, record["place"], record["step"])
    for id_, item in [(base, value)] if "items" not in value else _items(base, value):
        if item.get("from"):
            continue
        details = _details(record, item, people)
        yield Entry(
            id=id_,
            part=str(value["part"]),
            of=people.get(record["of"], "both"),
            text=str(item["text"]),
            made=str(record["at"]),
            conversation=conversation,
            place=str(record["place"]),
            step=str(record["step"]),
            task=TaskDetails().changed_to(details) if details else None,
        )


def task_changes(
    conversation: str, record: Record, value: Mapping[str, Json], people: Mapping[Json, str]
) -> Iterator[TaskChange]:
    """Yield what an answer says about tasks, new ones included."""
    for id_, item in _items(effect_id(conversation, record["place"], record["step"]), value):
        if details := _details(record, item, people):
            yield TaskChange(id_, details)


def _items(base: str, value: Mapping[str, Json]) -> Iterator[tuple[str, Mapping[str, Json]]]:
    items = value.get("items")
    for item in items if isinstance(items, Sequence) else ():
        if isinstance(item, Mapping):
            yield entry_of(base, item["id"], item.get("from")), item


def _details(record: Record, item: Mapping[str, Json], people: Mapping[Json, str]) -> TaskDetails | None:
    if not any(name in item for name in _SAID):
        return None
    return TaskDetails.from_row({**item, "who": people.get(item.get("who"), ""), "changed": record["at"]})
