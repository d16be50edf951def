"""`turnabout demo`: a plausible couple's months, to look around in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from store import StoreError
from tui.cli import Failure, data_folder
from tui.clock import now
from tui.commands._data_folder import opened
from tui.demo.generator import OWN_SCRIPT, USUAL, fill

OWN = "“{}” is a script that they made for themselves, so it is not in your list."


def command(options: argparse.Namespace) -> int:
    """Fill an empty data folder, and show how far it is."""
    folder = data_folder(options)
    if _holds_something(folder):
        raise Failure(
            f"{folder} is not empty, and a demonstration is not mixed with real words. Name another folder."
        )
    count = USUAL if options.conversations is None else options.conversations
    try:
        with opened(folder) as store:
            for number in fill(store, now(), count, options.seed):
                _show(number, count)
            own = sorted({header.title for header in store.recent(count) if header.script == OWN_SCRIPT})
    except StoreError as error:
        raise Failure(str(error)) from None
    had = "one conversation" if count == 1 else f"{count} conversations"
    sys.stdout.write(f"Ana and Ben have had {had}. Look around: turnabout --data {folder}\n")
    sys.stdout.writelines(f"{OWN.format(title)}\n" for title in own)
    return 0


def _holds_something(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError:
        return False  # opening it says what is wrong with it, if anything is


def _show(number: int, count: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{number} of {count} conversations" + ("\n" if number == count else ""))
        sys.stderr.flush()
