"""Wordings of an agreement: which conversation gave it which text."""

from collections.abc import Iterable, Mapping, Sequence

from store.agreement_record import WORD_FIELDS, Agreement, HistoryItem
from store.records import Json

Wordings = Mapping[tuple[str, str], frozenset[str]]
"""Texts by agreement id and field."""


def wordings_of(conversation: str, agreements: Iterable[Agreement]) -> Wordings:
    """Return the texts that a conversation gave to agreements.

    An agreement that it made also has its texts from between conversations.
    """
    found: dict[tuple[str, str], frozenset[str]] = {}
    for agreement in agreements:
        is_made = agreement.conversation == conversation
        events = [item for item in agreement.history if item.conversation == conversation]
        if is_made:
            events += [item for item in agreement.history if not item.conversation]
        for name in WORD_FIELDS:
            texts = [text for item in events for text in _changed_texts(item, name)]
            if is_made:
                texts.append(_first_text(agreement, name))
            if known := frozenset(text for text in texts if isinstance(text, str)):
                found[agreement.id, name] = known
    return found


def typed_fields(agreements: Iterable[Agreement]) -> frozenset[tuple[str, str]]:
    """Return the history ids with the fields that each changed."""
    return frozenset(
        (item.id, name)
        for agreement in agreements
        for item in agreement.history
        for name in WORD_FIELDS
        if _changed_texts(item, name)
    )


def word_sources(agreement: Agreement) -> dict[str, str]:
    """Return the fields that other conversations reworded, with their ids.

    All other words came with the agreement, or from between conversations.
    """
    sources: dict[str, str] = {}
    for item in agreement.history:
        for name in WORD_FIELDS:
            if _changed_texts(item, name):
                sources[name] = item.conversation
    return {
        name: source for name, source in sources.items() if source and getattr(agreement, name) is not None
    }


def _changed_texts(item: HistoryItem, name: str) -> list[Json]:
    """Return the new text of a field in a list, if it changed."""
    words, before = item.words or {}, item.before or {}
    return [words[name]] if name in words and words[name] != before.get(name) else []


def _first_text(agreement: Agreement, name: str) -> Json:
    """Return a field as it was when the agreement was made."""
    befores: Sequence[Json] = [item.before[name] for item in agreement.history if name in (item.before or {})]  # type: ignore[index]
    first: Json = befores[0] if befores else getattr(agreement, name)
    return first
