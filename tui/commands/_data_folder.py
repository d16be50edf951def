"""The data folder opened to be read, and what can go wrong with it in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store import Store, StoreError, open_store
from store.storage.paths import LOCK_FILE
from tui.errors import UserError


@contextmanager
def open_for_writing(folder: Path) -> Iterator[Store]:
    """The store of a folder, to be written; a problem with it ends the command."""
    try:
        with open_store(folder) as store:
            if store.read_only:
                raise UserError(store.read_only_reason)
            yield store
    except StoreError as error:
        raise UserError(str(error)) from None


@contextmanager
def open_for_reading(folder: Path) -> Iterator[Store]:
    """The store of a folder, to be read; what is not there, or no folder of Turnabout's, is left as it is."""
    try:
        with open_store(folder, read_only=not _is_ours(folder)) as store:
            yield store
    except StoreError as error:
        raise UserError(str(error)) from None


def _is_ours(folder: Path) -> bool:
    """Whether Turnabout has written here before: it takes a folder for itself and closes it to others."""
    try:
        return (folder / LOCK_FILE).is_file()
    except OSError:
        return False
