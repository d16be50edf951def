"""Deleting and correcting, from the folder and from its backups."""

import contextlib
from collections.abc import Callable

from store.errors import StoreError
from store.interface.thread_safe_folder import SynchronizedFolder
from store.tables.erasures import Erased, note_erasure


class ErasingFolder(SynchronizedFolder):
    """A folder whose backups lose what it loses."""

    def erase(
        self, what: Erased, id_: str, do: Callable[[], None], *, only_in_whole_backups: bool = False
    ) -> None:
        """Note what is erased, erase it, and then erase it from the backups.

        If only the last fails, the next backup tries again. What's unfinished is only in whole backups.
        """
        from store.operations.erase_from_backups import erase_from_backups
        from store.storage.backup_shelf import list_backups

        with self._backup_lock:
            with self._lock:
                backups = list_backups(self._files)
                pending = any(each.whole or not only_in_whole_backups for each in backups)
                note_erasure(self._files, what, id_, pending=pending)
                do()
            with contextlib.suppress(StoreError):
                erase_from_backups(self._folder)
