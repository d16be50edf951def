"""A backup file from anywhere."""

from __future__ import annotations

from pathlib import Path

from store import StoreError
from store.storage.backup_file import Backup, decode_backup
from tui.errors import UserError


def read_backup_file(path: Path) -> Backup:
    """Return a verified backup.

    Raise UserError.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"Couldn’t read {path}: {error.strerror}. Nothing was changed.") from None
    try:
        return decode_backup(path.name, data)
    except StoreError as error:
        raise UserError(str(error)) from None
