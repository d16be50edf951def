"""Giving every file of a folder the form that keys.json asks for.

Sealing, unsealing, and new keys all begin with a new keys.json, from which point on they will happen: each file is
replaced on its own, and keys.json says last that it's done. Until then, files in either form are read. A crash at any
moment leaves a folder that its secrets open, and opening it completes the rest.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from store.errors import CorruptFile, DamagedBackup, NewerFormat, SealedBackup, StoreError, UnreadableFile
from store.rules.sync_copies import copy_in
from store.sealing.folder_key import FolderKey
from store.sealing.folder_sealer import FolderSealer
from store.sealing.key_file import State
from store.sealing.key_wrapping import unwrap, with_state
from store.sealing.stored_keys import read_keys, write_keys
from store.storage.atomic_write import atomic_write, remove_temp_files
from store.storage.file_encoding import is_encoded
from store.storage.file_layout import (
    BACKUPS_FOLDER,
    DRAFTS_FOLDER,
    KEYS_FILE,
    can_be_backed_up,
    month_folder,
)
from store.storage.missing_file_evidence import month_folders
from store.storage.sealed_bytes import is_private
from store.storage.tinydb_files import Files, read_errors

Convert = Callable[[bytes], bytes | None]


def sealer_of(files: Files) -> FolderSealer:
    """Return the sealer of a sealed folder."""
    assert isinstance(files.sealer, FolderSealer)  # noqa: S101  only `start_sealer` and `begin` set one
    return files.sealer


def begin(files: Files, key: FolderKey, state: State, clean: Mapping[str, str] | None = None) -> None:
    """Write what the folder is to become; from now on, it will.

    Before anything depends on it, each of the secrets in `clean` has to open what was written. Raise WriteError,
    ReadOnlyStore, ReadError, CorruptFile; then keys.json is as it was, if the disk allows.
    """
    key = with_state(key, state)
    before = files.sealer
    try:
        write_keys(files, key.key_file)
        if clean:
            _check_secrets(files, key, clean)
    except BaseException:
        with contextlib.suppress(StoreError):
            write_keys(files, sealer_of(files).key.key_file) if before else files.remove(KEYS_FILE)
        raise
    files.sealer = FolderSealer(key)


def _check_secrets(files: Files, key: FolderKey, clean: Mapping[str, str]) -> None:
    keys = read_keys(files)
    for secret in clean.values():
        if unwrap(keys, secret).data_keys != key.data_keys:
            raise CorruptFile(KEYS_FILE)


def finish_sealing(files: Files) -> None:
    """Complete what the folder is becoming, if anything; repeating it is harmless.

    Raise WriteError, ReadOnlyStore, ReadError, or CorruptFile for a file that no key opens; then it's still becoming.
    """
    sealer = sealer_of(files)
    if sealer.state is State.SEALED:
        return
    damaged: UnreadableFile | None = None
    for name in private_files(files):
        try:
            _convert(files, name, lambda data, name=name: _new_file(sealer, name, data))  # type: ignore[misc]
        except UnreadableFile as error:
            damaged = error
    convert_backups(files)
    for folder in ("", *_folders(files), BACKUPS_FOLDER):
        if files.exists(folder):
            with files.write_errors(folder):
                remove_temp_files(files.disk, files.folder / folder)
            # What an interrupted attempt renamed may not be flushed yet, and looks done.
            files.flush_folder(folder)
    if damaged:
        raise damaged
    if sealer.state is State.UNSEALING:
        files.remove(KEYS_FILE)
        files.sealer = None
        return
    file = sealer.key.key_file.at_rest()
    write_keys(files, file)
    keys = {file.key: sealer.key.data_keys[file.key]}
    files.sealer = FolderSealer(replace(sealer.key, key_file=file, data_keys=keys))


def private_files(files: Files) -> Iterator[str]:
    """Yield all files with the couple's words, under whatever name they are, except backups.

    Raise ReadError.
    """
    for folder in ("", *_folders(files)):
        for name in files.list_names(folder):
            path = f"{folder}/{name}" if folder else name
            with read_errors(path), contextlib.suppress(FileNotFoundError, IsADirectoryError):
                if files.disk.is_folder(files.folder / path) or path == KEYS_FILE:
                    continue
                ours = can_be_backed_up(path) and is_private(path)
                if ours or copy_in(folder, name) or (name.endswith(".json") and _is_ours(files, path)):
                    yield path


def convert_backups(files: Files) -> None:
    """Give every backup the form that it's to have; those that no key opens stay as they are.

    Raise WriteError, ReadOnlyStore, ReadError.
    """
    sealer = sealer_of(files)
    for name in files.list_names(BACKUPS_FOLDER):
        if name.endswith(".zip"):
            path = f"{BACKUPS_FOLDER}/{name}"
            _convert(files, path, lambda data, name=name: _new_backup(sealer, name, data))  # type: ignore[misc]


def remove_own_backups(files: Files) -> None:
    """Delete the backups that are sealed with this folder's key, because it won't be sealed after all.

    Raise WriteError, ReadOnlyStore, ReadError.
    """
    for name in files.list_names(BACKUPS_FOLDER):
        path = f"{BACKUPS_FOLDER}/{name}"
        with read_errors(path), contextlib.suppress(FileNotFoundError, IsADirectoryError):
            if sealer_of(files).knows_backup(files.disk.read(files.folder / path)):
                files.remove(path)


def _convert(files: Files, path: str, convert: Convert) -> None:
    with read_errors(path):
        try:
            data = files.disk.read(files.folder / path)
        except (FileNotFoundError, IsADirectoryError):
            return
    new = convert(data)
    if new is not None:
        with files.write_errors(path):
            atomic_write(files.disk, files.folder / path, new)


def _new_file(sealer: FolderSealer, name: str, data: bytes) -> bytes | None:
    """Return a file's new bytes, or None if it's as it's to be.

    Raise CorruptFile, NewerFormat.
    """
    return None if sealer.is_current(data) else sealer.seal(name, sealer.open(name, data))


def _new_backup(sealer: FolderSealer, name: str, data: bytes) -> bytes | None:
    if sealer.is_current_backup(data):
        return None
    with contextlib.suppress(DamagedBackup, SealedBackup, CorruptFile, NewerFormat):
        return sealer.seal_backup(sealer.open_backup(name, data))
    return None


def _is_ours(files: Files, path: str) -> bool:
    data = files.disk.read(files.folder / path)
    return is_encoded(data) or sealer_of(files).knows(data)


def _folders(files: Files) -> list[str]:
    years = [name for name in files.list_names() if name.isdigit()]
    return [*years, *map(month_folder, month_folders(files)), DRAFTS_FOLDER]
