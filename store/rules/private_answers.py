"""What a partner answered in private and hasn't shared, in an unfinished conversation."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from store.records import Conversation, Json, Record
from store.rules.effects import who_began


def without_private_answers(conversation: Conversation, person: str) -> Conversation:
    """Return a conversation without a person's unshared private answers.

    They have no value anymore, as if they'd been left empty. Answers that Back put aside are dropped.
    """
    role = role_of(conversation, person)
    shared = set(_decided(conversation, role))

    def is_unshared(record: Record) -> bool:
        if record["kind"] != "ask" or not record["private"] or record["of"] != role:
            return False
        return not {(record["step"], None), (record["step"], record["place"])} & shared

    return replace(
        conversation,
        answers=tuple(
            {**record, "value": None} if is_unshared(record) else record for record in conversation.answers
        ),
        held=tuple(record for record in conversation.held if not record["private"] or record["of"] != role),
    )


def role_of(conversation: Conversation, person: str) -> str:
    """Return whether a person is "first" or "second"."""
    return "first" if person == (who_began(conversation.answers) or "a") else "second"


def _decided(conversation: Conversation, role: str) -> Iterator[tuple[str, Json]]:
    """Yield the steps whose answers were decided on, each with a place if there are several."""
    for record in conversation.answers:
        if record["kind"] == "reveal" and record["of"] == role and isinstance(record["value"], Mapping):
            for step, decision in record["value"].items():
                if isinstance(decision, Mapping) and set(decision) != {"edit"}:
                    yield from ((step, place) for place in decision)
                else:
                    yield step, None
