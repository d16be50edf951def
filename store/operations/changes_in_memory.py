"""Changing a copy of a data folder in memory, such as one in a backup."""

from collections.abc import Callable, Mapping

from store.storage.cached_file import CachedFile
from store.storage.data_folder import DataFolder
from store.storage.file_layout import COUPLE_FILE, NOTEBOOK_FILE, OPEN_FILE
from store.storage.files_in_memory import ROOT, FilesInMemory
from store.storage.tinydb_files import Files
from store.storage.written_files import FileRegister


def changed_in_memory(files: Mapping[str, bytes], change: Callable[[DataFolder], None]) -> dict[str, bytes]:
    """Return the files of a folder after a change; lists that are missing stay missing."""
    disk = FilesInMemory(files)
    folder = _folder_on(disk)
    missing = [name for name in (COUPLE_FILE, OPEN_FILE, NOTEBOOK_FILE) if name not in files]
    for name in missing:
        # Empty meanwhile: what is lost mustn't keep the change from the rest.
        folder.files.write(name, {})
    change(folder)
    return {name: data for name, data in disk.files().items() if name not in missing}


def folder_in_memory(files: Mapping[str, bytes]) -> tuple[FilesInMemory, DataFolder]:
    """Return a copy of a folder in memory, with everything that's missing."""
    disk = FilesInMemory(files)
    return disk, _folder_on(disk)


def _folder_on(disk: FilesInMemory) -> DataFolder:
    files = Files(disk, ROOT)
    couple = CachedFile(files, COUPLE_FILE)
    # No register: a list that's written here isn't one that the couple's folder has.
    return DataFolder(
        files,
        CachedFile(files, OPEN_FILE),
        CachedFile(files, NOTEBOOK_FILE),
        couple,
        FileRegister(files, couple),
    )
