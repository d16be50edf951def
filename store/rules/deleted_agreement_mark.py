"""The mark on an answer whose agreement was deleted.

The answer keeps its words. The mark keeps it from making the agreement again.
"""

from dataclasses import replace

from store.agreement_record import AGREEMENT_DELETED
from store.records import Conversation, Record
from store.rules.effect_ids import effect_id


def with_mark(conversation: Conversation, agreement: str) -> Conversation:
    """Return a conversation with a mark on the answer that made an agreement."""

    def marked(record: Record) -> Record:
        is_made_by = effect_id(conversation.id, record["place"], record["step"]) == agreement
        return {**record, AGREEMENT_DELETED: True} if record.get("kind") == "agree" and is_made_by else record

    return replace(conversation, answers=tuple(map(marked, conversation.answers)))


def with_marks(before: Conversation, after: Conversation) -> Conversation:
    """Return a conversation with the marks that its saved version has on the same answers."""
    marked = {_key(record): record["value"] for record in before.answers if record.get(AGREEMENT_DELETED)}

    def with_old_mark(record: Record) -> Record:
        key = _key(record)
        is_same = key in marked and marked[key] == record["value"]
        return {**record, AGREEMENT_DELETED: True} if is_same else record

    return replace(after, answers=tuple(map(with_old_mark, after.answers)))


def _key(record: Record) -> tuple[object, ...]:
    return record["place"], record["step"], record["of"]
