"""Rules of notebook entries."""

from collections.abc import Sequence
from dataclasses import replace

from store.records import DELETED, Entry, RemovedEntry
from store.rules.effects import Effects
from store.task_record import TaskDetails


def entries_after(
    entries: Sequence[Entry], conversation: str, effects: Effects, removed: Sequence[RemovedEntry]
) -> list[Entry]:
    """Return all entries after a conversation's effects, in place.

    An entry that was edited or deleted since stays that way until the conversation states it again.
    """
    removed_keys = {(entry.id, entry.made) for entry in removed}
    current = {entry.id: entry for entry in effects.entries if (entry.id, entry.made) not in removed_keys}
    kept_entries = [
        _keep_unless_restated(entry, current.pop(entry.id, None))
        for entry in entries
        if entry.conversation != conversation or entry.id in current
    ]
    added = (entry for entry in current.values() if entry.text != DELETED)
    return [with_task_changes(entry, effects) for entry in (*kept_entries, *added)]


def with_task_changes(entry: Entry, effects: Effects) -> Entry:
    """Return an entry after a conversation's changes to its task."""
    for change in effects.tasks:
        if change.entry == entry.id:
            entry = with_task(entry, change.details)
    return entry


def with_task(entry: Entry, details: TaskDetails) -> Entry:
    """Return an entry with other details, unless it was changed later than that."""
    return replace(entry, task=(entry.task or TaskDetails()).changed_to(details))


def removed_entries_after(
    removed: Sequence[RemovedEntry], conversation: str, effects: Effects
) -> list[RemovedEntry]:
    """Return the deleted entries after a conversation's effects.

    Those that the conversation no longer states, or states again, are dropped.
    """
    stated = {(entry.id, entry.made) for entry in effects.entries}
    return [
        entry for entry in removed if entry.conversation != conversation or (entry.id, entry.made) in stated
    ]


def with_text(entry: Entry, text: str) -> Entry:
    """Return the entry with a new text.

    The old one becomes the last of its earlier texts.
    """
    return entry if text == entry.text else replace(entry, text=text, before=(*entry.before, entry.text))


def _keep_unless_restated(entry: Entry, stated: Entry | None) -> Entry:
    first = replace(
        entry, text=(*entry.before, entry.text)[0], before=(), task=stated.task if stated else None
    )
    return entry if stated is None or stated.text == DELETED or stated == first else stated
