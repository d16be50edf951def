"""Deleting all that a folder holds."""

from collections.abc import Iterator

from store.storage.data_folder import DataFolder
from store.storage.file_layout import (
    BACKUPS_FOLDER,
    COUPLE_FILE,
    DRAFTS_FOLDER,
    ERASED_FILE,
    KEYS_FILE,
    NOTEBOOK_FILE,
    OPEN_FILE,
    RESTORING_FILE,
    is_month,
)
from store.storage.pack_folders import remove_all_packs
from store.storage.tinydb_files import Files

MARK = "erasing"
"""Table of store.json that says that all is being deleted."""


def delete_everything(folder: DataFolder) -> None:
    """Delete all files of the store, for good; others stay.

    A mark comes first, so that recovery completes this after a crash. Raise WriteError, ReadError, ReadOnlyStore.
    """
    files = folder.files
    folders = [*_month_folders(files), DRAFTS_FOLDER]
    files.remove(RESTORING_FILE)
    folder.couple.recreate(**{MARK: [{"id": "everything"}]})
    folder.applied_effects.clear()
    folder.erased_records.clear()
    for name in folders:
        files.remove_folder(name)
    remove_all_packs(files)
    if files.exists(BACKUPS_FOLDER):
        from store.storage.backup_shelf import remove_all_backups

        remove_all_backups(files)
    for name in (ERASED_FILE, OPEN_FILE, NOTEBOOK_FILE):
        files.remove(name)
    if files.sealer:
        from store.sealing.finish_sealing import sealer_of
        from store.sealing.stored_keys import mark_all_deleted

        mark_all_deleted(files, sealer_of(files).key.key_file)
    files.remove(COUPLE_FILE)
    if files.sealer:
        files.remove(KEYS_FILE)  # last, because the mark in store.json is sealed
        files.sealer = None


def _month_folders(files: Files) -> Iterator[str]:
    """Yield the folders of all months, each year after its months."""
    for year in filter(str.isdigit, files.list_names()):
        for month in files.list_names(year):
            if is_month(f"{year}-{month}"):
                yield f"{year}/{month}"
        yield year


def is_being_deleted(folder: DataFolder) -> bool:
    """Return whether deleting all has begun, and must be completed."""
    return bool(folder.couple.readable_rows(MARK))
