"""The data folder for commands; problems become a UserError."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store import Store, StoreError
from store.errors import short_path
from store.storage.file_layout import LOCK_FILE
from tui.cli.main import data_folder
from tui.commands._passphrase import open_unlocked
from tui.errors import UserError


def folder_to_read(options: argparse.Namespace) -> Path:
    """Return the data folder for a command that only reads.

    Raise UserError if `--data` names one that isn't there, because the name is probably mistyped. The usual one is
    only not used yet.
    """
    folder = data_folder(options)
    with contextlib.suppress(OSError):  # opening it says why it can't be used
        if getattr(options, "data", None) and not folder.exists():
            raise UserError(
                f"There’s no folder {short_path(folder)}. Please check the name; nothing was created."
            )
    return folder


@contextmanager
def open_store_for_writing(folder: Path) -> Iterator[Store]:
    """Open the store for writing."""
    try:
        with open_unlocked(folder) as store:
            if store.read_only:
                raise UserError(store.read_only_reason)
            yield store
    except StoreError as error:
        raise UserError(str(error)) from None


@contextmanager
def open_store_for_reading(folder: Path) -> Iterator[Store]:
    """Open the store for reading; create nothing in other folders."""
    try:
        with open_unlocked(folder, read_only=not is_ours(folder)) as store:
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
