"""Disks in memory on which an operation starts, filled once and copied."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from store import Draft, Homework, open_store
from tests.store.helpers.march_conversations import ONE, THREE, live_through_march
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import agreed, at, conversation_with, stored_answer
from tests.store.helpers.scenario import FOLDER, new_disk
from tests.store.helpers.sealed_folders import ANAS, BENS, CODE

NOON = datetime.fromisoformat("2026-04-02T12:00:00+01:00")
LATE = "2026-03-20T2015-00a5"
"""A conversation after the backups."""
LISTS = ("open.json", "notebook.json", "2026/03/month.json")
COPY = f"2026/03/{ONE} (conflicted copy).json"
PACK = {"pack.yaml": b"version: 1", "scripts/evening.yaml": b"one", "prompts/en/evening.md": b"# One"}
NEW_PACK = {"pack.yaml": b"version: 2", "scripts/evening.yaml": b"two", "prompts/de/evening.md": b"# Zwei"}
HOMEWORK = (Homework("other/evening", "Before Thursday.", "other"), Homework("repair", "Once.", "other"))


@cache
def _full() -> MemoryDisk:
    disk, late = new_disk(), replace(conversation_with(LATE), left_open=True)
    with open_store(FOLDER, disk=disk) as store:
        live_through_march(store, stored_answer("hurt", "the dishes"), agreed("walk", "walk at six"))
        store.install_pack("dr-kim", PACK)
        for days in (0, 40):
            store.back_up(NOON + timedelta(days=days))
        store.begin(late)
        store.finish(late, at("2026-03-20", 40))
        store.save(conversation_with(THREE, agreed("action", "say sorry")))
        store.save_draft(Draft(THREE, "", "x", "a", "half a sentence"))
        store.save_homework([Homework("listen", "When you can.")])
    return disk


def full_disk() -> MemoryDisk:
    """Return months, an unfinished conversation with a draft, a pack, and two backups."""
    return _full().killed()


@cache
def _with_old() -> MemoryDisk:
    disk = full_disk()
    with open_store(FOLDER, disk=disk) as store:
        store.keep_for(1)
        store.announce_old_conversations(NOON + timedelta(days=400))
    return disk


def disk_with_old() -> MemoryDisk:
    """Return the full disk, with a conversation that will be deleted because of its age."""
    return _with_old().killed()


@cache
def _sealed() -> MemoryDisk:
    disk = full_disk()
    with open_store(FOLDER, disk=disk) as store:
        store.seal({"a": ANAS, "b": BENS}, CODE, NOON + timedelta(days=50))
    return disk


def sealed_disk() -> MemoryDisk:
    """Return the full disk, sealed for both partners."""
    return _sealed().killed()


@cache
def _with_many_backups() -> MemoryDisk:
    disk = full_disk()
    with open_store(FOLDER, disk=disk) as store:
        for days in range(60, 75):
            store.back_up(NOON + timedelta(days=days))
    return disk


def disk_with_many_backups() -> MemoryDisk:
    """Return a disk on which the next backup makes room for itself."""
    return _with_many_backups().killed()


@cache
def _restored() -> MemoryDisk:
    disk = full_disk()
    with open_store(FOLDER, disk=disk) as store:
        backup = store.read_backup(store.backups()[-1].name)
        store.restore(store.plan_restore(backup), NOON + timedelta(days=50))
    return disk


def restored_disk() -> MemoryDisk:
    """Return a disk after a restore, with a whole backup of what it replaced."""
    return _restored().killed()


def disk_without(*names: str) -> MemoryDisk:
    """Return the full disk without these files."""
    disk = full_disk()
    for name in names:
        disk.remove(FOLDER / name)
        disk.sync_folder((FOLDER / name).parent)
    return disk


def disk_with_damage() -> MemoryDisk:
    """Return the full disk with two damaged files."""
    disk = full_disk()
    for name in (f"2026/03/{ONE}.json", "notebook.json"):
        put(disk, FOLDER / name, b"torn")
    return disk


def disk_with_copy() -> MemoryDisk:
    """Return the full disk with a copy that a sync service left, from before a correction."""
    disk = full_disk()
    older = disk.read(FOLDER / f"2026/03/{ONE}.json")
    with open_store(FOLDER, disk=disk) as store:
        store.correct_answers(ONE, [{**stored_answer("hurt", "the pots"), "corrected": at("2026-04-02")}])
    put(disk, FOLDER / COPY, older)
    return disk


def put(disk: MemoryDisk, path: Path, data: bytes) -> None:
    """Make a file hold these bytes, flushed."""
    if disk.exists(path):
        disk.remove(path)
    handle = disk.create(path)
    disk.write(handle, memoryview(data))
    disk.sync(handle)
    disk.close(handle)
    disk.sync_folder(path.parent)


def disk_with_photos() -> MemoryDisk:
    """Return the full disk, and files of the couple's own beside those of Turnabout."""
    disk = full_disk()
    for folder in ("2026/03", "2026", "drafts", "backups"):
        put(disk, FOLDER / folder / "photo.jpg", b"us")
    return disk
