"""keys.json in a folder, and whether the folder is sealed."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace

from store.errors import MissingFile, ReadError, UnreadableFile
from store.sealing.key_file import KeyFile, State, decode_keys, encode_keys
from store.storage.atomic_write import atomic_write
from store.storage.file_layout import COUPLE_FILE, KEYS_FILE, NOTEBOOK_FILE, OPEN_FILE
from store.storage.sealed_bytes import is_box
from store.storage.tinydb_files import Files, read_errors


def is_sealed_folder(files: Files) -> bool:
    """Return whether a folder needs a key, even if keys.json is missing.

    One box among plain lists is only a damaged file then.
    """
    lists = _lists(files)
    is_first_sealed = is_box(next(lists, b""))
    if files.exists(KEYS_FILE):
        return is_first_sealed or not _is_all_deleted(files)
    others = [is_box(each) for each in lists] if is_first_sealed else []
    return is_first_sealed and 2 * sum(others) >= len(others)


def are_keys_of(files: Files, keys: KeyFile) -> bool:
    """Return whether these keys open one of the folder's lists, as far as can be seen.

    Those of another folder, or from before they were replaced, don't.
    """
    from store.sealing.boxes import key_of

    boxes = [data for data in _lists(files) if is_box(data)]
    return not boxes or any(key_of(box) in (keys.key, *keys.former) for box in boxes)


def mark_all_deleted(files: Files, keys: KeyFile) -> None:
    """Let keys.json say that it's the last of a folder of which all was deleted.

    Raise WriteError, ReadOnlyStore.
    """
    write_keys(files, replace(keys.at_rest(), state=State.DELETED))


def _is_all_deleted(files: Files) -> bool:
    with contextlib.suppress(UnreadableFile, ReadError):
        return read_keys(files).state is State.DELETED
    return False


def _lists(files: Files) -> Iterator[bytes]:
    for name in (COUPLE_FILE, OPEN_FILE, NOTEBOOK_FILE):
        try:
            with read_errors(name):
                try:
                    yield files.disk.read(files.folder / name)
                except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                    continue
        except ReadError:
            continue  # what needs it says so


def read_keys(files: Files) -> KeyFile:
    """Return what keys.json holds.

    Raise CorruptFile, MissingFile, NewerFormat, ReadError.
    """
    with read_errors(KEYS_FILE):
        try:
            return decode_keys(files.disk.read(files.folder / KEYS_FILE))
        except FileNotFoundError:
            raise MissingFile(KEYS_FILE) from None


def write_keys(files: Files, keys: KeyFile) -> None:
    """Replace keys.json durably.

    Raise WriteError, ReadOnlyStore.
    """
    with files.write_errors(KEYS_FILE):
        atomic_write(files.disk, files.folder / KEYS_FILE, encode_keys(keys))
