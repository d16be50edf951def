"""keys.json in a folder, and whether the folder is sealed."""

from collections.abc import Iterator

from store.errors import MissingFile, ReadError
from store.sealing.key_file import KeyFile, decode_keys, encode_keys
from store.storage.atomic_write import atomic_write
from store.storage.file_layout import COUPLE_FILE, KEYS_FILE, NOTEBOOK_FILE, OPEN_FILE
from store.storage.sealed_bytes import is_box
from store.storage.tinydb_files import Files, read_errors


def is_sealed_folder(files: Files) -> bool:
    """Return whether a folder needs a key, even if keys.json is missing."""
    return files.exists(KEYS_FILE) or is_box(first_list(files))


def first_list(files: Files) -> bytes:
    """Return the bytes of a list on the disk, if there is any."""
    return next(_lists(files), b"")


def sealed_lists(files: Files) -> list[bytes]:
    """Return the bytes of the lists that are sealed, by which a key is known to be this folder's."""
    return [data for data in _lists(files) if is_box(data)]


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
