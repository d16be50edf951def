"""The folder with the backups of a data folder."""

import errno
from datetime import datetime

from store.errors import DamagedBackup, StoreError, WriteError
from store.rules.backup_retention import BackupName, backup_name, parse_backup_names
from store.storage.atomic_write import atomic_write
from store.storage.backup_file import Backup, decode_backup, encode_backup
from store.storage.file_layout import BACKUPS_FOLDER, RESTORING_FILE, TEMP_SUFFIX
from store.storage.tinydb_files import Files, read_errors

RESTORING = RESTORING_FILE.rpartition("/")[2]


def list_backups(files: Files) -> list[BackupName]:
    """Return the backups, newest first.

    Raise ReadError.
    """
    return parse_backup_names(files.list_names(BACKUPS_FOLDER))


def read_backup(files: Files, name: str) -> Backup:
    """Return a backup, with every checksum verified.

    Raise DamagedBackup, NewerBackup, SealedBackup, ReadError.
    """
    data = read_bytes(files, name)
    return decode_backup(name, files.sealer.open_backup(name, data) if files.sealer else data)


def read_bytes(files: Files, name: str) -> bytes:
    """Return a backup's bytes as they are on the disk.

    Raise ReadError.
    """
    with read_errors(f"{BACKUPS_FOLDER}/{name}"):
        return files.disk.read(files.folder / BACKUPS_FOLDER / name)


def add_backup(files: Files, moment: datetime, backup: Backup) -> str:
    """Write a backup durably, read it back, and return its name.

    Raise WriteError, ReadOnlyStore, ReadError; then no backup was added or changed.
    """
    name = backup_name(moment, whole=backup.whole, taken=files.list_names(BACKUPS_FOLDER))
    write_backup(files, name, backup)
    return name


def write_backup(files: Files, name: str, backup: Backup) -> None:
    """Write a backup durably under this name, and read it back.

    Raise WriteError, ReadOnlyStore.
    """
    files.make_folder(BACKUPS_FOLDER)
    path = files.folder / BACKUPS_FOLDER / name
    with files.write_errors(BACKUPS_FOLDER):
        data = encode_backup(backup)
        atomic_write(files.disk, path, files.sealer.seal_backup(data) if files.sealer else data)
    try:
        same = read_backup(files, name) == backup
    except DamagedBackup:
        same = False
    if not same:
        with files.write_errors(BACKUPS_FOLDER):
            files.disk.remove(path)
        raise WriteError(BACKUPS_FOLDER, OSError(errno.EIO, "not what was written"))


def remove_backup(files: Files, name: str) -> None:
    """Delete a backup durably.

    Raise WriteError, ReadOnlyStore.
    """
    files.remove(f"{BACKUPS_FOLDER}/{name}")


def remove_all_backups(files: Files) -> None:
    """Delete all backups durably, and their folder if nothing else is in it.

    Raise WriteError, ReadOnlyStore, ReadError.
    """
    names = files.list_names(BACKUPS_FOLDER)
    ours = {RESTORING, *(each.name for each in parse_backup_names(names))}
    for name in names:
        if name in ours or name.endswith(TEMP_SUFFIX):
            files.remove(f"{BACKUPS_FOLDER}/{name}")
    files.remove_folder(BACKUPS_FOLDER)


def newest_with(files: Files, names: set[str]) -> dict[str, tuple[BackupName, Backup]]:
    """Return the newest readable backup of each of these files.

    Raise ReadError.
    """
    found: dict[str, tuple[BackupName, Backup]] = {}
    for each in list_backups(files) if names else ():
        try:
            backup = read_backup(files, each.name)
        except StoreError:
            continue
        for name in names & backup.files.keys() - found.keys():
            found[name] = (each, backup)
        if len(found) == len(names):
            break
    return found
