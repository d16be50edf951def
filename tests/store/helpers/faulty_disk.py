"""A disk that fails at a chosen operation."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from store.storage.file_system import Disk

P = ParamSpec("P")
R = TypeVar("R")


class FaultyDisk:
    """A disk that raises at operation number `at`.

    It wraps another disk. With `late`, the operation is done before raising, as when a flush fails after the
    rename. With `short`, only a few bytes are written first.
    """

    def __init__(
        self,
        disk: Disk,
        *,
        at: int,
        error: int,
        for_ever: bool = False,
        late: bool = False,
        short: bool = False,
    ) -> None:
        self._disk = disk
        self._at = at
        self._error = error
        self._for_ever = for_ever
        self._late = late
        self._short = short
        self.armed = False
        self.count = 0

    @property
    def was_hit(self) -> bool:
        """Return whether the fault was reached."""
        return self.count > self._at

    def exists(self, path: Path) -> bool:
        return self._do(self._disk.exists, path)

    def is_folder(self, path: Path) -> bool:
        return self._do(self._disk.is_folder, path)

    def names(self, folder: Path) -> list[str]:
        return self._do(self._disk.names, folder)

    def read(self, path: Path) -> bytes:
        return self._do(self._disk.read, path)

    def make_folder(self, path: Path) -> None:
        self._do(self._disk.make_folder, path)

    def create(self, path: Path) -> int:
        return self._do(self._disk.create, path)

    def write(self, handle: int, data: memoryview) -> int:
        return self._do(self._disk.write, handle, data[:7] if self._short else data)

    def sync(self, handle: int) -> None:
        self._do(self._disk.sync, handle)

    def close(self, handle: int) -> None:
        self._do(self._disk.close, handle)

    def replace(self, source: Path, target: Path) -> None:
        self._do(self._disk.replace, source, target)

    def remove(self, path: Path) -> None:
        self._do(self._disk.remove, path)

    def remove_folder(self, path: Path) -> None:
        self._do(self._disk.remove_folder, path)

    def sync_folder(self, path: Path) -> None:
        self._do(self._disk.sync_folder, path)

    def lock(self, path: Path) -> int | None:
        return self._do(self._disk.lock, path)

    def unlock(self, handle: int) -> None:
        self._disk.unlock(handle)

    def _do(self, operation: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        if not self.armed:
            return operation(*args, **kwargs)
        number, self.count = self.count, self.count + 1
        fails = number >= self._at if self._for_ever else number == self._at
        if fails and not self._late:
            raise OSError(self._error, os.strerror(self._error))
        done = operation(*args, **kwargs)
        if fails:
            raise OSError(self._error, os.strerror(self._error))
        return done
