"""Backups: whole, verified, and without what was deleted or isn't decided yet."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from store import Draft, ReadOnlyStore, Store, StoreError, open_store
from store.storage.backup_file import Backup, decode_backup
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.march_conversations import ONE, THREE, TWO, live_through_march
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import agreed, at, conversation_with, notebook_line, stored_answer
from tests.store.helpers.scenario import FOLDER, new_disk, opened

NOON = datetime.fromisoformat("2026-04-02T12:00:00+01:00")
BACKUPS = f"{FOLDER}/backups"


def disk_with_march(*days: int) -> MemoryDisk:
    """Return a disk with two conversations, and backups made so many days after them."""
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        live_through_march(store, stored_answer("hurt", "the dishes"))
        for day in days:
            store.back_up(NOON + timedelta(days=day))
    return disk


def backups_on(disk: MemoryDisk) -> dict[str, Backup]:
    """Return all backups by name; each must be whole."""
    names = disk.names(Path(BACKUPS)) if disk.exists(Path(BACKUPS)) else []
    return {
        name: decode_backup(name, disk.read(Path(BACKUPS) / name)) for name in names if name.endswith(".zip")
    }


def words_in(backups: dict[str, Backup]) -> bytes:
    return b"\n".join(
        data for each in backups.values() for data in (*each.files.values(), *each.aside.values())
    )


def moments(disk: MemoryDisk, do: Callable[[Store], object]) -> Iterator[MemoryDisk]:
    """Yield the disk after every operation."""
    found: list[MemoryDisk] = []
    with open_store(FOLDER, disk=disk) as store:
        disk.after = lambda: found.append(disk.killed())
        do(store)
        disk.after = lambda: None
    yield from found


def test_backup_holds_every_file_as_it_is() -> None:
    disk = disk_with_march()
    files = {name.removeprefix(f"{FOLDER}/"): data for name, data in disk.files().items() if "." in name}
    with open_store(FOLDER, disk=disk) as store:
        name = store.back_up(NOON)
        assert [(each.name, each.made) for each in store.backups()] == [(name, NOON.replace(tzinfo=None))]
        assert store.read_backup(name).files == files
        checked = store.check_data()
    assert (checked.files, checked.backups) == (len(files), 1)
    assert (checked.damaged, checked.missing, checked.damaged_backups) == ((), (), ())


def test_todays_backup_is_made_once() -> None:
    disk = disk_with_march()
    with open_store(FOLDER, disk=disk) as store:
        for hours in (0, 3, 24, 30):
            store.back_up_if_due(NOON + timedelta(hours=hours))
        assert [each.made.day for each in store.backups()] == [3, 2]


def test_new_folder_has_nothing_to_back_up() -> None:
    with open_store(FOLDER, disk=new_disk()) as store:
        store.back_up_if_due(NOON)
        assert store.backups() == []


def test_unfinished_words_are_in_no_daily_backup_but_in_a_whole_one() -> None:
    disk = disk_with_march()
    three = conversation_with(
        THREE,
        stored_answer("hurt", "zanzibar"),
        agreed("action", "zanzibar"),
        notebook_line("calm", "zanzibar"),
    )
    with open_store(FOLDER, disk=disk) as store:
        store.save(three)
        store.save_draft(Draft(THREE, "", "x", "a", "zanzibar"))
        store.back_up(NOON)
        assert b"zanzibar" not in words_in(backups_on(disk))
        assert b"the dishes" in words_in(backups_on(disk))
        whole = decode_backup("whole", store.whole_backup(NOON))
        assert whole.whole
        assert words_in({"whole": whole}).count(b"zanzibar") >= 5
        store.finish(three, at(THREE[:10], 40))
        store.back_up(NOON)
    assert b"zanzibar" in words_in(backups_on(disk))


@pytest.mark.quick_cases(4)
@pytest.mark.parametrize("lost", [f"2026/03/{ONE}.json", "2026/03/month.json", "notebook.json", "open.json"])
@pytest.mark.parametrize("missing", [False, True], ids=["damaged", "missing"])
def test_lost_file_never_blocks_the_rest_and_its_last_backup_is_kept(lost: str, missing: bool) -> None:
    disk = disk_with_march(0)
    first = next(iter(backups_on(disk)))
    disk.remove(FOLDER / lost)
    if not missing:
        handle = disk.create(FOLDER / lost)
        disk.write(handle, memoryview(b"{torn"))
    with open_store(FOLDER, disk=disk) as store:
        with suppress(StoreError):
            store.save(conversation_with(THREE))
        for day in range(1, 500, 12):
            store.back_up(NOON + timedelta(days=day))
        checked = store.check_data()
        assert (checked.missing if missing else checked.damaged) == (lost,)
    backups = backups_on(disk)
    assert [name for name, each in backups.items() if lost in each.files] == [first]
    assert len(backups) < 25
    others = {each for name in backups for each in backups[name].files} - {lost}
    assert f"2026/03/{TWO}.json" in others


ERASING: dict[str, Callable[[Store], None]] = {
    "conversation": lambda store: store.delete_conversation(ONE),
    "agreement": lambda store: store.delete_agreement(f"{ONE}::action", at("2026-04-02")),
    "entry": lambda store: store.delete_entry(f"{ONE}::calm"),
    "correction": lambda store: store.correct_answers(
        ONE, [{**stored_answer("hurt", "the pots"), "corrected": at("2026-04-02")}]
    ),
}
GONE = {"conversation": b"the dishes", "agreement": b"walk", "entry": b"quiet", "correction": b"the dishes"}


@pytest.mark.parametrize("what", ERASING)
def test_erased_words_are_in_no_backup(what: str) -> None:
    disk = disk_with_march(0, 40, 80)
    word = {**GONE, "agreement": b'"action"'}[what]
    with open_store(FOLDER, disk=disk) as store:
        before = backups_on(disk)
        ERASING[what](store)
        after = backups_on(disk)
        assert list(after) == list(before)
        if what != "agreement":
            assert word in words_in(before)
            assert word not in words_in(after)
        kept = f"2026/03/{TWO}.json"
        assert all(kept in each.files for each in after.values())
        assert store.check_data().damaged_backups == ()
        assert all(before[name].made == after[name].made for name in before)


def test_erased_agreement_is_in_no_backup() -> None:
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        live_through_march(store, agreed("other", "zanzibar"))
        store.finish(replace(store.conversation(ONE), answers=()), at("2026-03-14", 50))
        store.back_up(NOON)
        assert b"zanzibar" in words_in(backups_on(disk))
        store.delete_agreement(f"{ONE}::other", at("2026-04-02"))
    assert b"zanzibar" not in disk.read(FOLDER / "open.json")
    assert b"zanzibar" not in words_in(backups_on(disk))


@pytest.mark.parametrize("what", ["conversation", "entry"])
def test_erasing_that_was_cut_off_is_completed(what: str) -> None:
    states = 0
    for killed in moments(disk_with_march(0, 1), ERASING[what]):
        states += 1
        with open_store(FOLDER, disk=killed) as store:
            deleted = store.notebook() == []
            store.back_up_if_due(NOON + timedelta(days=1))
        left = backups_on(killed)
        assert len(left) == 2
        assert (GONE[what] in words_in(left)) != deleted
    assert states > 30


def test_killed_while_backing_up_the_earlier_ones_are_whole() -> None:
    days = (0, 40, 80)
    before = backups_on(disk_with_march(*days))
    view, states = opened(disk_with_march(*days)), 0
    for killed in moments(disk_with_march(*days), lambda store: store.back_up(NOON + timedelta(days=120))):
        for state in (killed, *killed.without_power()):
            states += 1
            assert before.items() <= backups_on(state).items()
            assert opened(state) == view
            assert not [name for name in state.names(Path(BACKUPS)) if name.endswith(".tmp")]
    assert states > 20


def test_power_cut_keeps_a_confirmed_backup() -> None:
    disk = disk_with_march(0)
    assert all(len(backups_on(state)) == 1 for state in disk.without_power())


@pytest.mark.parametrize("late", [False, True])
def test_failing_disk_harms_no_backup(late: bool) -> None:
    before = backups_on(disk_with_march(0, 40))
    for number in range(200):
        disk = disk_with_march(0, 40)
        faulty = FaultyDisk(disk, at=number, error=28, late=late)
        with open_store(FOLDER, disk=faulty) as store:
            faulty.armed, done = True, False
            with suppress(StoreError):
                store.back_up(NOON + timedelta(days=80))
                done = True
            faulty.armed = False
        after = backups_on(disk)
        assert before.items() <= after.items()
        assert len(after) == 3 or not done
        if not faulty.was_hit:
            return
    raise AssertionError("the fault was always reached")


def test_backup_that_reads_back_differently_is_not_kept() -> None:
    class Forgetful(MemoryDisk):
        def read(self, path: Path) -> bytes:
            data = super().read(path)
            return data[:-9] if path.name.endswith(".zip") else data

    disk = disk_with_march()
    bad = Forgetful(disk.names_now, disk.names_flushed, disk.waiting, disk.contents)
    with open_store(FOLDER, disk=bad) as store:
        with pytest.raises(StoreError, match="the disk reported an error"):
            store.back_up(NOON)
        assert store.backups() == []


def test_second_window_makes_no_backup() -> None:
    disk = disk_with_march(0)
    with open_store(FOLDER, disk=disk), open_store(FOLDER, disk=disk) as second:
        with pytest.raises(ReadOnlyStore, match="another window"):
            second.back_up(NOON)
        assert len(second.backups()) == 1


def test_deleting_everything_deletes_the_backups() -> None:
    disk = disk_with_march(0, 1)
    with open_store(FOLDER, disk=disk) as store:
        store.delete_everything()
    assert not disk.exists(Path(BACKUPS))


def test_deleting_what_is_unfinished_reads_no_daily_backup() -> None:
    class Counting(MemoryDisk):
        read_backups = 0

        def read(self, path: Path) -> bytes:
            self.read_backups += path.name.endswith(".zip")
            return super().read(path)

    start = disk_with_march(0)
    disk = Counting(start.names_now, start.names_flushed, start.waiting, start.contents)
    with open_store(FOLDER, disk=disk) as store:
        store.begin(conversation_with(THREE))
        store.delete_conversation(THREE)
        assert disk.read_backups == 0
        store.back_up_if_due(NOON)
        assert disk.read_backups == 0
        store.delete_conversation(ONE)
        assert (read := disk.read_backups) > 0
        store.back_up_if_due(NOON)
        assert disk.read_backups == read
