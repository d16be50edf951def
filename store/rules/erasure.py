"""Erasure: removing deleted words from everything that copied them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from store.agreement_record import WORD_FIELDS, Agreement, HistoryItem
from store.records import DELETED, Conversation, Draft, Json, Record
from store.rules.agreement_history import with_history
from store.rules.agreement_wordings import Wordings
from store.rules.effect_ids import effect_id, entry_of, maker_of


@dataclass(frozen=True)
class Erasure:
    """What is being deleted: a conversation, one notebook entry, or one agreement.

    Facts say where their words came from. Facts from before they did are matched by `wordings` and `entry_texts`; so
    are the words of look-backs, which may repeat what an agreement already said. `typed` holds the history ids and
    fields that someone changed to such a text. `staying` holds the ids of notebook entries that outlive their
    conversation.
    """

    conversation: str = ""
    entry: str = ""
    agreement: str = ""
    entry_texts: frozenset[str] = frozenset()
    wordings: Wordings = field(default_factory=dict)
    typed: frozenset[tuple[str, str]] = frozenset()
    staying: frozenset[str] = frozenset()

    def in_conversation(self, conversation: Conversation) -> Conversation:
        """Return another conversation without the deleted words."""
        return replace(
            conversation,
            answers=tuple(self.in_record(conversation.id, record) for record in conversation.answers),
            held=tuple(self.in_record(conversation.id, record) for record in conversation.held),
        )

    def in_record(self, conversation: str, record: Record) -> Record:
        """Return an answer or a fact without the deleted words."""
        value, id_ = record["value"], effect_id(conversation, record["place"], record["step"])
        if record.get("kind") == "fact":
            value = _map_rows(value, self._in_fact)
        elif record.get("kind") == "look_back" and isinstance(value, Mapping):
            value = self._in_look_back(value, id_)
        elif record.get("kind") == "keep" and isinstance(value, Mapping):
            value = self._in_entry(value, id_)
        return record if value == record["value"] else {**record, "value": value}

    def in_draft(self, draft: Draft) -> Draft | None:
        """Return a draft without the deleted words; None if its agreement goes.

        The draft of a look-back holds its value so far, as JSON.
        """
        try:
            value = json.loads(draft.text)
        except ValueError:
            return draft
        if not isinstance(value, dict) or "agreement" not in value:
            return draft
        if self._is_of_deleted(str(value["agreement"])):
            return None
        erased = self._in_look_back(value, "")
        return draft if erased == value else replace(draft, text=json.dumps(erased))

    def in_agreement(self, agreement: Agreement) -> Agreement:
        """Return an agreement whose history repeats no deleted words."""
        return with_history(agreement, [self._in_history(agreement.id, item) for item in agreement.history])

    def _in_history(self, agreement: str, item: HistoryItem) -> HistoryItem:
        if item.words is None or item.conversation == self.conversation:
            return item
        words = {
            name: text
            for name, text in item.words.items()
            if not self._repeats(agreement, item.id, name, text)
        }
        return item if words == item.words else HistoryItem.from_row({**item.row, "words": words})

    def _in_fact(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        return self._in_notebook_fact(row) if "text" in row else self._in_agreement_fact(row)

    def _in_notebook_fact(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        source = row.get("from")
        if source is None:
            is_deleted = row["text"] in self.entry_texts
        else:
            is_deleted = source == self.entry or self._went_with_conversation(source)
        return {"id": row["id"], "text": DELETED} if is_deleted else row

    def _in_agreement_fact(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        id_, sources = str(row.get("id")), row.get("from") or {}
        is_whole = self._is_of_deleted(id_)

        def is_deleted(name: str) -> bool:
            if is_whole or name in sources:
                return is_whole or sources[name] == self.conversation
            texts = self.wordings.get((id_, "act" if name == "before" else name), frozenset())
            return row[name] in texts

        gone = {name for name in (*WORD_FIELDS, "before") if row.get(name) is not None and is_deleted(name)}
        if not gone:
            return row
        left = {name: value for name, value in row.items() if name != "from"}
        left |= dict.fromkeys(gone & {"act", "before"}, DELETED)
        left |= {"cue": None} if "cue" in gone else {}
        for name in gone - {"act", "before", "cue"}:
            del left[name]
        sources = {name: source for name, source in sources.items() if name not in gone}
        return left | ({"from": sources} if sources else {})

    def _is_of_deleted(self, agreement: str) -> bool:
        """Return whether an agreement is deleted, alone or with its conversation."""
        return (agreement == self.agreement != "") or maker_of(agreement) == self.conversation

    def _in_look_back(self, value: Mapping[str, Any], id_: str) -> Mapping[str, Any]:
        if value["agreement"] == self.agreement != "":
            return _without_words(value)
        words = value.get("words")
        if not isinstance(words, Mapping):
            return value
        agreement = str(value["agreement"])
        erased = {
            name: DELETED if self._repeats(agreement, id_, name, text) else text
            for name, text in words.items()
        }
        return {**value, "words": erased}

    def _repeats(self, agreement: str, id_: str, name: str, text: Json) -> bool:
        """Return whether a changed field only repeats a deleted text."""
        return text in self.wordings.get((agreement, name), frozenset()) and (id_, name) not in self.typed

    def _in_entry(self, value: Mapping[str, Any], id_: str) -> Mapping[str, Any]:
        if id_ == self.entry:
            return {**value, "text": DELETED}
        items = value.get("items", ())
        erased = [
            {"id": item["id"], "text": DELETED, **({"from": item["from"]} if "from" in item else {})}
            if self._is_item_deleted(item, id_)
            else item
            for item in items
        ]
        return {**value, "items": erased} if erased != list(items) else value

    def _is_item_deleted(self, item: Mapping[str, Any], id_: str) -> bool:
        """Return whether an item is the deleted entry, or a task that was deleted elsewhere."""
        source = entry_of(id_, item["id"], item.get("from"))
        return source == self.entry or (self.conversation != "" and self._went_with_conversation(source))

    def _went_with_conversation(self, entry: str) -> bool:
        return maker_of(entry) == self.conversation and entry not in self.staying


def _without_words(look_back: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a look-back as it was chosen, without anything that was said."""
    left = {name: value for name, value in look_back.items() if name not in ("did", "landed", "begins")}
    words = left.get("words")
    if isinstance(words, Mapping):
        left["words"] = {
            name: DELETED if name in WORD_FIELDS and isinstance(text, str) else text
            for name, text in words.items()
        }
    return left


def _map_rows(value: Json, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> Json:
    """Change each mapping of a fact's value, alone or in a list."""
    if isinstance(value, Mapping):
        return change(value)
    if isinstance(value, list):
        return [change(one) if isinstance(one, Mapping) else one for one in value]
    return value
