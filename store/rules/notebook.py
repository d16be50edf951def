"""Rules of notebook entries."""

from collections.abc import Sequence
from dataclasses import replace

from store.records import Entry, TakenOut
from store.rules.effects import Outcome


def entries_after(
    entries: Sequence[Entry], conversation: str, outcome: Outcome, taken_out: Sequence[TakenOut]
) -> list[Entry]:
    """All of them, with this conversation's own as it now says, each in its old place.

    One that was changed or taken out since stays so until the conversation says it anew.
    """
    out = {(one.id, one.made) for one in taken_out}
    ours = {entry.id: entry for entry in outcome.entries if (entry.id, entry.made) not in out}
    there = [
        _unless_said_anew(entry, ours.pop(entry.id, None))
        for entry in entries
        if entry.conversation != conversation or entry.id in ours
    ]
    return [*there, *ours.values()]


def still_out(taken_out: Sequence[TakenOut], conversation: str, outcome: Outcome) -> list[TakenOut]:
    """What stays out of the notebook: all but what this conversation no longer says, or says anew."""
    said = {(entry.id, entry.made) for entry in outcome.entries}
    return [one for one in taken_out if one.conversation != conversation or (one.id, one.made) in said]


def reworded(entry: Entry, text: str) -> Entry:
    """The entry in other words, with those that it had until now as the last of its earlier ones."""
    return entry if text == entry.text else replace(entry, text=text, before=(*entry.before, entry.text))


def _unless_said_anew(entry: Entry, said: Entry | None) -> Entry:
    first = replace(entry, text=(*entry.before, entry.text)[0], before=())
    return entry if said is None or said == first else said
