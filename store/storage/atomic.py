"""Replacing a file as a whole, so that it is wholly old or wholly new whatever happens."""

import contextlib
import errno
import secrets
from pathlib import Path

from store.storage.disk import Disk

_TEMP_SUFFIX = ".tmp"


def atomic_write(disk: Disk, path: Path, data: bytes) -> None:
    """Puts `data` under `path` and returns when it would survive a power cut; raises OSError."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_TEMP_SUFFIX}")
    try:
        _write_new(disk, temporary, data)
        disk.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise
    # Without this the new name itself may be lost, and with it an answer that was already confirmed.
    disk.sync_folder(path.parent)


def make_folders(disk: Disk, top: Path, folder: Path) -> None:
    """Makes every folder from below `top` down to `folder`, each of them sure to survive a power cut.

    A folder that is there already is flushed too: whoever made it may have been killed before that.
    """
    for part in folder.relative_to(top).parts:
        disk.make_folder(top / part)
        disk.sync_folder(top)
        top /= part


def remove_temp_files(disk: Disk, folder: Path) -> None:
    """Takes away what a killed process left half-written, since it holds private text."""
    for name in disk.names(folder):
        if name.startswith(".") and name.endswith(_TEMP_SUFFIX):
            with contextlib.suppress(OSError):
                disk.remove(folder / name)


def _write_new(disk: Disk, path: Path, data: bytes) -> None:
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
