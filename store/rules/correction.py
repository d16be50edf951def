"""Correction: replacing a word in everything that copied it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from store.agreement_record import WORD_FIELDS, Agreement, HistoryItem
from store.records import Conversation, Draft, Entry, Json, Record
from store.rules.effects import derive_effects

Change = tuple[str, str]
"""The old text and the new one."""


@dataclass(frozen=True)
class Correction:
    """What changes outside a conversation that was corrected.

    Facts say which entry their text came from. Facts from before they did are matched by `texts`.
    """

    conversation: str
    entries: Mapping[str, Change] = field(default_factory=dict)
    fields: Mapping[tuple[str, str], Change] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def in_conversation(self, conversation: Conversation) -> Conversation:
        """Return another conversation with the corrected words."""
        return replace(
            conversation,
            answers=tuple(map(self._in_record, conversation.answers)),
            held=tuple(map(self._in_record, conversation.held)),
        )

    def in_draft(self, draft: Draft) -> Draft:
        """Return a draft with the corrected words; a look-back's is JSON."""
        try:
            value = json.loads(draft.text)
        except ValueError:
            return draft
        corrected = self._in_look_back(value) if isinstance(value, dict) and "agreement" in value else value
        return draft if corrected == value else replace(draft, text=json.dumps(corrected))

    def in_entry(self, entry: Entry) -> Entry:
        """Return a notebook entry with the corrected words."""
        change = self.entries.get(entry.id)
        texts = [_changed(text, change) for text in (*entry.before, entry.text)]
        return replace(entry, text=texts[-1], before=tuple(texts[:-1]))

    def in_agreement(self, agreement: Agreement) -> Agreement:
        """Return an agreement with the corrected words, also in its history."""
        words = {name: self._field(agreement.id, name, getattr(agreement, name)) for name in WORD_FIELDS}
        history = [self._in_history(agreement.id, item) for item in agreement.history]
        return replace(agreement, **words, history=tuple(history))

    def _in_history(self, agreement: str, item: HistoryItem) -> HistoryItem:
        row = dict(item.row)
        for name in ("words", "before"):
            if isinstance(words := row.get(name), Mapping):
                row[name] = {key: self._field(agreement, key, text) for key, text in words.items()}
        return item if row == item.row else HistoryItem.from_row(row)

    def _in_record(self, record: Record) -> Record:
        value = record["value"]
        if record.get("kind") == "fact" and isinstance(value, list):
            value = [self._in_fact(row) if isinstance(row, Mapping) else row for row in value]
        elif record.get("kind") == "fact" and isinstance(value, Mapping):
            value = self._in_fact(value)
        elif record.get("kind") == "look_back" and isinstance(value, Mapping):
            value = self._in_look_back(value)
        elif record.get("kind") == "keep" and isinstance(value, Mapping):
            value = self._in_keep(value)
        return record if value == record["value"] else {**record, "value": value}

    def _in_fact(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        if "text" in row:
            text = row["text"]
            change = self.entries.get(row["from"]) if "from" in row else (text, self.texts.get(text, text))
            return {**row, "text": _changed(text, change)}
        id_ = str(row.get("id"))
        corrected = {name: self._field(id_, name, row[name]) for name in WORD_FIELDS if name in row}
        if "before" in row:
            corrected["before"] = self._field(id_, "act", row["before"])
        return {**row, **corrected}

    def _in_keep(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a notebook answer; a task on the map repeats the text of its entry."""
        if "items" not in value:
            return value
        texts = [_changed(item["text"], self.entries.get(item.get("from", ""))) for item in value["items"]]
        items = [{**item, "text": text} for item, text in zip(value["items"], texts, strict=True)]
        return {**value, "items": items}

    def _in_look_back(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        words = value.get("words")
        if not isinstance(words, Mapping):
            return value
        agreement = str(value["agreement"])
        return {**value, "words": {name: self._field(agreement, name, text) for name, text in words.items()}}

    def _field(self, agreement: str, name: str, text: Any) -> Any:
        return _changed(text, self.fields.get((agreement, name)))


def correction_of(before: Conversation, after: Conversation, entries: Iterable[Entry]) -> Correction | None:
    """Return what correcting a conversation changes outside of it, if anything.

    `entries` are all notebook entries: a text that another one has, too, isn't enough to recognize a copy.
    """
    old, new = derive_effects(before), derive_effects(after)
    changed = {
        one.id: (one.text, other.text)
        for one, other in zip(old.entries, new.entries, strict=True)
        if one.text != other.text
    }
    fields = {
        (one.id, name): (getattr(one, name), getattr(other, name))
        for one, other in zip(old.agreements, new.agreements, strict=True)
        for name in WORD_FIELDS
        if getattr(one, name) != getattr(other, name)
    }
    others = {text for entry in entries if entry.id not in changed for text in (entry.text, *entry.before)}
    texts = {text: now for text, now in changed.values() if text not in others}
    return Correction(before.id, changed, fields, texts) if changed or fields else None


def with_corrected(records: Sequence[Record], corrected: Sequence[Record]) -> tuple[Record, ...]:
    """Return a conversation's records with the corrected ones in their places.

    A mark on a record stays.
    """
    by_key = {_key(record): record for record in corrected}
    return tuple({**record, **by_key.get(_key(record), {})} for record in records)


def _key(record: Record) -> tuple[Json, ...]:
    return record["place"], record["step"], record["of"]


def _changed(text: Any, change: Change | None) -> Any:
    return change[1] if change and text == change[0] else text
