"""The one module that touches the operating system: files, folders, flushes and the lock.

Everything above it speaks to `Disk`, so that tests can put a disk there that loses power.
"""

import contextlib
import errno
import json
import os
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
_BINARY = getattr(os, "O_BINARY", 0)
_LOCKED_BYTE = 1 << 20  # far behind the note, so that Windows lets others read the note


class Disk(Protocol):
    """What the store asks of a disk; every method raises OSError when the disk cannot."""

    def exists(self, path: Path) -> bool: ...

    def names(self, folder: Path) -> list[str]: ...

    def read(self, path: Path) -> bytes: ...

    def make_folder(self, path: Path) -> None: ...

    def create(self, path: Path) -> int: ...

    def write(self, handle: int, data: memoryview) -> int: ...

    def sync(self, handle: int) -> None: ...

    def close(self, handle: int) -> None: ...

    def replace(self, source: Path, target: Path) -> None: ...

    def remove(self, path: Path) -> None: ...

    def sync_folder(self, path: Path) -> None: ...

    def lock(self, path: Path) -> int | None: ...

    def unlock(self, handle: int) -> None: ...


class LocalDisk:
    """The disk of this computer."""

    def exists(self, path: Path) -> bool:
        """Whether something of this name is there."""
        try:
            path.stat()
        except FileNotFoundError:
            return False
        return True

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, in no order."""
        return os.listdir(folder)  # noqa: PTH208  names, without a Path object for each of thousands

    def read(self, path: Path) -> bytes:
        """The whole file."""
        return path.read_bytes()

    def make_folder(self, path: Path) -> None:
        """A folder for its owner alone; one that is there already is closed to the others."""
        path.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        if path.stat().st_mode & 0o077:
            path.chmod(_PRIVATE_FOLDER)

    def create(self, path: Path) -> int:
        """A new file for its owner alone, open for writing; fails if the name is taken."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _PRIVATE_FILE)

    def write(self, handle: int, data: memoryview) -> int:
        """Writes from the front of `data`; gives how many bytes were taken, possibly fewer than all."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Returns when the file's bytes are on the disk itself."""
        if sys.platform == "darwin":
            # On macOS fsync only hands the bytes to the drive, which may still lose them.
            with contextlib.suppress(OSError):
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
                return
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Gives the file back."""
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        """Gives `source` the name of `target` in one step."""
        if sys.platform == "win32":
            # A virus scanner or indexer may hold the target for a moment.
            for pause in (0.01, 0.05, 0.25, 1.0):
                with contextlib.suppress(PermissionError):
                    source.replace(target)
                    return
                time.sleep(pause)
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Takes a file away."""
        path.unlink()

    def sync_folder(self, path: Path) -> None:
        """Returns when the folder's names are on the disk itself."""
        if sys.platform == "win32":
            return  # Windows has no such call; its journal keeps renames in order
        handle = os.open(path, os.O_RDONLY)
        try:
            self.sync(handle)
        except OSError as error:
            # Some file systems cannot flush a folder and say so with EINVAL; they have nothing better.
            if error.errno != errno.EINVAL:
                raise
        finally:
            os.close(handle)

    def lock(self, path: Path) -> int | None:
        """Takes the lock and notes in it who holds it; None if another process or store has it.

        The system frees it when the process ends, however it ends, and no child inherits it.
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
        """Frees the lock; the file stays, because removing it would let two hold it."""
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
