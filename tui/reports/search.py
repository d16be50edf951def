"""Search in saved data.

Open agreements and the notebook come first, then older data, newest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prompts import sanitize
from scripts.agreement_sentence import agreement_sentence
from store import Agreement, Entry, Header, Store, StoreError
from store.rules.agreement_history import is_done
from tui.text.prefix_search import find_word_start, fold, matches_all, unfolded_index

CONTEXT_CHARS = 20
"""Characters shown before a hit."""


@dataclass(frozen=True)
class SearchHit:
    """A search hit with title, excerpt, and ISO date.

    `kind` says where it was found.
    """

    kind: str
    value: Agreement | Entry | Header
    title: str
    excerpt: str
    day: str


def search_all(store: Store, query: str) -> Iterator[SearchHit | None]:
    """Yield hits as they are found.

    It yields None for everything without one, so that a search can be stopped.
    """
    yield from (_in_agreement(agreement, query) for agreement in store.agreements())
    yield from (_in_entry(entry, query) for entry in store.notebook())
    yield from (_in_agreement(agreement, query) for agreement in store.closed_agreements())
    for month in store.months():
        yield from (_in_conversation(store, header, query) for header in store.headers(month))


def _in_agreement(agreement: Agreement, query: str) -> SearchHit | None:
    beside = (agreement.obstacle, agreement.instead, agreement.sign, agreement.hard_week)
    found = first_excerpt(
        [" · ".join([agreement_sentence(agreement.act, agreement.cue), *filter(None, beside)])], query
    )
    if agreement.state == "open":
        kind, title = "agreements", "Agreed"
    else:
        kind, title = "over", "Agreed, done" if is_done(agreement) else "Agreed, let go"
    return SearchHit(kind, agreement, title, found, agreement.made[:10]) if found else None


def _in_entry(entry: Entry, query: str) -> SearchHit | None:
    found = first_excerpt([entry.text], query)
    return SearchHit("notebook", entry, entry.part.capitalize(), found, entry.made[:10]) if found else None


def _in_conversation(store: Store, header: Header, query: str) -> SearchHit | None:
    texts = [header.title]
    try:
        answers = store.conversation(header.id).answers
        texts += [
            text for answer in answers if answer["kind"] != "fact" for text in iter_texts(answer["value"])
        ]
    except StoreError:
        pass  # opening a damaged file reports it; the search continues
    found = first_excerpt(texts, query)
    return SearchHit("conversations", header, header.title, found, header.started[:10]) if found else None


def iter_texts(value: Any) -> Iterator[str]:
    """Yield all texts in an answer's value, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from iter_texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from iter_texts(each)


def first_excerpt(texts: Sequence[str], query: str) -> str:
    """Return the text around the first match, or ""."""
    words = fold(query).split()
    for text in texts:
        line = " ".join(sanitize(text).split())
        small = fold(line)
        if matches_all(small, words):
            phrase = find_word_start(small, " ".join(words))
            at = phrase if phrase >= 0 else min(find_word_start(small, word) for word in words)
            at = unfolded_index(line, at)
            return line if at <= CONTEXT_CHARS else f"…{line[at - CONTEXT_CHARS :]}"
    return ""
