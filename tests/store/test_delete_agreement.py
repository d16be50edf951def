"""One agreement is deleted, and nothing brings it back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from store import DELETED, DeletedAgreement, Draft, Store, open_store
from store.agreement_record import AGREEMENT_DELETED
from store.storage.file_layout import OPEN_FILE, month_file
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import agreed, at, conversation_with, look_back, stored_answer, with_answers
from tests.store.helpers.scenario import FOLDER, new_disk

ONE, TWO, THREE = "2026-03-14T2015-00a1", "2026-03-21T2015-00a2", "2026-03-28T2015-00a3"
TEA = f"{ONE}::tea"
NOW = at("2026-04-01")
MADE = conversation_with(ONE, agreed("tea", "make tea"))


def listed(store: Store) -> list[str]:
    return [each.id for each in (*store.agreements(), *store.closed_agreements())]


def value_of(store: Store, id_: str, step: str) -> Any:
    return next(record["value"] for record in store.conversation(id_).answers if record["step"] == step)


@pytest.fixture
def disk() -> MemoryDisk:
    return new_disk()


@pytest.fixture
def store(disk: MemoryDisk) -> Store:
    """Return a store with one agreement, whose conversation has ended."""
    store = open_store(FOLDER, disk=disk)
    store.save(MADE)
    store.finish(MADE, at(ONE[:10], 50))
    return store


def test_agreement_goes_and_its_conversation_stays(store: Store) -> None:
    store.delete_agreement(TEA, NOW)
    store.delete_agreement(TEA, NOW)
    assert listed(store) == []
    assert store.due_agreements("2027-01-01") == []
    assert value_of(store, ONE, "tea")["act"] == "make tea"
    assert store.missing_files() == store.missing_conversations() == store.unreadable_files() == []


def test_copies_check_ins_and_drafts_lose_its_words(store: Store, disk: MemoryDisk) -> None:
    about = {"id": TEA, "who": "a", "act": "boil water", "cue": "At six", "look_back": "2026-03-20"}
    words = {"act": "boil water", "cue": "At six"}
    said = look_back("back", TEA, did="it was cold", landed="not to me", next="smaller", words=words)
    store.save(conversation_with(TWO, said))
    store.change_agreement(TEA, NOW, {"words": {"sign": "steam"}})
    store.save(conversation_with(THREE, stored_answer("due", [about], kind="fact", of="house")))
    draft = Draft(THREE, "", "back", "both", json.dumps({"agreement": TEA, "did": "half said"}))
    store.save_draft(draft)
    store.delete_agreement(TEA, NOW)
    assert value_of(store, THREE, "due") == [
        {"id": TEA, "who": "a", "act": DELETED, "cue": None, "look_back": "2026-03-20"}
    ]
    assert value_of(store, TWO, "back") == {
        "agreement": TEA,
        "outcome": "partly",
        "next": "smaller",
        "words": {"act": DELETED, "cue": DELETED},
    }
    assert store.drafts(THREE) == []
    for text in ("boil water", "At six", "it was cold", "not to me", "steam", "half said"):
        assert text.encode() not in disk.all_bytes()


def test_ended_agreement_leaves_every_month(store: Store, disk: MemoryDisk) -> None:
    for at_, next_ in (("2026-04-02", "let_go"), ("2026-05-02", "take_up"), ("2026-05-03", "let_go")):
        store.change_agreement(TEA, at(at_), {"next": next_})
    store.delete_agreement(TEA, at("2026-05-04"))
    assert listed(store) == []
    months = (disk.read(FOLDER / month_file(month)) for month in ("2026-04", "2026-05"))
    assert not any(b"make tea" in data for data in months)


@pytest.mark.parametrize("restarts", [False, True])
def test_unfinished_conversation_does_not_make_it_again(disk: MemoryDisk, restarts: bool) -> None:
    store = open_store(FOLDER, disk=disk)
    store.save(MADE)
    store.delete_agreement(TEA, NOW)
    if restarts:
        store.close()
        store = open_store(FOLDER, disk=disk)
    known = store.conversation(ONE) if restarts else MADE
    store.save(with_answers(known, stored_answer("more", "words")))
    assert listed(store) == []
    store.finish(with_answers(MADE, stored_answer("more", "words")), at(ONE[:10], 50))
    assert listed(store) == []
    assert store.conversation(ONE).answers[0][AGREEMENT_DELETED] is True
    store.close()
    store = open_store(FOLDER, disk=disk)
    assert listed(store) == []


def test_agreeing_again_makes_it_again(disk: MemoryDisk) -> None:
    store = open_store(FOLDER, disk=disk)
    store.save(MADE)
    store.delete_agreement(TEA, NOW)
    store.save(replace(MADE, answers=()))
    store.save(replace(MADE, answers=(agreed("tea", "make cocoa"),)))
    assert listed(store) == [TEA]
    assert store.deleted_agreements() == []


def test_corrected_answer_does_not_make_it_again(store: Store) -> None:
    store.delete_agreement(TEA, NOW)
    store.correct_answers(ONE, [agreed("tea", "make green tea")])
    assert value_of(store, ONE, "tea")["act"] == "make green tea"
    assert store.conversation(ONE).answers[0][AGREEMENT_DELETED] is True
    assert listed(store) == []


def test_rebuilt_lists_do_not_have_it(store: Store, disk: MemoryDisk) -> None:
    store.change_agreement(TEA, at("2026-04-02"), {"next": "let_go"})
    store.delete_agreement(TEA, NOW)
    store.close()
    for name in (OPEN_FILE, month_file("2026-03"), month_file("2026-04")):
        disk.remove(FOLDER / name)
    store = open_store(FOLDER, disk=disk)
    assert store.rebuild_files()
    assert listed(store) == []


def test_what_calendars_need_stays_without_words(store: Store) -> None:
    rhythm = {"rhythm": "FREQ=DAILY", "turn": None}
    store.change_agreement(TEA, at("2026-03-16"), {"words": rhythm})
    store.change_agreement(TEA, at("2026-03-17"), {"look_back": "2026-04-20", "next": "later"})
    store.change_agreement(TEA, at("2026-03-18"), {"words": {"rhythm": None, "turn": None}})
    store.delete_agreement(TEA, NOW)
    assert store.deleted_agreements() == [
        DeletedAgreement(TEA, NOW, "2026-04-20", (("FREQ=DAILY", "2026-03-17"),))
    ]


def states_while_deleting(disk: MemoryDisk) -> Iterator[MemoryDisk]:
    """Yield what the next process finds if this one is killed after each operation."""
    found = list[MemoryDisk]()
    disk.after = lambda: found.append(disk.killed())
    with open_store(FOLDER, disk=disk) as store:
        store.delete_agreement(TEA, NOW)
    yield from found


def test_kill_at_any_moment_leaves_it_whole_or_deletes_it(store: Store, disk: MemoryDisk) -> None:
    store.save(conversation_with(TWO, look_back("back", TEA, did="it was cold", next="go_on")))
    store.close()
    seen = set[bool]()
    for left in states_while_deleting(disk):
        with open_store(FOLDER, disk=left) as again:
            is_gone = listed(again) == []
        assert (b"it was cold" in left.all_bytes()) != is_gone
        seen.add(is_gone)
    assert seen == {True, False}
