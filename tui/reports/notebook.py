"""The notebook by parts, with the origin of each entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from scripts.loading.value_parsers import NOTEBOOK_PARTS
from store import Entry, Header, Store
from tui.text.dates import day_words, parse_moment
from tui.text.notebook_parts import part_name
from tui.text.prefix_search import fold, matches_all

MONTH_CHARS = len("2026-03")
PARTS_IN_A_HURRY = ("signals",)
"""Parts at the top: in an argument, nobody looks for the signal for a pause."""


def group_by_part(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Return the nonempty parts with their entries."""
    kept = list(entries)
    for part in dict.fromkeys((*PARTS_IN_A_HURRY, *NOTEBOOK_PARTS, *(entry.part for entry in kept))):
        if within := [entry for entry in kept if entry.part == part]:
            yield part_name(part), within


def origins(store: Store, entries: Iterable[Entry]) -> Mapping[str, Header]:
    """Return the conversations of these entries by id, if listed."""
    needed = {entry.conversation for entry in entries if entry.conversation}
    found = store.unfinished()
    for month in sorted({id_[:MONTH_CHARS] for id_ in needed - {header.id for header in found}}):
        found += store.headers(month)
    return {header.id: header for header in found if header.id in needed}


def entry_day(entry: Entry, header: Header | None) -> date | None:
    """Return the day of an entry's conversation."""
    then = parse_moment(header.started if header else entry.made)
    return then.date() if then else None


def origin_text(entry: Entry, header: Header | None, today: date) -> str:
    """Return where an entry came from.

    It is the day alone if the title is unknown.
    """
    day = entry_day(entry, header)
    known = (header.title if header else "", day_words(day, today) if day else "")
    words = ", ".join(words for words in known if words)
    return f"From {words}." if words else ""


def matches_entry(entry: Entry, about: str, query: str) -> bool:
    """Return whether text, part, or origin of an entry match."""
    return not query or matches_all(
        fold(" ".join((entry.text, part_name(entry.part), about))), fold(query).split()
    )
