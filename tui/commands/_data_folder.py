"""The data folder for commands; problems become a UserError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store import Store, StoreError, open_store
from store.storage.file_layout import LOCK_FILE
from tui.errors import UserError


@contextmanager
def open_store_for_writing(folder: Path) -> Iterator[Store]:
    """Open the store for writing."""
    try:
        with open_store(folder) as store:
            if store.read_only:
                raise UserError(store.read_only_reason)
            yield store
    except StoreError as error:
        raise UserError(str(error)) from None


@contextmanager
def open_store_for_reading(folder: Path) -> Iterator[Store]:
    """Open the store for reading; create nothing in other folders."""
    try:
        with open_store(folder, read_only=not is_ours(folder)) as store:
            yield store
    except StoreError as error:
        raise UserError(str(error)) from None


def is_ours(folder: Path) -> bool:
    """Return whether this folder is already used by Turnabout.

    Opening any other one would make it private.
    """
    try:
        return (folder / LOCK_FILE).is_file()
    except OSError:
        return False
