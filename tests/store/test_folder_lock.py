"""Tests of a second instance and of unwritable folders."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store import ReadOnlyStore, Store, WriteError, open_store
from store.storage.folder_lock import open_for_writing
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import agreed, conversation_with, stored_answer, with_answers
from tests.store.helpers.scenario import FOLDER, new_disk

ONE = "2026-03-14T2015-00a1"


def test_second_instance_is_read_only_and_names_the_writer(store: Store, folder: Path) -> None:
    store.save(conversation_with(ONE, stored_answer("hurt", "the dishes")))
    with open_store(folder) as second:
        assert second.read_only
        assert second.writer is not None
        assert second.writer.pid == os.getpid()
        assert str(os.getpid()) in second.read_only_reason
        assert second.conversation(ONE) == store.conversation(ONE)
        with pytest.raises(ReadOnlyStore, match="already open in another window"):
            second.save(conversation_with(ONE))
        with pytest.raises(ReadOnlyStore):
            second.delete_conversation(ONE)
    assert not store.read_only
    store.save(conversation_with(ONE))


def test_second_instance_sees_saves_of_the_first(store: Store, folder: Path) -> None:
    with open_store(folder) as second:
        assert second.agreements() == []
        store.save(conversation_with(ONE, agreed("action", "make tea")))
        assert [agreement.act for agreement in second.agreements()] == ["make tea"]
        store.save(conversation_with(ONE))
        assert second.agreements() == []


def test_second_instance_does_not_free_the_lock(store: Store, folder: Path) -> None:
    open_store(folder).close()
    with open_store(folder) as third:
        assert third.read_only


def test_closing_lets_another_instance_write(folder: Path) -> None:
    open_store(folder).close()
    with open_store(folder) as again:
        assert not again.read_only
        assert (again.writer, again.read_only_reason) == (None, "")


def test_unreadable_lock_note_names_nobody() -> None:
    disk = new_disk()
    with open_store(FOLDER, disk=disk), open_store(FOLDER, disk=disk) as second:
        assert second.read_only
        assert second.writer is None


def test_read_only_opening_creates_nothing(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        assert store.people() is None
        assert store.months() == []
        with pytest.raises(ReadOnlyStore, match="for reading only"):
            store.begin(conversation_with(ONE))
    assert not folder.exists()


@pytest.mark.parametrize("error", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_unwritable_folder_opens_read_only(error: int) -> None:
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        store.save(conversation_with(ONE))
    faulty = FaultyDisk(disk, at=2, error=error)
    faulty.armed = True
    with open_store(FOLDER, disk=faulty) as store:
        assert "is read-only" in store.read_only_reason
        assert store.conversation(ONE) == conversation_with(ONE)


def test_unreadable_folder_raises() -> None:
    faulty = FaultyDisk(new_disk(), at=0, error=errno.EACCES, for_ever=True)
    faulty.armed = True
    with pytest.raises(WriteError, match="have permission"):
        open_for_writing(faulty, FOLDER)


def test_second_instance_never_sees_partial_files() -> None:
    disk = new_disk()
    seen: list[int] = []
    with open_store(FOLDER, disk=disk) as store, open_store(FOLDER, disk=disk) as second:
        one = conversation_with(ONE)
        store.begin(one)

        def look() -> None:
            seen.append(len(second.conversation(ONE).answers))
            assert len(second.agreements()) <= 1
            assert second.unreadable_files() == []

        disk.after = look
        for number in range(5):
            one = with_answers(
                one, agreed("action", "make tea") if number == 2 else stored_answer(f"step{number}", "yes")
            )
            store.save(one)
        disk.after = MemoryDisk.after
    assert seen == sorted(seen)
    assert set(seen) == set(range(6))


def test_reads_work_while_a_thread_saves(store: Store) -> None:
    one = conversation_with(ONE)
    store.begin(one)
    session = [
        with_answers(one, *(agreed(f"step{number}", "tea") for number in range(length)))
        for length in range(25)
    ]
    with ThreadPoolExecutor(1) as pool:
        saving = pool.submit(lambda: [store.save(each) for each in session])
        lengths = [len(store.agreements())]
        while not saving.done():
            lengths.append(len(store.agreements()))
            assert len(store.conversation(ONE).answers) >= lengths[-1]
        saving.result()
    assert lengths == sorted(lengths)
    assert len(store.agreements()) == 24
