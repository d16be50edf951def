"""Replacing what a whole folder holds: all of it or nothing.

What comes is written to one file first. Once that's on the disk, it will happen: opening the folder completes it.
"""

from collections.abc import Mapping

from store.errors import DamagedBackup
from store.storage.atomic_write import make_folders
from store.storage.backup_file import Backup
from store.storage.backup_shelf import RESTORING, read_backup, remove_backup, write_backup
from store.storage.file_layout import (
    BACKUPS_FOLDER,
    DRAFTS_FOLDER,
    HELPLINES_FILE,
    PACKS_FOLDER,
    RESTORING_FILE,
    month_folder,
)
from store.storage.missing_file_evidence import month_folders
from store.storage.pack_folders import clear_pack_leftovers, list_packs, remove_pack, write_pack
from store.storage.stored_files import StoredFiles, is_undamaged, read_stored_files
from store.storage.tinydb_files import Files


def replace_folder(files: Files, made: str, new: Mapping[str, bytes]) -> None:
    """Replace all files of the folder by these.

    Raise WriteError, ReadOnlyStore, or ReadError. Then nothing was changed, or opening the folder completes it.
    """
    write_backup(files, RESTORING, Backup(made, new, whole=True))
    complete_replacing(files)


def complete_replacing(files: Files) -> None:
    """Complete what was interrupted, if anything; repeating it is harmless.

    Raise WriteError, ReadOnlyStore, ReadError.
    """
    if not files.exists(RESTORING_FILE):
        return
    try:
        new = read_backup(files, RESTORING).files
    except DamagedBackup:  # nothing can be taken from it; what's half replaced is in the backup made before
        return
    stored = read_stored_files(files)
    before = {**stored.good, **stored.damaged}
    changed = {
        name: data for name, data in new.items() if not (_is_of_pack(name) or _is_there(stored, name, data))
    }
    with files.write_errors(BACKUPS_FOLDER):
        for name, data in changed.items():
            make_folders(files.disk, files.folder, (files.folder / name).parent)
            files.write_bytes(name, data)
    for name in before.keys() - new.keys() - {HELPLINES_FILE}:
        if not _is_of_pack(name):
            files.remove(name)
    _replace_packs(files, new)
    # An earlier attempt may have been cut off between a change and its flush, and then nothing looks different now.
    for folder in ("", DRAFTS_FOLDER, PACKS_FOLDER, *map(month_folder, month_folders(files))):
        if files.exists(folder):
            files.flush_folder(folder)
    remove_backup(files, RESTORING)


def _replace_packs(files: Files, new: Mapping[str, bytes]) -> None:
    packs: dict[str, dict[str, bytes]] = {}
    for name, data in new.items():
        if _is_of_pack(name):
            _, id_, path = name.split("/", 2)
            packs.setdefault(id_, {})[path] = data
    clear_pack_leftovers(files)  # of an earlier attempt
    for id_ in list_packs(files):
        if id_ not in packs:
            remove_pack(files, id_)
    for id_, contents in packs.items():
        write_pack(files, id_, contents)


def _is_there(stored: StoredFiles, name: str, data: bytes) -> bool:
    """Return whether a file is as it's to be; a damaged one may stay, but not one that's only unsealed."""
    if name in stored.damaged:
        return stored.damaged[name] == data and not is_undamaged(name, data)
    return stored.good.get(name) == data


def _is_of_pack(name: str) -> bool:
    return name.startswith(f"{PACKS_FOLDER}/")
