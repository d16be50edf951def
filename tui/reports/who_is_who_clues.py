"""What shows who is who, while the partners' names are missing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from store import Agreement, Conversation, Entry, Store, StoreError
from store.rules.effects import who_began
from tui.text.dates import date_words, parse_moment

Clues = Mapping[str, Sequence[str]]
"""Phrases such as "agreed: “make tea”", by a person's id."""

MAX_CLUES = 3
RECENT = 20
MAX_CHARS = 70


def load_clues(store: Store, today: date) -> Clues:
    """Return what only one of the partners agreed to, wrote, or began.

    Raise ReadError.
    """
    agreements = [*store.agreements(), *islice(store.closed_agreements(), RECENT)]
    entries, recent = store.notebook(), list(_recent_conversations(store))
    return {person: person_clues(person, agreements, entries, recent, today) for person in ("a", "b")}


def person_clues(
    person: str,
    agreements: Iterable[Agreement],
    entries: Iterable[Entry],
    conversations: Iterable[Conversation],
    today: date,
) -> list[str]:
    """Return a few phrases about one person, the clearest first."""
    agreed = (f"agreed: {_quoted(each.act)}" for each in agreements if each.who == person)
    wrote = (f"wrote in the notebook: {_quoted(each.text)}" for each in entries if each.of == person)
    began = (_beginning(each, today) for each in conversations if who_began(each.answers) == person)
    found = (clue for clues in (agreed, wrote, began) for clue in islice(clues, MAX_CLUES))
    return list(islice(found, MAX_CLUES))


def _recent_conversations(store: Store) -> Iterator[Conversation]:
    for header in (*reversed(store.unfinished()), *store.recent_headers(RECENT)):
        with contextlib.suppress(StoreError):  # another one tells as much
            yield store.conversation(header.id)


def _beginning(conversation: Conversation, today: date) -> str:
    moment = parse_moment(conversation.started)
    when = f" on {date_words(moment.date(), today)}" if moment else ""
    return f"started “{conversation.script['title']}”{when}"


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= MAX_CHARS else line[: MAX_CHARS - 1] + '…'}”"
