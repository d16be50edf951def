"""Tests of power cuts and kills at every operation."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store import open_store
from store.storage.file_system import Disk
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.scenario import FOLDER, STEPS, View, new_disk, opened, seen, view, views_and_disks

VIEWS, _ = views_and_disks()


class NoFileFlush(MemoryDisk):
    """A mutant that never flushes files."""

    def sync(self, handle: int) -> None:
        self.after()


class NoFolderFlush(MemoryDisk):
    """A mutant that never flushes a folder after a rename."""

    replaced: Path | None = None

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self.replaced = target.parent

    def sync_folder(self, path: Path) -> None:
        if path != self.replaced:
            super().sync_folder(path)
        self.replaced = None


def moments(make: Callable[[], MemoryDisk]) -> list[tuple[int, MemoryDisk]]:
    """Return the disk after every operation, with its confirmed steps."""
    disk = make()
    found: list[tuple[int, MemoryDisk]] = []
    with open_store(FOLDER, disk=disk) as store:
        for confirmed, step in enumerate(STEPS):
            disk.after = lambda confirmed=confirmed: found.append((confirmed, disk.killed()))  # type: ignore[misc]
            step.do(store)
            found.append((confirmed + 1, disk.killed()))
        disk.after = lambda: None
    return found


def is_before_or_after(found: View, confirmed: int) -> bool:
    """Return whether a step was done wholly or not.

    Everything confirmed must be there, and the current step wholly or not at all.
    """
    return found in VIEWS[confirmed : confirmed + 2]


def losses(make: Callable[[], MemoryDisk]) -> Iterator[str]:
    """Return the steps at which a power cut loses something."""
    for confirmed, disk in moments(make):
        for state in disk.without_power():
            if not is_before_or_after(seen(state), confirmed):
                yield STEPS[min(confirmed, len(STEPS) - 1)].name


def new_disk_factory(mutant: type[MemoryDisk]) -> Callable[[], MemoryDisk]:
    def make() -> MemoryDisk:
        disk = new_disk()
        return mutant(disk.names_now, disk.names_flushed)

    return make


def test_power_cut_loses_nothing_confirmed() -> None:
    assert list(losses(new_disk)) == []


@pytest.mark.slow
def test_state_shown_after_a_kill_survives_a_power_cut() -> None:
    for confirmed, disk in moments(new_disk):
        shown = opened(disk)
        assert is_before_or_after(shown, confirmed)
        for state in disk.without_power():
            assert seen(state) == shown, STEPS[confirmed].name


@pytest.mark.parametrize("mutant", [NoFileFlush, NoFolderFlush])
def test_missing_flush_is_detected(mutant: type[MemoryDisk]) -> None:
    assert next(losses(new_disk_factory(mutant)), None)


def test_in_place_write_is_detected(monkeypatch: pytest.MonkeyPatch) -> None:
    def in_place(disk: Disk, path: Path, data: bytes) -> None:
        if disk.exists(path):
            disk.remove(path)
        handle = disk.create(path)
        disk.write(handle, memoryview(data))
        disk.sync(handle)
        disk.close(handle)
        disk.sync_folder(path.parent)

    monkeypatch.setattr("store.storage.tinydb_files.atomic_write", in_place)
    assert next(losses(new_disk), None)


def test_scenario_covers_enough_writes() -> None:
    assert len(moments(new_disk)) > 200
    assert len({str(each) for each in VIEWS}) > len(STEPS) - 3
    with open_store(FOLDER, disk=new_disk()) as store:
        assert view(store) == VIEWS[0]
