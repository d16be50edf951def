"""Restoring backups: all of it or nothing, and nothing that was deleted."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from store import Draft, NewerFormat, ReadOnlyStore, Store, StoreError, open_store
from store.errors import DamagedBackup
from store.storage import tinydb_storage
from store.storage.backup_file import Backup, decode_backup
from store.storage.file_encoding import encode
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.march_conversations import ONE, THREE, TWO, live_through_march
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import (
    ANA,
    BEN,
    agreed,
    at,
    conversation_with,
    notebook_line,
    stored_answer,
)
from tests.store.helpers.scenario import FOLDER, View, new_disk, view

NOON = datetime.fromisoformat("2026-04-02T12:00:00+01:00")
LATE = "2026-03-20T2015-00a5"
LATER = NOON + timedelta(days=1)


def look(disk: MemoryDisk) -> tuple[View, list[str]]:
    """Return what the folder shows, and the conversations it has."""
    with open_store(FOLDER, disk=disk) as store:
        return view(store), sorted(each.id for each in store.iter_conversations())


def disk_with_backup() -> MemoryDisk:
    """Return a disk with a backup, and a month in which much changed."""
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        live_through_march(store, stored_answer("hurt", "the dishes"))
        store.install_pack("dr-kim", {"pack.yaml": b"version: 1", "scripts/evening.yaml": b"one"})
        store.back_up(NOON)
        store.set_people(BEN, ANA)
        store.begin(conversation_with(LATE))
        store.finish(conversation_with(LATE), at("2026-03-20", 40))
        store.edit_entry(f"{ONE}::calm", "a long walk")
        store.remove_pack("dr-kim")
        store.install_pack("other", {"pack.yaml": b"version: 2", "scripts/x.yaml": b"two"})
        store.save(conversation_with(THREE, agreed("action", "zanzibar")))
        store.save_draft(Draft(THREE, "", "x", "a", "half"))
    return disk


def restore(store: Store) -> None:
    [backup] = [each for each in store.backups() if not each.whole]
    store.restore(store.plan_restore(store.read_backup(backup.name)), LATER)


def moments(disk: MemoryDisk, do: Callable[[Store], object]) -> Iterator[MemoryDisk]:
    found: list[MemoryDisk] = []
    with open_store(FOLDER, disk=disk) as store:
        disk.after = lambda: found.append(disk.killed())
        do(store)
        disk.after = lambda: None
    yield from found


def test_restored_folder_is_as_it_was_and_the_other_one_is_kept() -> None:
    disk = disk_with_backup()
    before = look(disk.killed())
    with open_store(FOLDER, disk=disk) as store:
        [backup] = store.backups()
        then = store.read_backup(backup.name)
        plan = store.plan_restore(then)
        assert (plan.removed, plan.returning, plan.changed) == ((LATE,), (), ())
        assert (plan.now.agreements, plan.then.agreements) == (2, 2)
        store.restore(plan, LATER)
        with pytest.raises(ReadOnlyStore, match="restored"):
            store.set_setting("theme", "light")
    with open_store(FOLDER, disk=disk) as store:
        assert store.people() == (ANA, BEN)
        assert [each.text for each in store.notebook()] == ["quiet"]
        assert store.packs() == ["dr-kim"]
        assert [each.id for each in store.unfinished()] == [THREE]
        assert store.drafts(THREE)
        assert f"{THREE}::action" in [each.id for each in store.agreements()]
        check = store.check_data()
        assert (check.damaged, check.missing, check.damaged_backups) == ((), (), ())
        kept = store.backups()[0]
        assert kept.whole
        whole = store.read_backup(kept.name)
        store.restore(store.plan_restore(whole), LATER)
    assert look(disk) == before


def test_what_was_deleted_does_not_come_back() -> None:
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        live_through_march(
            store,
            agreed("other", "zanzibar"),
            notebook_line("more", "a hammock"),
            stored_answer("felt", "teh"),
        )
        outside = store.whole_backup(NOON)
        store.delete_agreement(f"{ONE}::other", at("2026-04-01"))
        store.delete_entry(f"{ONE}::more")
        corrected = {**stored_answer("felt", "the tea"), "corrected": at("2026-04-01")}
        store.correct_answers(ONE, [corrected])
        store.delete_conversation(TWO)
    with open_store(FOLDER, disk=disk) as store:
        store.restore(store.plan_restore(decode_backup("b", outside)), LATER)
    with open_store(FOLDER, disk=disk) as store:
        assert [each.id for each in store.iter_conversations()] == [ONE]
        assert f"{ONE}::other" not in [each.id for each in store.agreements()]
        assert [each.text for each in store.notebook()] == ["quiet"]
        assert "the tea" in [each["value"] for each in store.conversation(ONE).answers]
        # They don't come back from a second one either.
        store.restore(store.plan_restore(decode_backup("b", outside)), LATER)
    assert look(disk)[1] == [ONE]


@pytest.mark.parametrize("stride", [29, pytest.param(1, marks=pytest.mark.slow)])
def test_killed_at_any_moment_it_is_restored_or_nothing_changed(stride: int) -> None:
    start = disk_with_backup()
    before = look(start.killed())
    done = start.killed()
    with open_store(FOLDER, disk=done) as store:
        restore(store)
    after = look(done.killed())
    assert before != after
    found, states = [], 0
    for killed in [*moments(start, restore)][::stride]:
        for state in (killed, *(killed.without_power() if len(killed.waiting) < 7 else ())):
            states += 1
            shown = look(state)
            assert shown in (before, after)
            found.append(shown == after)
            left = state.names(FOLDER / "backups")
            assert "restoring.zip" not in left
            assert not [name for name in left if name.endswith(".tmp")]
    assert states > 200 / stride
    assert found.count(True) > 20 / stride
    assert found.count(False) > 20 / stride


def test_what_opening_completed_is_flushed() -> None:
    disk = disk_with_backup()
    with open_store(FOLDER, disk=disk) as store:
        restore(store)

    def restore_back(store: Store) -> None:
        [whole] = [each for each in store.backups() if each.whole]
        store.restore(store.plan_restore(store.read_backup(whole.name)), LATER)

    cut_off = [
        killed
        for killed in moments(disk, restore_back)
        if killed.exists(FOLDER / "backups" / "restoring.zip")
        and any("2026/03" in waiting.folder for waiting in killed.waiting)
    ]
    assert len(cut_off) > 5
    for killed in cut_off:
        assert LATE in look(killed)[1]
        assert not [waiting for waiting in killed.waiting if waiting.come and "2026/03" in waiting.folder]


@pytest.mark.parametrize("late", [False, True])
def test_failing_disk_leaves_all_or_nothing(late: bool) -> None:
    start = disk_with_backup()
    before, reached = look(start.killed()), 0
    done = start.killed()
    with open_store(FOLDER, disk=done) as store:
        restore(store)
    after = look(done.killed())
    for number in range(late, 1000, 7):
        disk = start.killed()
        faulty = FaultyDisk(disk, at=number, error=28, late=late)
        with open_store(FOLDER, disk=faulty) as store:
            faulty.armed = True
            with suppress(StoreError):
                restore(store)
            faulty.armed = False
        reached += faulty.was_hit
        assert look(disk.killed()) in (before, after)
        if not faulty.was_hit:
            break
    assert 8 < reached < 140


def test_nothing_is_saved_into_a_half_restored_folder() -> None:
    start = disk_with_backup()
    refused = 0
    for number in range(0, 300, 2):
        disk = start.killed()
        faulty = FaultyDisk(disk, at=number, error=28, for_ever=True)
        with open_store(FOLDER, disk=faulty) as store:
            faulty.armed = True
            with suppress(StoreError):
                restore(store)
            faulty.armed = False
            if disk.exists(FOLDER / "backups" / "restoring.zip"):
                refused += 1
                with pytest.raises(ReadOnlyStore, match="restart Turnabout"):
                    store.set_setting("theme", "light")
        if not faulty.was_hit:
            break
    assert refused > 5


def test_backup_restores_into_a_new_folder(tmp_path: Path) -> None:
    disk = disk_with_backup()
    with open_store(FOLDER, disk=disk) as store:
        backup = store.read_backup(store.backups()[0].name)
    with open_store(tmp_path / "new") as store:
        store.restore(store.plan_restore(backup), LATER)
        assert store.backups() == []
    with open_store(tmp_path / "new") as store:
        assert [each.id for each in store.recent_headers(9)] == [TWO, ONE]
        assert store.people() == (ANA, BEN)


def test_newer_or_damaged_contents_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    disk = disk_with_backup()
    with open_store(FOLDER, disk=disk) as store:
        with pytest.raises(DamagedBackup):
            store.plan_restore(Backup(at("2026-04-02"), {"open.json": b"torn"}))
        crafted = encode("open.json", 1, {"agreements": {"1": {"id": 3}}})
        with pytest.raises(DamagedBackup):
            store.plan_restore(Backup(at("2026-04-02"), {"open.json": crafted}))
        backup = store.read_backup(store.backups()[0].name)
        monkeypatch.setattr(tinydb_storage, "FORMAT", 0)
        with pytest.raises(NewerFormat):
            store.plan_restore(backup)


def test_second_window_restores_nothing() -> None:
    disk = disk_with_backup()
    before = dict(disk.files())
    with open_store(FOLDER, disk=disk), open_store(FOLDER, disk=disk) as second:
        plan = second.plan_restore(second.read_backup(second.backups()[0].name))
        with pytest.raises(ReadOnlyStore, match="another window"):
            second.restore(plan, LATER)
    assert disk.files() == before
