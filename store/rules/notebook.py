"""Rules of notebook entries."""

from collections.abc import Sequence
from dataclasses import replace

from store.records import Entry, RemovedEntry
from store.rules.effects import Effects


def entries_after(
    entries: Sequence[Entry], conversation: str, effects: Effects, taken_out: Sequence[RemovedEntry]
) -> list[Entry]:
    """All of them, with this conversation's own as it now says, each in its old place.

    One that was changed or taken out since stays so until the conversation says it anew.
    """
    out = {(one.id, one.made) for one in taken_out}
    ours = {entry.id: entry for entry in effects.entries if (entry.id, entry.made) not in out}
    there = [
        _keep_unless_restated(entry, ours.pop(entry.id, None))
        for entry in entries
        if entry.conversation != conversation or entry.id in ours
    ]
    return [*there, *ours.values()]


def removed_entries_after(
    taken_out: Sequence[RemovedEntry], conversation: str, effects: Effects
) -> list[RemovedEntry]:
    """What stays out of the notebook: all but what this conversation no longer says, or says anew."""
    said = {(entry.id, entry.made) for entry in effects.entries}
    return [one for one in taken_out if one.conversation != conversation or (one.id, one.made) in said]


def with_text(entry: Entry, text: str) -> Entry:
    """The entry in other words, with those that it had until now as the last of its earlier ones."""
    return entry if text == entry.text else replace(entry, text=text, before=(*entry.before, entry.text))


def _keep_unless_restated(entry: Entry, said: Entry | None) -> Entry:
    first = replace(entry, text=(*entry.before, entry.text)[0], before=())
    return entry if said is None or said == first else said
