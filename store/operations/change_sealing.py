"""Sealing a folder, unsealing it, and changing what opens it."""

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from store.errors import SealingRefused, StoreError
from store.operations.restore_backup import keep_everything
from store.sealing.finish_sealing import (
    begin,
    finish_sealing,
    private_files,
    remove_own_backups,
    sealer_of,
)
from store.sealing.key_file import State
from store.sealing.key_wrapping import clean_secrets, new_folder_key, with_former, with_secret
from store.sealing.passphrases import checked_passphrase
from store.storage.file_layout import KEYS_FILE
from store.storage.stored_files import StoredFiles, read_stored_files
from store.storage.tinydb_files import Files, read_errors

_NOBODY_TEXT = "Somebody needs a passphrase, so nothing was changed. Choose one for at least one of you."
_ALREADY_TEXT = "Your data is already encrypted, so nothing was changed."
_NOT_SEALED_TEXT = "Your data isn’t encrypted, so nothing was changed."


def seal(files: Files, passphrases: Mapping[str, str], recovery_code: str, moment: datetime) -> None:
    """Seal every private file and every backup, after a whole backup that's sealed and verified.

    Raise PassphraseTooShort, WrongRecoveryCode, SealingRefused, ReadError, WriteError, ReadOnlyStore. Then nothing was
    changed, or opening the folder completes it.
    """
    if files.sealer:
        raise SealingRefused(_ALREADY_TEXT)
    clean = _checked(passphrases, recovery_code)
    stored = read_stored_files(files)
    begin(files, new_folder_key(clean), State.SEALING, clean)
    try:
        keep_everything(files, stored, moment)
    except BaseException:
        # Nothing is sealed yet but the backup; if it can't be removed, the next opening seals the rest.
        with contextlib.suppress(StoreError):
            remove_own_backups(files)
            files.remove(KEYS_FILE)
        files.sealer = None
        raise
    finish_sealing(files)


def unseal(files: Files, moment: datetime) -> None:
    """Make every file and backup readable by anyone again.

    Raise CorruptFile for a file that can't be unsealed, SealingRefused, ReadError, WriteError, ReadOnlyStore. Then
    nothing was changed, or opening the folder completes it.
    """
    stored = _stored(files)
    keep_everything(files, stored, moment)
    begin(files, sealer_of(files).key, State.UNSEALING)
    finish_sealing(files)


def replace_keys(files: Files, passphrases: Mapping[str, str], recovery_code: str, moment: datetime) -> None:
    """Seal everything again with a new key, which only these secrets open.

    Raise as `seal` and `unseal` do.
    """
    clean = _checked(passphrases, recovery_code)
    stored = _stored(files)
    keep_everything(files, stored, moment)
    before = sealer_of(files).key
    key = with_former(new_folder_key(clean), before)
    begin(files, key, State.SEALING, clean)
    finish_sealing(files)


def set_passphrase(files: Files, person: str, passphrase: str) -> None:
    """Give a partner a passphrase, in place of an earlier one.

    Raise PassphraseTooShort, SealingRefused, ReadError, WriteError, ReadOnlyStore.
    """
    clean = checked_passphrase(passphrase)
    _require_sealed(files)
    begin(files, with_secret(sealer_of(files).key, person, clean), State.SEALING, {person: clean})
    finish_sealing(files)


def remove_passphrase(files: Files, person: str) -> None:
    """Let a partner's passphrase open nothing here any more; another one has to remain.

    Raise SealingRefused, ReadError, WriteError, ReadOnlyStore.
    """
    _require_sealed(files)
    key = sealer_of(files).key
    slots = {name: box for name, box in key.key_file.slots.items() if name != person}
    if not replace(key.key_file, slots=slots).persons:
        raise SealingRefused(_NOBODY_TEXT)
    begin(files, replace(key, key_file=replace(key.key_file, slots=slots)), State.SEALING)
    finish_sealing(files)


def _checked(passphrases: Mapping[str, str], recovery_code: str) -> dict[str, str]:
    if not passphrases or not set(passphrases) <= {"a", "b"}:
        raise SealingRefused(_NOBODY_TEXT)
    return clean_secrets(passphrases, recovery_code)


def _require_sealed(files: Files) -> None:
    if not files.sealer:
        raise SealingRefused(_NOT_SEALED_TEXT)


def _stored(files: Files) -> StoredFiles:
    """Read everything; raise CorruptFile if a sealed file doesn't open."""
    _require_sealed(files)
    sealer = sealer_of(files)
    for name in private_files(files):
        with read_errors(name):
            data = files.disk.read(files.folder / name)
        if sealer.knows(data):
            sealer.open(name, data)
    return read_stored_files(files)
