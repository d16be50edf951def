"""Sealed folders, and the words that must be nowhere in them."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from store import Draft, FolderKey, StoreError, is_sealed, open_store, unlock_folder
from store.sealing.key_file import decode_keys, encode_keys
from tests.store.helpers.march_conversations import THREE, live_through_march
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import agreed, conversation_with, stored_answer
from tests.store.helpers.scenario import FOLDER, View, new_disk, view

NOON = datetime.fromisoformat("2026-04-02T12:00:00+01:00")
LATER = NOON + timedelta(days=1)
CODE = "00000-00000-00000-00000-00000"
OTHER_CODE = "ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZW"
ANAS, BENS, NEW = "correct horse", "battery staple", "a new beginning"
WORDS = (b"the dishes", b"quiet", b"zanzibar", b"half-typed", b'"Ana"', b'"answers"', b'"conversations"')


def plain_disk() -> MemoryDisk:
    """Return a disk with a folder that has every kind of file, and backups."""
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        live_through_march(store, stored_answer("hurt", "the dishes"))
        store.install_pack("dr-kim", {"pack.yaml": b"version: 1", "scripts/evening.yaml": b"one"})
        store.back_up(NOON - timedelta(days=2))
        store.save(conversation_with(THREE, agreed("action", "zanzibar")))
        store.save_draft(Draft(THREE, "", "x", "a", "half-typed"))
    return disk


def sealed_disk() -> MemoryDisk:
    """Return the same, sealed for both."""
    disk = plain_disk()
    with open_store(FOLDER, disk=disk) as store:
        store.seal({"a": ANAS, "b": BENS}, CODE, NOON)
    return disk


def put(disk: MemoryDisk, name: str, data: bytes) -> None:
    """Make a file of the folder hold these bytes."""
    if disk.exists(FOLDER / name):
        disk.remove(FOLDER / name)
    handle = disk.create(FOLDER / name)
    disk.write(handle, memoryview(data))
    disk.sync(handle)
    disk.close(handle)


def with_other_keys(backup: bytes, **stretching: Any) -> bytes:
    """Return a sealed backup whose copy of keys.json asks for something else."""
    head, rest = backup.split(b"\n", 1)
    start, size = head.rsplit(b" ", 1)
    keys = decode_keys(rest[: int(size)])
    new = encode_keys(replace(keys, stretching=replace(keys.stretching, **stretching)))
    return start + f" {len(new)}\n".encode() + new + rest[int(size) :]


def key_on(disk: MemoryDisk, *secrets: str) -> FolderKey | None:
    """Return the folder's key, for the first secret that opens it; None if it isn't sealed."""
    if not is_sealed(FOLDER, disk=disk):
        return None
    for secret in secrets:
        try:
            return unlock_folder(FOLDER, secret, disk=disk)
        except StoreError:
            continue
    raise AssertionError("nothing opens the folder")


def look(disk: MemoryDisk, *secrets: str) -> View:
    """Return what an opened folder shows."""
    with open_store(FOLDER, disk=disk, key=key_on(disk, *secrets)) as store:
        check = store.check_data()
        assert (check.damaged, check.missing, check.damaged_backups) == ((), (), ())
        assert not store.sealing_unfinished
        return view(store)


def words_on(disk: MemoryDisk) -> list[tuple[str, bytes]]:
    """Return which of the words are plain, and where; every zip file is unpacked."""
    return [
        (name, word) for name, data in disk.files().items() for each in unpacked(data) for word in WORDS
        if word in each
    ]  # fmt: skip


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield these bytes and, of a zip file, what is in it."""
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            yield from map(file.read, file.namelist())
