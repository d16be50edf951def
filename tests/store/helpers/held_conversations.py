"""Conversations from beginning to end, and which ones are left."""

from store import Record, Store
from tests.store.helpers.records import at, conversation_with, stored_answer


def hold(store: Store, id_: str, *answers: Record, script: str = "repair") -> None:
    """Have a conversation with these answers, from beginning to end."""
    said = stored_answer("said", f"said on {id_[:10]}")
    conversation = conversation_with(id_, said, *answers, script=script)
    store.save(conversation)
    store.finish(conversation, at(id_[:10], 40), done=True)


def ended_ids(store: Store) -> list[str]:
    """Return the ids of all ended conversations, oldest first."""
    return sorted(each.id for month in store.months() for each in store.headers(month))
