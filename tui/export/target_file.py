"""The file that an export may write: never one of a data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import short_path
from store.storage.atomic_write import atomic_write
from store.storage.file_encoding import is_encoded
from store.storage.file_layout import belongs_to_store
from store.storage.file_system import LocalDisk
from tui.crashes.report import REPORT_FILE
from tui.errors import UserError
from tui.helplines import FILE_NAME as HELPLINES_FILE

INSIDE = "That’s in Turnabout’s own folder, so nothing was written. Choose another folder."
LONGEST_START = 1000
"""Bytes to read of a file: more than the first line of any in a data folder."""


def check_target(path: Path, folder: Path) -> None:
    """Raise UserError if writing this file would replace one of a data folder.

    Links, other spellings, and files that the store has yet to write count, too. So do the files of another data
    folder, such as a backup.
    """
    with _write_errors(path):
        target = path.resolve()
        is_ours = any(map(_is_ours, _names_in(target, folder)))
        is_ours = is_ours or _is_same_file(target, folder) or _is_saved_data(target)
    if is_ours:
        raise UserError(
            f"{short_path(path)} is one of the files Turnabout keeps your data in, so nothing was written. "
            "Choose another name or folder."
        )


def check_outside(path: Path, folder: Path) -> None:
    """Raise UserError if writing this file would put it among the saved data."""
    check_target(path, folder)
    if is_inside(path, folder):
        raise UserError(INSIDE)


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether a file would be in the data folder.

    Raise UserError if that can't be told.
    """
    with _write_errors(path):
        return any(True for _ in _names_in(path.resolve(), folder))


def write_target(path: Path, text: str) -> None:
    """Write a file that only its owner can read.

    Raise UserError, which says that nothing else was changed.
    """
    write_target_bytes(path, text.encode("utf-8", "replace"))


def write_target_bytes(path: Path, data: bytes) -> None:
    """Write a file as `write_target` does.

    Raise UserError.
    """
    with _write_errors(path):
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe can't be replaced
        else:
            atomic_write(LocalDisk(), path.resolve(), data)


@contextmanager
def _write_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError) as error:  # Python reports a circle of links as a RuntimeError
        why = error.strerror if isinstance(error, OSError) else "a link points back to itself"
        raise UserError(
            f"Couldn’t write {short_path(path)}: {why}. Nothing in Turnabout was changed."
        ) from None


def _is_ours(name: str) -> bool:
    return belongs_to_store(name) or name.casefold() in (HELPLINES_FILE, REPORT_FILE)


def _names_in(target: Path, folder: Path) -> Iterator[str]:
    """Yield the file's name in the data folder, if it is inside."""
    for parent in target.parents:
        if parent == folder.resolve() or (parent.exists() and folder.exists() and parent.samefile(folder)):
            yield target.relative_to(parent).as_posix()


def _is_same_file(target: Path, folder: Path) -> bool:
    """Return whether a file of the data folder is this one, under another name."""
    if not target.is_file():
        return False
    files = (path for depth in ("*", "*/*", "*/*/*") for path in folder.glob(depth))
    return any(
        path.samefile(target)
        for path in files
        if _is_ours(path.relative_to(folder).as_posix()) and path.is_file()
    )


def _is_saved_data(target: Path) -> bool:
    """Return whether a data folder's file is there, under whatever name."""
    if not target.is_file():
        return False
    with target.open("rb") as file:
        return is_encoded(file.read(LONGEST_START))
