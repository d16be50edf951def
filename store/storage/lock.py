"""One writer at a time: who may write in a folder, and if not, why not."""

import contextlib
import errno
import json
from dataclasses import dataclass
from pathlib import Path

from store.errors import NotRead, NotSaved, named
from store.records import Writer
from store.storage.atomic import make_folders
from store.storage.disk import Disk
from store.storage.paths import LOCK

_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}


@dataclass(frozen=True)
class Access:
    """How a folder is open: `handle` is the held lock; `why_read_only` is empty if it may be written."""

    handle: int | None = None
    why_read_only: str = ""
    writer: Writer | None = None


ASKED = Access(
    why_read_only="This folder was opened for reading only, so nothing was written. What is in it is safe."
)
_NOT_ALLOWED = Access(
    why_read_only="This folder may only be read, so nothing was written. What is in it is safe; "
    "allow writing there, then start again."
)


def enter(disk: Disk, folder: Path) -> Access:
    """Makes the folder if need be and takes its lock, or says why it can only be read.

    Raises NotSaved if the folder can neither be made and locked nor at least be read.
    """
    try:
        _make_sure_of(disk, folder)
        handle = disk.lock(folder / LOCK)
    except OSError as error:
        if error.errno in _FORBIDDEN and _can_be_read(disk, folder):
            return _NOT_ALLOWED
        raise NotSaved(named(folder), error) from error
    return _beside(_writer(disk, folder / LOCK)) if handle is None else Access(handle)


def look(disk: Disk, folder: Path) -> Access:
    """Asks for reading only: what is not there is empty; raises NotRead if something else is there."""
    try:
        disk.names(folder)
    except FileNotFoundError:
        return ASKED
    except OSError as error:
        raise NotRead(named(folder), error) from error
    return ASKED


def leave(disk: Disk, access: Access) -> None:
    """Frees the lock, if this is who holds it."""
    if access.handle is not None:
        disk.unlock(access.handle)


def _make_sure_of(disk: Disk, folder: Path) -> None:
    if disk.exists(folder / LOCK):
        disk.make_folder(folder)  # closed to others again, if someone opened it
        return
    standing = next(parent for parent in folder.parents if disk.exists(parent))
    make_folders(disk, standing, folder)


def _beside(writer: Writer | None) -> Access:
    who = f" (process {writer.pid}, since {writer.since})" if writer else ""
    return Access(
        why_read_only=f"Turnabout is already open elsewhere{who}, so nothing was written here. "
        "Everything is safe; go on there, or close it and start again.",
        writer=writer,
    )


def _can_be_read(disk: Disk, folder: Path) -> bool:
    try:
        disk.names(folder)
    except OSError:
        return False
    return True


def _writer(disk: Disk, path: Path) -> Writer | None:
    # The note is written after the lock is taken, so for a moment it may be empty.
    with contextlib.suppress(OSError, ValueError, KeyError):
        note = json.loads(disk.read(path))
        return Writer(int(note["pid"]), str(note["since"]))
    return None
