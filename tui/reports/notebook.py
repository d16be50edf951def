"""The notebook as it is read: part by part, and where each line came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from scripts.loading.scalars import NOTEBOOK_PARTS
from store import Entry, Header, Store
from tui.text.dates import day_words, parse_moment
from tui.text.matching import matches_all

MONTH_CHARS = len("2026-03")


def group_by_part(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """The parts in which something stands, each with its lines."""
    kept = list(entries)
    for part in dict.fromkeys((*NOTEBOOK_PARTS, *(entry.part for entry in kept))):
        if within := [entry for entry in kept if entry.part == part]:
            yield part.capitalize(), within


def origins(store: Store, entries: Iterable[Entry]) -> Mapping[str, Header]:
    """The conversations from which these lines came, by id, as far as the lists know them."""
    wanted = {entry.conversation for entry in entries}
    found = store.unfinished()
    for month in sorted({id_[:MONTH_CHARS] for id_ in wanted - {header.id for header in found}}):
        found += store.headers(month)
    return {header.id: header for header in found if header.id in wanted}


def entry_day(entry: Entry, header: Header | None) -> date | None:
    """The day of the conversation from which a line came."""
    then = parse_moment(header.started if header else entry.made)
    return then.date() if then else None


def origin_text(entry: Entry, header: Header | None, today: date) -> str:
    """Where a line came from, as a sentence; the day alone where the title is not known."""
    day = entry_day(entry, header)
    known = (header.title if header else "", day_words(day, today) if day else "")
    words = ", ".join(words for words in known if words)
    return f"From {words}." if words else ""


def matches_entry(entry: Entry, about: str, query: str) -> bool:
    """Whether it is among what somebody looks for: by its words, its part, or where it came from."""
    return not query or matches_all(
        " ".join((entry.text, entry.part, about)).casefold(), query.casefold().split()
    )
