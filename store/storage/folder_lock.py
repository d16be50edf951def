"""Folder lock: one writer at a time."""

import contextlib
import errno
import json
from dataclasses import dataclass
from pathlib import Path

from store.errors import ReadError, WriteError, short_path
from store.records import Writer
from store.storage.atomic_write import make_folders
from store.storage.file_layout import LOCK_FILE
from store.storage.file_system import Disk

_FORBIDDEN_ERRORS = {errno.EROFS, errno.EACCES, errno.EPERM}


@dataclass(frozen=True)
class FolderLock:
    """The way a folder is open.

    `handle` is the lock, if held; `read_only_reason` is empty if the folder is writable.
    """

    handle: int | None = None
    read_only_reason: str = ""
    writer: Writer | None = None


READ_ONLY_REQUESTED = FolderLock(
    read_only_reason="This folder is open for reading only. Nothing was saved, and your data is safe."
)
_WRITE_FORBIDDEN = FolderLock(
    read_only_reason=(
        "This folder is read-only, so nothing was saved. Your data is safe; allow writing to the "
        "folder and restart Turnabout."
    )
)


def open_for_writing(disk: Disk, folder: Path) -> FolderLock:
    """Create the folder if necessary and take its lock.

    The result gives the reason if the folder is only readable. Raise WriteError if it can be neither locked nor read.
    """
    try:
        _ensure_folder(disk, folder)
        handle = disk.lock(folder / LOCK_FILE)
    except OSError as error:
        if error.errno in _FORBIDDEN_ERRORS and _can_be_read(disk, folder):
            return _WRITE_FORBIDDEN
        raise WriteError(short_path(folder), error) from error
    return _locked_by(_read_writer(disk, folder / LOCK_FILE)) if handle is None else FolderLock(handle)


def open_for_reading(disk: Disk, folder: Path) -> FolderLock:
    """Open the folder without its lock.

    A missing folder is an empty one. Raise ReadError if something else has its name.
    """
    try:
        disk.names(folder)
    except FileNotFoundError:
        return READ_ONLY_REQUESTED
    except OSError as error:
        raise ReadError(short_path(folder), error) from error
    return READ_ONLY_REQUESTED


def release(disk: Disk, lock: FolderLock) -> None:
    """Free the lock, if it is held."""
    if lock.handle is not None:
        disk.unlock(lock.handle)


def _ensure_folder(disk: Disk, folder: Path) -> None:
    if disk.exists(folder / LOCK_FILE):
        disk.make_folder(folder)  # closes it to everyone else again
        return
    existing = next(parent for parent in folder.parents if disk.exists(parent))
    make_folders(disk, existing, folder)


def _locked_by(writer: Writer | None) -> FolderLock:
    who = f" (process {writer.pid}, since {writer.since})" if writer else ""
    return FolderLock(
        read_only_reason=(
            f"Turnabout is already open in another window{who}, so nothing was saved here. Your data "
            "is safe; use that window, or close it and restart."
        ),
        writer=writer,
    )


def _can_be_read(disk: Disk, folder: Path) -> bool:
    try:
        disk.names(folder)
    except OSError:
        return False
    return True


def _read_writer(disk: Disk, path: Path) -> Writer | None:
    # The note is written just after the lock is taken, so it may be empty for a moment.
    with contextlib.suppress(OSError, ValueError, KeyError):
        note = json.loads(disk.read(path))
        return Writer(int(note["pid"]), str(note["since"]))
    return None
