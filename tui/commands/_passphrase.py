"""Asking for a passphrase in the terminal, before anything is shown."""

from __future__ import annotations

import getpass
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from store import FolderKey, SealedFolder, Store, WrongPassphrase, open_store, unlock_folder
from tui.commands._paragraphs import paragraphs
from tui.commands._private_terminal import without_echo
from tui.errors import UserError
from tui.text.sealing import NO_KEYBOARD, PROMPT, WRONG, try_again_in

R = TypeVar("R")

LONGEST_WAIT = 8.0
"""Seconds after many wrong passphrases."""


def open_unlocked(folder: Path, *, read_only: bool = False) -> Store:
    """Open a data folder; if it's encrypted, ask for a passphrase.

    Raises StoreError, or UserError if nobody can be asked.
    """
    try:
        return open_store(folder, read_only=read_only)
    except SealedFolder:
        return open_store(folder, read_only=read_only, key=ask_key(folder))


def ask_key(folder: Path) -> FolderKey:
    """Ask until a passphrase or the recovery code is right.

    Raises StoreError, or UserError if nobody can be asked.
    """
    return ask_until_right(lambda secret: unlock_folder(folder, secret), PROMPT, WRONG)


def ask_until_right(unlock: Callable[[str], R], prompt: str, wrong_text: str) -> R:
    """Ask until what's typed unlocks something, and return that.

    Raises StoreError, or UserError if nobody can be asked.
    """
    wrong = 0
    with without_echo():
        while True:
            secret = ask_secret(prompt)
            try:
                return unlock(secret)
            except WrongPassphrase:
                wrong += 1
                wait = wait_after(wrong)
                sys.stderr.writelines(paragraphs(each) for each in (wrong_text, try_again_in(wait)) if each)
                time.sleep(wait)


def wait_after(wrong: int) -> float:
    """Return how many seconds to wait after so many wrong passphrases."""
    return min(LONGEST_WAIT, float(2 ** (wrong - 2))) if wrong > 1 else 0.0


def ask_secret(prompt: str, *, is_shown: bool = False) -> str:
    """Ask for a secret, which usually isn't shown; without a terminal, read one line.

    Raises UserError if there's nothing to read.
    """
    if is_shown:
        sys.stdout.write(prompt)
        sys.stdout.flush()
    elif sys.stdin and sys.stdin.isatty():
        try:
            return getpass.getpass(prompt)
        except EOFError:
            raise UserError(NO_KEYBOARD) from None
    line = sys.stdin.readline() if sys.stdin else ""
    if not line:
        raise UserError(NO_KEYBOARD)
    return line.rstrip("\n")
