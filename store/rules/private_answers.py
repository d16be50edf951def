"""What a partner answered in private and hasn't shared, in an unfinished conversation."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from store.records import Conversation, Json, Record
from store.rules.effects import who_began


def without_private_answers(conversation: Conversation, person: str) -> Conversation:
    """Return a conversation without a person's unshared private answers.

    They have no value anymore, as if they'd been left empty. What the person decided to share, and the other hasn't
    seen so far, is among them. Answers that Back put aside are dropped.
    """
    role = role_of(conversation, person)
    seen = {(record["place"], record["step"]) for record in conversation.answers if _is_shown(record)}
    shared = set(_decided(conversation, role, seen))

    def without_private(record: Record) -> Record:
        if not record["private"] or record["of"] != role:
            return record
        if record["kind"] == "reveal":
            return record if (record["place"], record["step"]) in seen else {**record, "value": {}}
        is_shared = {(record["step"], None), (record["step"], record["place"])} & shared
        return record if is_shared else {**record, "value": None}

    return replace(
        conversation,
        answers=tuple(map(without_private, conversation.answers)),
        held=tuple(record for record in conversation.held if not record["private"] or record["of"] != role),
    )


def role_of(conversation: Conversation, person: str) -> str:
    """Return whether a person is "first" or "second"."""
    return "first" if person == (who_began(conversation.answers) or "a") else "second"


def _is_shown(record: Record) -> bool:
    """Return whether both confirmed that they've read what a reveal shows."""
    return record["kind"] == "reveal" and not record["private"]


def _decided(
    conversation: Conversation, role: str, seen: Collection[tuple[Json, Json]]
) -> Iterator[tuple[Json, Json]]:
    """Yield the steps whose answers were shared, each with a place if there are several."""
    for record in conversation.answers:
        value = record["value"]
        if record["kind"] != "reveal" or record["of"] != role or not isinstance(value, Mapping):
            continue
        if (record["place"], record["step"]) not in seen:
            continue
        for step, decision in value.items():
            if isinstance(decision, Mapping) and set(decision) != {"edit"}:
                yield from ((step, place) for place in decision)
            else:
                yield step, None
