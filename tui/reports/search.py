"""Looking for a word in what was kept: first what stands and the notebook, then what is past, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from prompts import clean
from scripts.agreement_sentence import sentence
from store import Agreement, Entry, Header, Store, StoreError
from store.rules.agreement_history import is_done
from tui.text.matching import begins_at, has_all

ROUND = 20
"""How many characters stand before what was found."""


@dataclass(frozen=True)
class Hit:
    """Something found: what to open, its title, the words round it, and its ISO date; `kind` says where it was."""

    kind: str
    value: Agreement | Entry | Header
    title: str
    words: str
    day: str


def everywhere(store: Store, wanted: str) -> Iterator[Hit | None]:
    """Whatever holds it, as it is read; None for each thing in which nothing was found, so that one can stop."""
    yield from (_in_agreement(agreement, wanted) for agreement in store.agreements())
    yield from (_in_entry(entry, wanted) for entry in store.notebook())
    yield from (_in_agreement(agreement, wanted) for agreement in store.closed_agreements())
    for month in store.months():
        yield from (_in_conversation(store, header, wanted) for header in store.headers(month))


def _in_agreement(agreement: Agreement, wanted: str) -> Hit | None:
    beside = (agreement.obstacle, agreement.instead, agreement.sign, agreement.hard_week)
    found = first_found([" · ".join([sentence(asdict(agreement)), *filter(None, beside)])], wanted)
    if agreement.state == "open":
        kind, title = "agreements", "Agreed"
    else:
        kind, title = "over", "Agreed, done" if is_done(agreement) else "Agreed, let go"
    return Hit(kind, agreement, title, found, agreement.made[:10]) if found else None


def _in_entry(entry: Entry, wanted: str) -> Hit | None:
    found = first_found([entry.text], wanted)
    return Hit("notebook", entry, entry.part.capitalize(), found, entry.made[:10]) if found else None


def _in_conversation(store: Store, header: Header, wanted: str) -> Hit | None:
    texts = [header.title]
    try:
        answers = store.conversation(header.id).answers
        texts += [
            text for answer in answers if answer["kind"] != "fact" for text in typed_in(answer["value"])
        ]
    except StoreError:
        pass  # what is damaged says so when it is opened; the search goes on
    found = first_found(texts, wanted)
    return Hit("conversations", header, header.title, found, header.started[:10]) if found else None


def typed_in(value: Any) -> Iterator[str]:
    """All texts in an answer's value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from typed_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from typed_in(each)


def first_found(texts: Sequence[str], wanted: str) -> str:
    """The words round the first place at which a text has what is wanted; empty where none has."""
    words = wanted.casefold().split()
    for text in texts:
        line = " ".join(clean(text).split())
        small = line.casefold()
        if has_all(small, words):
            phrase = begins_at(small, " ".join(words))
            at = phrase if phrase >= 0 else min(begins_at(small, word) for word in words)
            return line if at <= ROUND else f"…{line[at - ROUND :]}"
    return ""
