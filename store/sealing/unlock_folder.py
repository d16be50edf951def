"""Unlocking a sealed folder, before it's opened."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from store.errors import CorruptFile, MissingFile, StoreError, WrongPassphrase
from store.sealing.folder_key import FolderKey
from store.sealing.key_file import KeyFile, State
from store.sealing.stored_keys import first_list, is_sealed_folder, read_keys
from store.storage.file_layout import BACKUPS_FOLDER
from store.storage.file_system import Disk, LocalDisk
from store.storage.sealed_bytes import is_box, is_sealed_backup
from store.storage.tinydb_files import Files


def is_sealed(path: Path, *, disk: Disk | None = None) -> bool:
    """Return whether a data folder needs a passphrase.

    Raise ReadError.
    """
    return is_sealed_folder(Files(disk or LocalDisk(), path))


def unlock_folder(path: Path, secret: str, *, disk: Disk | None = None) -> FolderKey:
    """Return the key of a sealed folder, for a partner's passphrase or the recovery code.

    If keys.json is damaged or missing, a backup's copy of it does. Raise WrongPassphrase, CorruptFile, MissingFile,
    NewerFormat, ReadError.
    """
    from store.sealing.key_wrapping import unwrap

    files = Files(disk or LocalDisk(), path)
    try:
        return unwrap(read_keys(files), secret)
    except (CorruptFile, MissingFile):
        copies = list(_copies(files))
        if not copies:
            raise
    for keys in copies:
        with contextlib.suppress(WrongPassphrase):
            return unwrap(keys, secret)
    raise WrongPassphrase


def _copies(files: Files) -> Iterator[KeyFile]:
    """Yield the different copies of keys.json in backups, newest first, that fit the folder."""
    from store.sealing.boxes import key_of
    from store.sealing.folder_sealer import keys_of_backup
    from store.storage.backup_shelf import list_backups

    needed = first_list(files)
    seen: list[KeyFile] = []
    for each in list_backups(files):
        with contextlib.suppress(StoreError, OSError):
            data = files.disk.read(files.folder / BACKUPS_FOLDER / each.name)
            if is_sealed_backup(data):
                keys = replace(keys_of_backup(each.name, data), state=State.SEALING)
                if keys not in seen and (not is_box(needed) or key_of(needed) == keys.key):
                    seen.append(keys)
                    yield keys
