"""Atomic file replacement: old or new, never a mixture."""

import contextlib
import errno
import secrets
from pathlib import Path

from store.storage.file_layout import TEMP_SUFFIX
from store.storage.file_system import Disk


def atomic_write(disk: Disk, path: Path, data: bytes) -> None:
    """Write `data` to `path`, durably.

    On return it survives a power cut. Raise OSError.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}{TEMP_SUFFIX}")
    try:
        write_new(disk, temporary, data)
        disk.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise
    # Without this flush the rename itself may be lost, and with it an answer that was already confirmed.
    disk.sync_folder(path.parent)


def make_folders(disk: Disk, top: Path, folder: Path) -> None:
    """Create every folder from below `top` down to `folder`, durably.

    Existing folders are flushed too, because the process that created one may have been killed before it did.
    """
    for part in folder.relative_to(top).parts:
        disk.make_folder(top / part)
        disk.sync_folder(top)
        top /= part


def remove_temp_files(disk: Disk, folder: Path) -> None:
    """Delete partial files, because they hold private text."""
    for name in disk.names(folder):
        if name.startswith(".") and name.endswith(TEMP_SUFFIX):
            with contextlib.suppress(OSError):
                disk.remove(folder / name)


def write_new(disk: Disk, path: Path, data: bytes) -> None:
    """Write a new file and flush it; its name is not flushed."""
    handle = disk.create(path)
    try:
        rest = memoryview(data)
        while rest:
            taken = disk.write(handle, rest)
            if not taken:
                raise OSError(errno.EIO, "nothing was written")
            rest = rest[taken:]
        disk.sync(handle)
    finally:
        disk.close(handle)
