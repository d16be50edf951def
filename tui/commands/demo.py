"""`turnabout demo`: a data folder with a demo couple."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store import StoreError
from tui.cli.main import data_folder
from tui.clock import now
from tui.commands._data_folder import open_store_for_writing
from tui.demo.generator import DEFAULT_COUNT, DEFAULT_SEED, OWN_SCRIPT, fill_store
from tui.errors import UserError

OWN_SCRIPT_NOTE = "“{}” is a script they wrote themselves, so it isn’t in your list."


def command(options: argparse.Namespace) -> int:
    """Fill an empty data folder, and show progress."""
    folder = data_folder(options)
    if _is_not_empty(folder):
        raise UserError(
            f"{folder} isn’t empty, and sample data is never mixed with your own. Choose another folder."
        )
    is_new = not folder.exists()
    seed = DEFAULT_SEED if options.seed is None else options.seed
    count = DEFAULT_COUNT if options.conversations is None else options.conversations
    try:
        with open_store_for_writing(folder) as store:
            with _removed_on_failure(folder, whole=is_new):
                for number in fill_store(store, now(), count, seed):
                    _show_progress(number, count)
            own = sorted(
                {header.title for header in store.recent_headers(count) if header.script == OWN_SCRIPT}
            )
    except StoreError as error:
        raise UserError(str(error)) from None
    had = "one conversation" if count == 1 else f"{count} conversations"
    sys.stdout.write(f"Ana and Ben have had {had}. To look around, run: turnabout --data {folder}\n")
    sys.stdout.writelines(f"{OWN_SCRIPT_NOTE.format(title)}\n" for title in own)
    return 0


def _is_not_empty(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False  # opening it will report the error


@contextmanager
def _removed_on_failure(folder: Path, *, whole: bool) -> Iterator[None]:
    """Remove half a demonstration, so that it can be tried again.

    Nothing else was in the folder; `whole` says that the folder itself wasn't there either.
    """
    try:
        yield
    except BaseException:
        for path in [folder] if whole else folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        raise


def _show_progress(number: int, count: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{number} of {count} conversations" + ("\n" if number == count else ""))
        sys.stderr.flush()
