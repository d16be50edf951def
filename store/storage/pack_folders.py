"""Folders of installed packs, each put in place or removed as a whole.

A folder is written under a hidden name and then renamed. Opening the store clears away what a crash left.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path

from store.storage.atomic_write import make_folders, write_new
from store.storage.file_layout import PACKS_FOLDER
from store.storage.file_system import Disk
from store.storage.tinydb_files import Files, read_errors

_NEW, _OLD, _GOING = ".new", ".old", ".going"
"""Endings of the hidden folders: not yet complete, replaced, and being removed."""


def packs_path(files: Files) -> Path:
    """Return the folder with all packs, which may not exist."""
    return files.folder / PACKS_FOLDER


def list_packs(files: Files) -> list[str]:
    """Return the sorted ids of the installed packs.

    Raise ReadError.
    """
    if not _has_packs(files):
        return []
    with read_errors(PACKS_FOLDER):
        folder = packs_path(files)
        return sorted(name for name in files.list_names(PACKS_FOLDER) if _is_pack(files.disk, folder / name))


def write_pack(files: Files, id_: str, contents: Mapping[str, bytes]) -> None:
    """Install a pack durably, in place of an earlier one with its id.

    Raise WriteError; then the earlier one is still there.
    """
    disk, folder = files.disk, packs_path(files)
    new, old, there = (folder / name for name in (f".{id_}{_NEW}", f".{id_}{_OLD}", id_))
    with files.write_errors(PACKS_FOLDER):
        make_folders(disk, files.folder, folder)
        _clear_leftovers(disk, folder, id_)
        try:
            _write_folder(disk, new, contents)
            if disk.exists(there):
                disk.replace(there, old)
                disk.sync_folder(folder)
            disk.replace(new, there)
        except OSError:
            with contextlib.suppress(OSError):
                _clear_leftovers(disk, folder, id_)
            raise
        disk.sync_folder(folder)
        with contextlib.suppress(OSError):  # the next opening tries again
            if disk.exists(old):
                _remove_tree(disk, old)


def remove_pack(files: Files, id_: str) -> None:
    """Remove a pack durably, if it is installed.

    Raise WriteError.
    """
    disk, folder = files.disk, packs_path(files)
    with files.write_errors(PACKS_FOLDER):
        if not disk.exists(folder):
            return
        _clear_leftovers(disk, folder, id_)
        if disk.exists(folder / id_):
            disk.replace(folder / id_, folder / f".{id_}{_GOING}")
        disk.sync_folder(folder)
        _clear_leftovers(disk, folder, id_)


def remove_all_packs(files: Files) -> None:
    """Remove all packs durably, and their folder if nothing else is in it.

    The folder's own name goes with the next change beside it. Raise WriteError, ReadError.
    """
    clear_pack_leftovers(files)
    for id_ in list_packs(files):
        remove_pack(files, id_)
    with files.write_errors(PACKS_FOLDER):
        if _has_packs(files) and not files.list_names(PACKS_FOLDER):
            files.disk.remove_folder(packs_path(files))


def clear_pack_leftovers(files: Files) -> None:
    """Undo or complete what a crash interrupted.

    Raise WriteError, ReadError.
    """
    if not _has_packs(files):
        return
    leftovers = {
        name[1:].removesuffix(ending)
        for name in files.list_names(PACKS_FOLDER)
        for ending in (_NEW, _OLD, _GOING)
        if name.startswith(".") and name.endswith(ending)
    }
    with files.write_errors(PACKS_FOLDER):
        # A killed process may not have flushed its last rename, and what it replaced is deleted only after that.
        files.disk.sync_folder(packs_path(files))
        for id_ in sorted(leftovers):
            _clear_leftovers(files.disk, packs_path(files), id_)


def _has_packs(files: Files) -> bool:
    with read_errors(PACKS_FOLDER):
        return files.disk.exists(packs_path(files))


def _is_pack(disk: Disk, path: Path) -> bool:
    return not path.name.startswith(".") and disk.exists(path / "scripts")


def _clear_leftovers(disk: Disk, folder: Path, id_: str) -> None:
    """Remove hidden folders of a pack; an old one returns if no new one came.

    If that isn't flushed, the next opening does it again.
    """
    old, there = folder / f".{id_}{_OLD}", folder / id_
    if disk.exists(old) and not disk.exists(there):
        disk.replace(old, there)
    for ending in (_NEW, _OLD, _GOING):
        if disk.exists(folder / f".{id_}{ending}"):
            _remove_tree(disk, folder / f".{id_}{ending}")


def _write_folder(disk: Disk, folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files and folders, all flushed but the folder's own name."""
    disk.make_folder(folder)
    below = {folder, *(up for name in contents for up in _folders_of(folder, name))}
    for path in sorted(below - {folder}):
        disk.make_folder(path)
    for name, data in sorted(contents.items()):
        write_new(disk, folder / name, data)
    for path in sorted(below):
        disk.sync_folder(path)


def _folders_of(folder: Path, name: str) -> list[Path]:
    return [folder / up for up in Path(name).parents if up.parts]


def _remove_tree(disk: Disk, path: Path) -> None:
    """Delete a folder with all that is in it; never follow a link."""
    if disk.is_folder(path):
        for name in disk.names(path):
            _remove_tree(disk, path / name)
        disk.remove_folder(path)
    else:
        disk.remove(path)
