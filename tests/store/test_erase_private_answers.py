"""Erasing what one partner wrote in private and hasn't shared."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from store import Conversation, Json, ReadOnlyStore, Record, Store, open_store
from store.rules.private_answers import without_private_answers
from store.storage.backup_file import decode_backup
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.private_conversations import (
    ANAS,
    BENS,
    ID,
    OTHER,
    disk_with_private_answers,
    private_answer,
    started,
)
from tests.store.helpers.records import ANA, BEN, begins, conversation_with, stored_answer
from tests.store.helpers.scenario import FOLDER, new_disk
from tests.store.test_backups import NOON, backups_on, words_in


def reveal(step: str, value: Json, *, of: str = "first") -> Record:
    return {**stored_answer(step, value, kind="reveal", of=of), "private": True}


def values(conversation: Conversation) -> list[Json]:
    return [record["value"] for record in conversation.answers]


def test_only_what_is_unshared_goes(store: Store) -> None:
    conversation = started(first="b")
    erased = without_private_answers(conversation, "a")
    assert values(erased) == ["b", BENS.decode(), None, "we are tired"]
    assert erased.held == conversation.held  # those are Ben's
    assert without_private_answers(conversation, "b").held == ()
    assert without_private_answers(erased, "a") == erased


@pytest.mark.parametrize(
    ("decision", "left"),
    [
        ({"hurt": "show"}, ["one", "two"]),
        ({"hurt": {"edit": "softer"}}, ["one", "two"]),
        ({"hurt": {"r1": "show"}}, ["one", None]),
        ({"other": "show"}, [None, None]),
    ],
)
def test_what_was_shared_stays(decision: Json, left: list[Json]) -> None:
    records = (private_answer("hurt", "one", place="r1"), private_answer("hurt", "two", place="r2"))
    shown = stored_answer("show_hurt", True, kind="reveal", of="both")
    conversation = conversation_with(ID, begins("a"), *records, reveal("show_hurt", decision), shown)
    assert values(without_private_answers(conversation, "a"))[1:3] == left
    others = conversation_with(ID, begins("a"), *records, reveal("show_hurt", decision, of="second"), shown)
    assert values(without_private_answers(others, "a"))[1:3] == [None, None]
    assert without_private_answers(conversation, "b") == conversation


def test_what_nobody_has_seen_goes_with_the_decision_to_share_it() -> None:
    records = (private_answer("hurt", "one"), reveal("show_hurt", {"hurt": {"edit": "softer"}}))
    erased = without_private_answers(conversation_with(ID, begins("a"), *records), "a")
    assert values(erased) == ["a", None, {}]


def test_nothing_of_it_is_left_anywhere() -> None:
    disk = disk_with_private_answers()
    with open_store(FOLDER, disk=disk) as store:
        store.back_up(NOON)
        store.restore(store.plan_restore(store.read_backup(store.backups()[0].name)), NOON + timedelta(1))
    with open_store(FOLDER, disk=disk) as store:
        assert ANAS in words_in(backups_on(disk))  # what restoring replaced
        assert store.erase_private_answers("a") == []
        assert [draft.of for id_ in (ID, OTHER) for draft in store.drafts(id_)] == ["both", "both"]
    assert ANAS not in disk.all_bytes() + words_in(backups_on(disk))
    assert BENS in disk.all_bytes()
    assert BENS in words_in(backups_on(disk))


def test_what_comes_later_is_safe_in_a_whole_backup() -> None:
    disk = disk_with_private_answers()
    with open_store(FOLDER, disk=disk) as store:
        store.erase_private_answers("a")
        store.save(started())
        whole = decode_backup("whole.zip", store.whole_backup(NOON))
    with open_store(FOLDER, disk=new_disk()) as store:
        store.restore(store.plan_restore(whole), NOON)
        assert values(store.conversation(ID)) == values(started())


def test_killed_at_any_moment_it_is_completed_or_never_began() -> None:
    disk, before = disk_with_private_answers(), disk_with_private_answers().all_bytes()
    found: list[MemoryDisk] = []
    with open_store(FOLDER, disk=disk) as store:
        disk.after = lambda: found.append(disk.killed())
        store.erase_private_answers("a")
        disk.after = lambda: None
    begun = False
    for killed in found:
        with open_store(FOLDER, disk=killed) as store:
            assert [len(store.conversation(id_).answers) for id_ in (ID, OTHER)] == [4, 4]
        is_erased = ANAS not in killed.all_bytes()
        assert is_erased or not begun, "It was begun, and not completed."
        begun = begun or is_erased
        assert BENS in killed.all_bytes()
    assert begun
    assert ANAS in before


def test_damaged_conversation_is_named_and_the_rest_is_erased(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        for conversation in (started(), started(OTHER, first="b")):
            store.save(conversation)
    (tmp_path / "2026/03" / f"{ID}.json").write_text("{", encoding="utf-8")
    with open_store(tmp_path) as store:
        assert store.erase_private_answers("a") == [ID]
        assert values(store.conversation(OTHER))[2] is None


def test_second_window_erases_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path) as store, open_store(tmp_path) as second:
        store.set_people(ANA, BEN)
        store.save(started())
        with pytest.raises(ReadOnlyStore):
            second.erase_private_answers("a")
        assert store.conversation(ID) == started()
