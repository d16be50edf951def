"""The public interface of the store: one open data folder."""

from types import TracebackType
from typing import Self

from store.interface.agreements import Agreements
from store.interface.backups import Backups
from store.interface.conversations import Conversations
from store.interface.notebook import Notebook
from store.interface.packs import Packs
from store.interface.people import People
from store.interface.retention import Retention
from store.interface.sealing import Sealing
from store.interface.thread_safe_folder import synchronized
from store.interface.whole_folder import WholeFolder
from store.storage.data_folder import DataFolder
from store.storage.file_system import Disk
from store.storage.folder_lock import FolderLock, release

_CLOSED_TEXT = (
    "Turnabout closed its data folder, so nothing was saved. Your earlier data is safe; restart to continue."
)


class Store(People, Conversations, Retention, Agreements, Notebook, Packs, Backups, Sealing, WholeFolder):
    """One data folder; completed writes survive crashes and power cuts.

    The methods are in `store.interface`, by subject. Those that write raise WriteError, ReadOnlyStore, and CorruptFile
    or NewerFormat for a file that they would build on. Reading one thing raises CorruptFile, NewerFormat, or
    ReadError; lists omit whatever is unreadable.
    """

    def __init__(self, disk: Disk, lock: FolderLock, folder: DataFolder) -> None:
        super().__init__(folder)
        self._disk = disk
        self._folder_lock = lock
        self._is_open = True
        self.writer = lock.writer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @synchronized
    def close(self) -> None:
        """Release the folder.

        Nothing is pending, so nothing is lost without it.
        """
        if self._is_open:
            self._is_open = False
            self._files.read_only_reason = _CLOSED_TEXT
            release(self._disk, self._folder_lock)
