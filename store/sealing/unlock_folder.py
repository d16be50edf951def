"""Unlocking a sealed folder, before it's opened."""

import contextlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from store.errors import CorruptFile, LostKeys, MissingFile, StoreError, WrongPassphrase
from store.sealing.folder_key import FolderKey
from store.sealing.key_file import KeyFile
from store.sealing.stored_keys import are_keys_of, is_sealed_folder, read_keys
from store.storage.file_layout import BACKUPS_FOLDER
from store.storage.file_system import Disk, LocalDisk
from store.storage.sealed_bytes import is_sealed_backup
from store.storage.tinydb_files import Files

MOST_COPIES = 4
"""How many different copies of keys.json a passphrase is tried with, because each takes a while."""


def is_sealed(path: Path, *, disk: Disk | None = None) -> bool:
    """Return whether a data folder needs a passphrase.

    Raise ReadError.
    """
    return is_sealed_folder(Files(disk or LocalDisk(), path))


def unlock_folder(path: Path, secret: str, *, disk: Disk | None = None) -> FolderKey:
    """Return the key of a sealed folder, for a partner's passphrase or the recovery code.

    If keys.json is damaged, missing, or another folder's, a backup's copy of it does. Raise WrongPassphrase, LostKeys,
    NewerFormat, ReadError.
    """
    from store.sealing.key_wrapping import unwrap

    files = Files(disk or LocalDisk(), path)
    keys = _keys(files)
    copies = [] if keys and are_keys_of(files, keys) else [*islice(_copies(files), MOST_COPIES)]
    for each in copies or ([keys] if keys else []):
        with contextlib.suppress(WrongPassphrase):
            return unwrap(each, secret)
    if not (keys or copies):
        raise LostKeys
    raise WrongPassphrase


def _keys(files: Files) -> KeyFile | None:
    with contextlib.suppress(CorruptFile, MissingFile):
        return read_keys(files)
    return None


def _copies(files: Files) -> Iterator[KeyFile]:
    """Yield the different copies of keys.json in backups, newest first, that fit the folder."""
    from store.sealing.folder_sealer import keys_of_backup
    from store.storage.backup_shelf import list_backups

    seen: list[KeyFile] = []
    for each in list_backups(files):
        with contextlib.suppress(StoreError, OSError):
            data = files.disk.read(files.folder / BACKUPS_FOLDER / each.name)
            if is_sealed_backup(data):
                keys = keys_of_backup(each.name, data)
                if keys not in seen and are_keys_of(files, keys):
                    seen.append(keys)
                    yield keys
