"""Deleting everything: wholly or not at all, for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import ReadOnlyStore, StoreError, open_store
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import ANA, BEN, conversation_with
from tests.store.helpers.scenario import FOLDER, ONE, STEPS, new_disk, seen

WORDS = (b"dishes", b"phone", b"tea", b"walk", b"quiet", b"Ana", b"Ben", b"hearth")


def full_disk() -> MemoryDisk:
    """Return a disk after the whole scenario."""
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        for step in STEPS:
            step.do(store)
        store.set_setting("theme", "hearth")
    return disk


def names_in(disk: MemoryDisk) -> list[str]:
    return sorted(path for path in disk.names_now if path.startswith(f"{FOLDER}/"))


def moments() -> Iterator[MemoryDisk]:
    """Yield the disk after every operation of deleting everything."""
    disk, found = full_disk(), list[MemoryDisk]()
    with open_store(FOLDER, disk=disk) as store:
        disk.after = lambda: found.append(disk.killed())
        store.delete_everything()
        disk.after = lambda: None
    yield from found


def test_nothing_is_left_but_the_lock() -> None:
    disk = full_disk()
    assert any(word in disk.all_bytes() for word in WORDS)
    with open_store(FOLDER, disk=disk) as store:
        store.delete_everything()
    assert names_in(disk) == [f"{FOLDER}/lock"]
    for state in (disk.killed(), *disk.without_power()):
        assert not any(word in state.all_bytes() for word in WORDS)
        assert names_in(state) == [f"{FOLDER}/lock"]


def test_folder_is_as_new_afterward() -> None:
    disk = full_disk()
    with open_store(FOLDER, disk=disk) as store:
        store.delete_everything()
    with open_store(FOLDER, disk=disk) as store:
        assert store.people() is None
        assert store.settings() == {}
        assert (store.missing_files(), store.missing_conversations(), store.months()) == ([], [], [])
        store.set_people(BEN, ANA)
        store.begin(conversation_with(ONE))
    with open_store(FOLDER, disk=disk) as store:
        assert store.people() == (BEN, ANA)
        assert [header.id for header in store.unfinished()] == [ONE]


def test_killed_while_deleting_it_is_completed_or_never_began() -> None:
    before = seen(full_disk())
    states = list(moments())
    assert len(states) > 20
    completed = 0
    for disk in states:
        with open_store(FOLDER, disk=disk) as store:
            began = store.people() is None
        if began:
            completed += 1
            assert names_in(disk) == [f"{FOLDER}/lock"]
        else:
            assert seen(disk) == before
    assert completed > len(states) / 2


def test_power_cut_while_deleting_leaves_all_or_nothing() -> None:
    before = seen(full_disk())
    for disk in moments():
        for state in disk.without_power() if len(disk.waiting) < 8 else ():
            with open_store(FOLDER, disk=state) as store:
                began = store.people() is None
            if began:
                assert names_in(state) == [f"{FOLDER}/lock"]
            else:
                assert seen(state) == before


def test_nothing_is_saved_after_it() -> None:
    with open_store(FOLDER, disk=full_disk()) as store:
        store.delete_everything()
        with pytest.raises(ReadOnlyStore, match="was deleted"):
            store.set_people(ANA, BEN)
        assert (store.people(), store.unfinished(), store.agreements(), store.notebook()) == (
            None,
            [],
            [],
            [],
        )


def test_failure_can_be_tried_again() -> None:
    for at in range(0, 60, 3):
        disk = full_disk()
        faulty = FaultyDisk(disk, at=at, error=5)
        with open_store(FOLDER, disk=faulty) as store:
            faulty.armed = True
            try:
                store.delete_everything()
            except StoreError:
                faulty.armed = False
                store.delete_everything()
        assert names_in(disk) == [f"{FOLDER}/lock"]


def test_files_of_their_own_stay(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        for step in STEPS:
            step.do(store)
        (tmp_path / "helplines.toml").write_text("ours")
        (tmp_path / "2026" / "03" / "photo.jpg").write_text("us")
        store.delete_everything()
    left = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["2026/03/photo.jpg", "helplines.toml", "lock"]
