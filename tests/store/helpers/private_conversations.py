"""Unfinished conversations in which both wrote something in private."""

from __future__ import annotations

from dataclasses import replace

from store import Conversation, Draft, Json, Record, open_store
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import ANA, BEN, begins, conversation_with, stored_answer
from tests.store.helpers.scenario import FOLDER, new_disk

ID, OTHER = "2026-03-14T2015-00a1", "2026-03-21T2015-00a2"
ANAS, BENS = b"the long silence", b"the slammed door"


def private_answer(step: str, value: Json, *, of: str = "first", place: str = "") -> Record:
    return {**stored_answer(step, value, of=of), "private": True, "place": place}


def started(id_: str = ID, *, first: str = "a") -> Conversation:
    """Return a conversation in which both wrote something in private."""
    words = (ANAS, BENS) if first == "a" else (BENS, ANAS)
    records = (
        private_answer("hurt", words[0].decode(), of="first"),
        private_answer("hurt", words[1].decode(), of="second"),
        stored_answer("said", "we are tired", of="first"),
    )
    held = ({**private_answer("wish", words[0].decode()), "reads": "00"},)
    return replace(conversation_with(id_, begins(first), *records), held=held)


def disk_with_private_answers() -> MemoryDisk:
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        store.set_people(ANA, BEN)
        for conversation in (started(), started(OTHER, first="b")):
            store.save(conversation)
            own = "first" if conversation.id == ID else "second"
            store.save_draft(Draft(conversation.id, "", "more", own, f"again {ANAS.decode()}"))
            store.save_draft(Draft(conversation.id, "", "more", "both", "half a sentence"))
    return disk
