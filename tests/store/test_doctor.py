"""Finding damage, repairing it, and copies that a sync service left."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from store import CorruptFile, ReadOnlyStore, Store, open_store
from store.operations.diagnose import Diagnosis, Remedy
from store.rules.sync_copies import SyncCopy, copy_in
from tests.store.helpers.march_conversations import ONE, THREE, TWO, live_through_march
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import ANA, BEN, agreed, conversation_with, stored_answer
from tests.store.helpers.scenario import FOLDER, View, new_disk, opened

NOON = datetime.fromisoformat("2026-04-02T12:00:00+01:00")
LATER = NOON + timedelta(days=1)
CONVERSATION = f"2026/03/{ONE}.json"
FILES = (CONVERSATION, "2026/03/month.json", "open.json", "notebook.json", "store.json")


def disk_with(*, backup: bool, newer: bool = False) -> MemoryDisk:
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        live_through_march(store, stored_answer("hurt", "the dishes"), agreed("walk", "walk at six"))
        if backup:
            store.back_up(NOON)
        if newer:
            store.save(conversation_with(THREE, agreed("action", "say sorry")))
    return disk


def damage(disk: MemoryDisk, name: str, data: bytes = b"torn") -> None:
    disk.remove(FOLDER / name)
    put(disk, name, data)


def put(disk: MemoryDisk, name: str, data: bytes) -> None:
    handle = disk.create(FOLDER / name)
    disk.write(handle, memoryview(data))
    disk.close(handle)


def diagnosed(disk: MemoryDisk) -> Diagnosis:
    with open_store(FOLDER, disk=disk) as store:
        return store.diagnose()


def repaired(disk: MemoryDisk) -> View:
    with open_store(FOLDER, disk=disk) as store:
        store.repair(store.diagnose(), LATER)
        with pytest.raises(ReadOnlyStore, match="repaired"):
            store.set_setting("theme", "light")
    return opened(disk)


def test_healthy_folder_has_nothing_to_repair() -> None:
    found = diagnosed(disk_with(backup=True, newer=True))
    assert (found.findings, found.copies, found.can_repair) == ((), (), False)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "spoil", [damage, lambda disk, name: disk.remove(FOLDER / name)], ids=["damaged", "missing"]
)
def test_file_comes_back_from_the_backup(name: str, spoil: Callable[[MemoryDisk, str], None]) -> None:
    before = opened(disk_with(backup=True))
    disk = disk_with(backup=True)
    spoil(disk, name)
    [finding] = diagnosed(disk).findings
    assert (finding.name, finding.remedy, finding.made) == (name, Remedy.BACKUP, NOON.replace(tzinfo=None))
    assert finding.missing == (spoil is not damage)
    assert repaired(disk) == before


@pytest.mark.parametrize("name", ["2026/03/month.json", "open.json", "notebook.json"])
def test_list_without_a_backup_that_fits_is_rebuilt(name: str) -> None:
    newer = name != "2026/03/month.json"
    disk = disk_with(backup=newer, newer=newer)
    before = opened(disk.killed())
    damage(disk, name)
    [finding] = diagnosed(disk).findings
    assert finding.remedy is Remedy.REBUILD
    after = repaired(disk)
    assert after["damaged"] == []
    assert after["unfinished"] == before["unfinished"]
    assert after["agreements"] == before["agreements"]


def test_damaged_conversation_without_a_backup_stays_and_blocks_nothing() -> None:
    disk = disk_with(backup=False)
    damage(disk, CONVERSATION)
    damage(disk, "open.json")
    found = diagnosed(disk)
    assert {each.name: each.remedy for each in found.findings} == {
        CONVERSATION: Remedy.NONE,
        "open.json": Remedy.REBUILD,
    }
    repaired(disk)
    with open_store(FOLDER, disk=disk) as store:
        assert store.check_data().damaged == (CONVERSATION,)
        assert [each.id for each in store.iter_conversations()] == [TWO]
    assert disk.read(FOLDER / CONVERSATION) == b"torn"


def test_damaged_names_without_a_backup_are_asked_again() -> None:
    disk = disk_with(backup=False)
    damage(disk, "store.json")
    assert [each.remedy for each in diagnosed(disk).findings] == [Remedy.ASK_NAMES]
    with open_store(FOLDER, disk=disk) as store:
        store.repair(store.diagnose(), LATER)
    with open_store(FOLDER, disk=disk) as store:
        assert store.missing_files() == ["store.json"]
        store.rebuild_people(ANA, BEN)
        assert store.people() == (ANA, BEN)


def test_damaged_bytes_are_kept_for_a_while() -> None:
    disk = disk_with(backup=True)
    damage(disk, CONVERSATION, b"torn, but readable by someone")
    repaired(disk)
    with open_store(FOLDER, disk=disk) as store:
        kept = store.read_backup(store.backups()[0].name)
    assert kept.aside == {CONVERSATION: b"torn, but readable by someone"}


def test_deleted_words_do_not_come_back_with_a_file() -> None:
    disk = disk_with(backup=True)
    with open_store(FOLDER, disk=disk) as store:
        store.delete_agreement(f"{ONE}::walk", "2026-04-02T20:00:00+01:00")
    damage(disk, CONVERSATION)
    damage(disk, "open.json")
    repaired(disk)
    with open_store(FOLDER, disk=disk) as store:
        assert f"{ONE}::walk" not in [each.id for each in store.agreements()]
        assert store.conversation(ONE).answers


def test_killed_while_repairing_it_is_repaired_or_not() -> None:
    start = disk_with(backup=True)
    damage(start, CONVERSATION)
    damage(start, "notebook.json")
    before, after = opened(start.killed()), repaired(start.killed())
    found: list[MemoryDisk] = []
    with open_store(FOLDER, disk=start) as store:
        start.after = lambda: found.append(start.killed())
        store.repair(store.diagnose(), LATER)
        start.after = lambda: None
    shown = [opened(disk) for disk in found]
    assert before in shown
    assert after in shown
    assert all(each in (before, after) for each in shown)


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("open (conflicted copy 2026-11-28).json", "open.json"),
        ("open (Ana's conflicted copy 2026-11-28).json", "open.json"),
        ("store.sync-conflict-20261128-201500-ABCDEFG.json", "store.json"),
        ("notebook-LAPTOP.json", "notebook.json"),
        ("month (1).json", "month.json"),
        ("month 2.json", "month.json"),
        ("Copy of open.json", "open.json"),
        ("open.json.orig", "open.json"),
        ("open.json-conflict-1", "open.json"),
        (f"{ONE} (1).json", f"{ONE}.json"),
        (f"{ONE}_conflict.json", f"{ONE}.json"),
    ],
)
def test_copies_are_recognized(name: str, original: str) -> None:
    assert copy_in("2026/03", name) == SyncCopy(f"2026/03/{name}", f"2026/03/{original}")


@pytest.mark.parametrize(
    "name",
    [
        "open.json",
        f"{ONE}.json",
        ".open.json.1a2b3c4d.tmp",
        "lock",
        "photo (1).jpg",
        "opening.json",
        "reopen.json",
    ],
)
def test_other_files_are_no_copies(name: str) -> None:
    assert copy_in("", name) is None


COPY = "2026/03/2026-03-14T2015-00a1 (conflicted copy).json"


def disk_with_copy() -> MemoryDisk:
    """Return a disk with a copy of a conversation from before it was corrected."""
    disk = disk_with(backup=False)
    older = disk.read(FOLDER / CONVERSATION)
    with open_store(FOLDER, disk=disk) as store:
        store.correct_answers(
            ONE, [{**stored_answer("hurt", "the pots"), "corrected": "2026-04-02T20:00:00+01:00"}]
        )
    put(disk, COPY, older)
    return disk


def said(store: Store) -> list[object]:
    return [each["value"] for each in store.conversation(ONE).answers if each["step"] == "hurt"]


def test_copy_is_named_and_never_taken_by_itself() -> None:
    disk = disk_with_copy()
    with open_store(FOLDER, disk=disk) as store:
        assert [each.name for each in store.sync_copies()] == [COPY]
        assert said(store) == ["the pots"]
        store.back_up(NOON)
        [found] = store.diagnose().copies
        assert (found.copy, found.same, found.damaged) == (SyncCopy(COPY, CONVERSATION), False, False)
        assert store.diagnose().findings == ()
        assert len([*store.iter_conversations()]) == 2
    assert disk.exists(FOLDER / COPY)


def test_copy_replaces_its_original_and_both_are_kept() -> None:
    disk = disk_with_copy()
    with open_store(FOLDER, disk=disk) as store:
        store.use_copy(COPY, LATER)
    with open_store(FOLDER, disk=disk) as store:
        assert said(store) == ["the dishes"]
        assert store.sync_copies() == []
        kept = store.read_backup(store.backups()[0].name)
    assert b"the pots" in kept.files[CONVERSATION]
    assert b"the dishes" in kept.aside[COPY]


def test_deleted_copy_is_kept_in_a_whole_backup() -> None:
    disk = disk_with_copy()
    with open_store(FOLDER, disk=disk) as store:
        store.delete_copy(COPY, LATER)
        assert store.sync_copies() == []
        assert said(store) == ["the pots"]
        assert COPY in store.read_backup(store.backups()[0].name).aside


def test_damaged_copy_is_not_taken() -> None:
    disk = disk_with(backup=False)
    put(disk, COPY, b"torn")
    with open_store(FOLDER, disk=disk) as store:
        assert [each.damaged for each in store.diagnose().copies] == [True]
        with pytest.raises(CorruptFile):
            store.use_copy(COPY, LATER)
        assert store.backups() == []
        assert TWO in [each.id for each in store.iter_conversations()]


def test_doctor_works_on_a_real_disk(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        live_through_march(store)
        store.back_up(NOON)
    (tmp_path / CONVERSATION).write_bytes(b"torn")
    with open_store(tmp_path) as store:
        store.repair(store.diagnose(), LATER)
    with open_store(tmp_path) as store:
        assert store.diagnose().findings == ()
