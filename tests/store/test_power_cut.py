"""Power cuts and kills: at every operation of the story, in every state that a disk may be left in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store import open_store
from store.storage.disk import Disk
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.scenario import FOLDER, STEPS, View, new_disk, opened, seen, view, views_and_disks

VIEWS, _ = views_and_disks()


class NoFileFlush(MemoryDisk):
    """A mutant that hands a file's bytes to the system and hopes."""

    def sync(self, handle: int) -> None:
        self.after()


class NoFolderFlush(MemoryDisk):
    """A mutant that leaves out one thing alone: making a new name sure after the replacing."""

    replaced: Path | None = None

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self.replaced = target.parent

    def sync_folder(self, path: Path) -> None:
        if path != self.replaced:
            super().sync_folder(path)
        self.replaced = None


def moments(make: Callable[[], MemoryDisk]) -> list[tuple[int, MemoryDisk]]:
    """The disk after every single operation, with the number of steps that were confirmed by then."""
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
    """Whether everything confirmed is there, and the step in hand wholly or not at all."""
    return found in VIEWS[confirmed : confirmed + 2]


def losses(make: Callable[[], MemoryDisk]) -> Iterator[str]:
    """The steps at which a power cut may lose or halve something."""
    for confirmed, disk in moments(make):
        for state in disk.without_power():
            if not is_before_or_after(seen(state), confirmed):
                yield STEPS[min(confirmed, len(STEPS) - 1)].name


def as_new(mutant: type[MemoryDisk]) -> Callable[[], MemoryDisk]:
    def make() -> MemoryDisk:
        disk = new_disk()
        return mutant(disk.names_now, disk.names_flushed)

    return make


def test_a_power_cut_loses_nothing_confirmed_and_halves_nothing() -> None:
    assert list(losses(new_disk)) == []


def test_a_kill_loses_nothing_confirmed_and_what_is_shown_after_it_survives_a_power_cut() -> None:
    for confirmed, disk in moments(new_disk):
        shown = opened(disk)
        assert is_before_or_after(shown, confirmed)
        for state in disk.without_power():
            assert seen(state) == shown, STEPS[confirmed].name


@pytest.mark.parametrize("mutant", [NoFileFlush, NoFolderFlush])
def test_a_store_that_did_not_flush_would_be_found_out(mutant: type[MemoryDisk]) -> None:
    assert next(losses(as_new(mutant)), None)


def test_a_store_that_wrote_in_place_would_be_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def in_place(disk: Disk, path: Path, data: bytes) -> None:
        if disk.exists(path):
            disk.remove(path)
        handle = disk.create(path)
        disk.write(handle, memoryview(data))
        disk.sync(handle)
        disk.close(handle)
        disk.sync_folder(path.parent)

    monkeypatch.setattr("store.storage.tinydb_storage.atomic_write", in_place)
    assert next(losses(new_disk), None)


def test_the_story_is_worth_it() -> None:
    assert len(moments(new_disk)) > 200
    assert len({str(each) for each in VIEWS}) > len(STEPS) - 3
    with open_store(FOLDER, disk=new_disk()) as store:
        assert view(store) == VIEWS[0]
