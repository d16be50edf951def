"""A data folder shared by threads: one call at a time."""

import functools
import threading
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from store.storage.data_folder import DataFolder

P = ParamSpec("P")
R = TypeVar("R")
Folder = TypeVar("Folder", bound="SynchronizedFolder")


class SynchronizedFolder:
    """The open folder, and the lock that its threads wait for."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._files = folder.files
        self._lock = threading.RLock()
        self._backup_lock = threading.RLock()  # always taken before the other one

    @property
    def read_only(self) -> bool:
        """Return whether writing is refused."""
        return bool(self.read_only_reason)

    @property
    def read_only_reason(self) -> str:
        """Return why writing is refused, or ""."""
        return self._files.read_only_reason


def synchronized(method: Callable[Concatenate[Folder, P], R]) -> Callable[Concatenate[Folder, P], R]:
    """Run a method while no other one runs.

    Saves run in a thread while the screen reads.
    """

    @functools.wraps(method)
    def call(self: Folder, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self._lock:
            return method(self, *args, **kwargs)

    return call
