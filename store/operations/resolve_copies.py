"""Using or deleting a copy that a sync service left; either way, nothing is lost."""

import contextlib
from datetime import datetime

from store.errors import CorruptFile, StoreError
from store.operations.restore_backup import keep_everything, restore
from store.rules.sync_copies import original_name
from store.storage.data_folder import DataFolder
from store.storage.stored_files import StoredFiles, is_undamaged


def use_copy(folder: DataFolder, stored: StoredFiles, name: str, moment: datetime) -> None:
    """Put a copy in place of its original, after a whole backup with both.

    Raise CorruptFile if the copy is damaged, WriteError, ReadOnlyStore, ReadError.
    """
    original = original_name(name)
    if not is_undamaged(original, stored.copies[name]):
        raise CorruptFile(name)
    restore(folder, stored, {**stored.good, **stored.damaged, original: stored.copies[name]}, moment)
    with contextlib.suppress(StoreError):  # then it's still there, as the same as the original
        folder.files.remove(name)


def delete_copy(folder: DataFolder, stored: StoredFiles, name: str, moment: datetime) -> None:
    """Delete a copy, after a whole backup with it.

    Raise WriteError, ReadOnlyStore, ReadError.
    """
    keep_everything(folder.files, stored, moment)
    folder.files.remove(name)
