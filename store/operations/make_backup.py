"""Making a backup, and removing those that nothing keeps any more."""

import contextlib
from collections.abc import Mapping
from datetime import datetime

from store.errors import StoreError
from store.operations.changes_in_memory import changed_in_memory, folder_in_memory
from store.operations.delete_conversation import delete_conversation
from store.operations.find_missing_files import missing_conversations, missing_files
from store.rules.backup_retention import backups_to_remove
from store.storage.backup_file import Backup
from store.storage.backup_shelf import add_backup, list_backups, newest_with, remove_backup
from store.storage.data_folder import DataFolder
from store.storage.file_layout import DRAFTS_FOLDER, OPEN_FILE
from store.storage.stored_files import StoredFiles
from store.storage.tinydb_files import Files
from store.tables.conversations import read_conversation
from store.tables.month_files import conversation_ids


def make_backup(stored: StoredFiles, moment: datetime, *, whole: bool) -> Backup:
    """Return a backup of these files.

    Unless it's to be whole, it has no unfinished conversations: what a couple keeps private or doesn't save at the end
    mustn't live on in it. Damaged files are only in a whole one, set aside.
    """
    made = moment.isoformat(timespec="seconds")
    if whole:
        return Backup(made, stored.good, whole=True, aside={**stored.damaged, **stored.copies})
    return Backup(made, _without_unfinished(stored.good))


def save_backup(files: Files, stored: StoredFiles, moment: datetime, backup: Backup) -> str:
    """Write a backup, verify it, remove old ones, and return its name.

    A backup that's the newest to have a good copy of a file that's damaged or missing now is never removed. Raise
    WriteError, ReadOnlyStore, ReadError; then the earlier backups are whole.
    """
    name = add_backup(files, moment, backup)
    backups = list_backups(files)
    going = [each for each in backups_to_remove(backups, moment.date()) if each.name != name]
    if going:
        needed = {kept for kept, _ in newest_with(files, lost_files(stored)).values()}
        for each in going:
            if each not in needed:
                remove_backup(files, each.name)
    return name


def lost_files(stored: StoredFiles) -> set[str]:
    """Return the names of all files that are damaged or missing."""
    _, folder = folder_in_memory({**stored.good, **stored.damaged})
    missing = set[str]()
    for find in (missing_files, missing_conversations):
        with contextlib.suppress(StoreError):
            missing |= set(find(folder))
    return missing | set(stored.damaged)


def _without_unfinished(files: Mapping[str, bytes]) -> dict[str, bytes]:
    def delete(copy: DataFolder) -> None:
        for id_ in _unfinished(copy, all_files=OPEN_FILE not in files):
            delete_conversation(copy, id_)

    kept = {name: data for name, data in files.items() if not name.startswith(f"{DRAFTS_FOLDER}/")}
    return changed_in_memory(kept, delete)


def _unfinished(folder: DataFolder, *, all_files: bool) -> list[str]:
    """Return the unfinished conversations; without open.json, every file has to be read."""
    if not all_files:
        return [str(row["id"]) for row in folder.open.rows("conversations")]
    return [id_ for id_ in conversation_ids(folder.files) if not _has_ended(folder, id_)]


def _has_ended(folder: DataFolder, id_: str) -> bool:
    with contextlib.suppress(StoreError):
        return bool(read_conversation(folder.files, id_).ended)
    return False
