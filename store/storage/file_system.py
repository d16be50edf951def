"""The only module that touches the operating system.

Everything above it uses the protocol `Disk`, so that tests can use a disk that loses power.
"""

import contextlib
import errno
import json
import os
import stat
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700
_BINARY, _NONBLOCK = getattr(os, "O_BINARY", 0), getattr(os, "O_NONBLOCK", 0)
_LOCKED_BYTE = 1 << 20  # far past the note, so that Windows lets others read the note


class Disk(Protocol):
    """A disk as the store needs it.

    Every method may raise OSError.
    """

    def exists(self, path: Path) -> bool: ...

    def is_folder(self, path: Path) -> bool: ...

    def names(self, folder: Path) -> list[str]: ...

    def read(self, path: Path) -> bytes: ...

    def make_folder(self, path: Path) -> None: ...

    def create(self, path: Path) -> int: ...

    def write(self, handle: int, data: memoryview) -> int: ...

    def sync(self, handle: int) -> None: ...

    def close(self, handle: int) -> None: ...

    def replace(self, source: Path, target: Path) -> None: ...

    def remove(self, path: Path) -> None: ...

    def remove_folder(self, path: Path) -> None: ...

    def sync_folder(self, path: Path) -> None: ...

    def lock(self, path: Path) -> int | None: ...

    def unlock(self, handle: int) -> None: ...


class LocalDisk:
    """The disk of this computer."""

    def exists(self, path: Path) -> bool:
        """Return whether a file or folder has this name."""
        try:
            path.stat()
        except FileNotFoundError:
            return False
        return True

    def is_folder(self, path: Path) -> bool:
        """Return whether this is a folder itself, not a link to one."""
        return path.is_dir() and not path.is_symlink()

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder, in no particular order."""
        return os.listdir(folder)  # noqa: PTH208  names, without a Path object for each of thousands

    def read(self, path: Path) -> bytes:
        """Return the whole file.

        Only of an ordinary one: a pipe could keep us waiting forever, and a device has no end.
        """
        handle = os.open(path, os.O_RDONLY | _BINARY | _NONBLOCK)
        with open(handle, "rb") as file:  # noqa: PTH123  it's open already
            kind = os.fstat(handle).st_mode
            if not stat.S_ISREG(kind):
                raise OSError(errno.EISDIR if stat.S_ISDIR(kind) else errno.ENXIO, "not a file", str(path))
            return file.read()

    def make_folder(self, path: Path) -> None:
        """Create a folder that only its owner can open.

        An existing one is closed to everyone else.
        """
        path.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        if path.stat().st_mode & 0o077:
            path.chmod(_PRIVATE_FOLDER)

    def create(self, path: Path) -> int:
        """Create a private file for writing.

        Fail if the name is taken.
        """
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _PRIVATE_FILE)

    def write(self, handle: int, data: memoryview) -> int:
        """Write from the front of `data`.

        Return the number of bytes written, possibly fewer than all.
        """
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Flush the file to the physical disk."""
        if sys.platform == "darwin":
            # On macOS, fsync only hands the bytes to the drive, which may still lose them.
            with contextlib.suppress(OSError):
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
                return
        os.fsync(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Rename `source` to `target` atomically.

        A file replaces the one of that name; a folder needs a free name.
        """
        if sys.platform == "win32":
            # A virus scanner or indexer may hold the target for a moment.
            for pause in (0.01, 0.05, 0.25, 1.0):
                with contextlib.suppress(PermissionError):
                    source.replace(target)
                    return
                time.sleep(pause)
        source.replace(target)

    def remove(self, path: Path) -> None:
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Delete an empty folder."""
        path.rmdir()

    def sync_folder(self, path: Path) -> None:
        """Flush the folder's names to the physical disk."""
        if sys.platform == "win32":
            return  # Windows has no such call; its journal preserves the order of renames
        handle = os.open(path, os.O_RDONLY)
        try:
            self.sync(handle)
        except OSError as error:
            # Some file systems cannot flush a folder and report EINVAL; they offer nothing better.
            if error.errno != errno.EINVAL:
                raise
        finally:
            os.close(handle)

    def lock(self, path: Path) -> int | None:
        """Take the lock and note who holds it.

        Return None if another process or store has it. The system frees it when the process ends, however it ends,
        and no child process inherits it.
        """
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, _PRIVATE_FILE)
        try:
            if not _try_lock(handle):
                os.close(handle)
                return None
            note = {"pid": os.getpid(), "since": datetime.now(UTC).astimezone().isoformat(timespec="seconds")}
            os.ftruncate(handle, 0)
            os.write(handle, json.dumps(note).encode())
        except OSError:
            os.close(handle)
            raise
        return handle

    def unlock(self, handle: int) -> None:
        """Free the lock.

        The file stays, because two processes could hold a lock on a deleted and re-created one.
        """
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
