"""All files of a data folder, as they are on the disk."""

import contextlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from store.errors import CorruptFile, NewerFormat
from store.rules.sync_copies import SyncCopy, copy_in
from store.storage.file_encoding import decode
from store.storage.file_layout import (
    COUPLE_FILE,
    DATA_SUFFIX,
    DRAFTS_FOLDER,
    ERASED_FILE,
    HELPLINES_FILE,
    NOTEBOOK_FILE,
    OPEN_FILE,
    PACKS_FOLDER,
    can_be_backed_up,
    month_folder,
)
from store.storage.missing_file_evidence import month_folders
from store.storage.pack_folders import list_packs
from store.storage.row_checks import are_tables
from store.storage.tinydb_files import Files, read_errors
from store.storage.tinydb_storage import FORMAT

LISTS = (COUPLE_FILE, OPEN_FILE, NOTEBOOK_FILE, ERASED_FILE)


@dataclass(frozen=True)
class StoredFiles:
    """The bytes of all files, by name: undamaged, damaged, and copies that a sync service left."""

    good: Mapping[str, bytes]
    damaged: Mapping[str, bytes]
    copies: Mapping[str, bytes]


def read_stored_files(files: Files) -> StoredFiles:
    """Read everything that belongs in a backup, and verify it.

    Raise ReadError, because a file that can't be read now may be intact.
    """
    return verified(*read_all_bytes(files))


def read_all_bytes(files: Files) -> tuple[dict[str, bytes], set[str]]:
    """Read everything that belongs in a backup, and the copies that a sync service left.

    Also return the names of those that the folder's key doesn't open; they're as they are on the disk. Raise ReadError,
    SealedFolder.
    """
    found, unopened = dict[str, bytes](), set[str]()
    for name in (*_names(files), *(copy.name for copy in find_sync_copies(files))):
        with read_errors(name), contextlib.suppress(FileNotFoundError, IsADirectoryError):
            data = files.disk.read(files.folder / name)
            try:
                found[name] = files.opened(name, data)
            except (CorruptFile, NewerFormat):
                found[name] = data
                unopened.add(name)
    return found, unopened


def verified(contents: Mapping[str, bytes], unopened: Collection[str] = ()) -> StoredFiles:
    """Return these files by whether they're damaged, or copies; those that don't open are damaged."""
    good, damaged, copies = dict[str, bytes](), dict[str, bytes](), dict[str, bytes]()
    for name, data in contents.items():
        if not can_be_backed_up(name):
            copies[name] = data
        else:
            (good if name not in unopened and is_undamaged(name, data) else damaged)[name] = data
    return StoredFiles(good, damaged, copies)


def find_sync_copies(files: Files) -> list[SyncCopy]:
    """Return the copies that a sync service left beside files.

    Raise ReadError.
    """
    folders = ("", *map(month_folder, reversed(month_folders(files))), DRAFTS_FOLDER)
    found = (copy_in(folder, name) for folder in folders for name in files.list_names(folder))
    return [copy for copy in found if copy]


def is_undamaged(name: str, data: bytes) -> bool:
    """Return whether these bytes are what Turnabout once wrote there, and all rows fit; packs have no checksum."""
    if name.startswith(f"{PACKS_FOLDER}/") or not name.endswith(DATA_SUFFIX):
        return True
    try:
        version, tables = decode(name, data)
    except CorruptFile:
        return False
    return version > FORMAT or are_tables(name, tables)


def _names(files: Files) -> Iterator[str]:
    """Yield the names of all files, except of copies and of what isn't Turnabout's."""
    for name in (*LISTS, HELPLINES_FILE):
        yield name
    for folder in (*map(month_folder, reversed(month_folders(files))), DRAFTS_FOLDER):
        for name in files.list_names(folder):
            if can_be_backed_up(f"{folder}/{name}"):
                yield f"{folder}/{name}"
    for pack in list_packs(files):
        yield from filter(can_be_backed_up, _below(files, f"{PACKS_FOLDER}/{pack}"))


def _below(files: Files, folder: str) -> Iterator[str]:
    """Yield the files below a folder; never follow a link to another one."""
    for name in files.list_names(folder):
        path = f"{folder}/{name}"
        with read_errors(path):
            is_folder = files.disk.is_folder(files.folder / path)
        if is_folder:
            yield from _below(files, path)
        else:
            yield path
