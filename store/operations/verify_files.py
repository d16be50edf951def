"""Verifying every file of a folder, and every backup."""

from dataclasses import dataclass

from store.errors import SealedBackup, StoreError
from store.operations.make_backup import lost_files
from store.storage.backup_shelf import RESTORING, list_backups, read_backup
from store.storage.file_layout import RESTORING_FILE
from store.storage.stored_files import StoredFiles
from store.storage.tinydb_files import Files


@dataclass(frozen=True)
class DataCheck:
    """What verifying found, by file name; `locked_backups` need another passphrase, and weren't read."""

    files: int
    backups: int
    damaged: tuple[str, ...]
    missing: tuple[str, ...]
    damaged_backups: tuple[str, ...]
    locked_backups: tuple[str, ...] = ()


def check_data(files: Files, stored: StoredFiles) -> DataCheck:
    """Return which of these files, and which backups, aren't as they were written.

    Raise ReadError.
    """
    problems = {name: _problem_with(files, name) for name in _zip_names(files)}
    locked = tuple(name for name, problem in problems.items() if isinstance(problem, SealedBackup))
    return DataCheck(
        files=len(stored.good) + len(stored.damaged),
        backups=len(list_backups(files)) - len(locked),
        damaged=tuple(sorted(stored.damaged)),
        missing=tuple(sorted(lost_files(stored) - stored.damaged.keys())),
        damaged_backups=tuple(name for name, problem in problems.items() if problem and name not in locked),
        locked_backups=locked,
    )


def _zip_names(files: Files) -> list[str]:
    """Return the backups, and what a restore that can't be completed left."""
    restoring = [RESTORING] if files.exists(RESTORING_FILE) else []
    return [*restoring, *(each.name for each in list_backups(files))]


def _problem_with(files: Files, name: str) -> StoreError | None:
    try:
        read_backup(files, name)
    except StoreError as error:
        return error
    return None
