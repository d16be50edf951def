"""A backup file from anywhere."""

from __future__ import annotations

import contextlib
from pathlib import Path

from store import StoreError
from store.storage.backup_file import Backup, decode_backup
from store.storage.sealed_bytes import is_sealed_backup
from tui.errors import UserError


def _opened(name: str, data: bytes) -> bytes:
    """Return a backup's zip file; if it's sealed, ask for its passphrase."""
    if not is_sealed_backup(data):
        return data
    from store.sealing.folder_sealer import open_sealed_backup, unlock_backup
    from tui.commands._passphrase import ask_until_right
    from tui.text.sealing import BACKUP_PROMPT, BACKUP_WRONG

    key = ask_until_right(lambda secret: unlock_backup(name, data, secret), BACKUP_PROMPT, BACKUP_WRONG)
    return open_sealed_backup(name, data, key)


def is_encrypted(path: Path) -> bool:
    """Return whether a file is a sealed backup."""
    with contextlib.suppress(OSError):
        return path.is_file() and is_sealed_backup(path.read_bytes())
    return False


def read_backup_file(path: Path) -> Backup:
    """Return a verified backup.

    Raise UserError.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"Couldn’t read {path}: {error.strerror}. Nothing was changed.") from None
    try:
        return decode_backup(path.name, _opened(path.name, data))
    except StoreError as error:
        raise UserError(str(error)) from None
