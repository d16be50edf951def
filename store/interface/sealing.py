"""Sealing: whether it's on, and changing that."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import datetime

from store.errors import ReadError
from store.interface.thread_safe_folder import SynchronizedFolder

# The rest is imported by each method, so that a folder that isn't sealed never waits for it.


class Sealing(SynchronizedFolder):
    """What makes a folder unreadable without a passphrase.

    The methods that change it raise WriteError, ReadOnlyStore, ReadError, and SealingRefused. If the disk fails
    halfway, `finish_sealing`, or opening the folder again, completes it.
    """

    @property
    def is_sealed(self) -> bool:
        """Return whether the folder needs a passphrase."""
        return self._files.sealer is not None

    @property
    def sealed_for(self) -> tuple[str, ...]:
        """Return the ids of the partners who have a passphrase."""
        if not self._files.sealer:
            return ()
        from store.sealing.finish_sealing import sealer_of

        return sealer_of(self._files).key.key_file.persons

    @property
    def was_opened_with_code(self) -> bool:
        """Return whether the recovery code opened it, perhaps because a passphrase was forgotten."""
        if not self._files.sealer:
            return False
        from store.sealing.finish_sealing import sealer_of
        from store.sealing.key_file import RECOVERY

        return sealer_of(self._files).key.opened_by == RECOVERY

    @property
    def is_outdated(self) -> bool:
        """Return whether another window changed the encryption; a window that writes has the folder for itself."""
        if not self._files.read_only_reason:
            return False
        if self._files.sealer:
            return self._files.has_other_keys
        from store.sealing.stored_keys import is_sealed_folder

        with contextlib.suppress(ReadError):
            return is_sealed_folder(self._files)
        return False

    @property
    def sealing_unfinished(self) -> bool:
        """Return whether some files are sealed, and others aren't yet, or not with the new keys."""
        if not self._files.sealer:
            return False
        from store.sealing.finish_sealing import sealer_of
        from store.sealing.key_file import State

        return sealer_of(self._files).state is not State.SEALED

    def seal(self, passphrases: Mapping[str, str], recovery_code: str, moment: datetime) -> None:
        """Seal all files and backups, for these passphrases by person ("a", "b") and the recovery code.

        Raise PassphraseTooShort, WrongRecoveryCode.
        """
        from store.operations.change_sealing import seal

        with self._backup_lock, self._lock:
            seal(self._files, passphrases, recovery_code, moment)

    def unseal(self, moment: datetime) -> None:
        """Make all files and backups readable without a passphrase.

        Raise CorruptFile if one is damaged.
        """
        from store.operations.change_sealing import unseal

        with self._backup_lock, self._lock:
            unseal(self._files, moment)

    def set_passphrase(self, person: str, passphrase: str) -> None:
        """Set a partner's passphrase, also in the backups.

        Raise PassphraseTooShort.
        """
        from store.operations.change_sealing import set_passphrase

        with self._backup_lock, self._lock:
            set_passphrase(self._files, person, passphrase)

    def remove_passphrase(self, person: str) -> None:
        """Remove a partner's passphrase; the last one can't be removed."""
        from store.operations.change_sealing import remove_passphrase

        with self._backup_lock, self._lock:
            remove_passphrase(self._files, person)

    def replace_keys(self, passphrases: Mapping[str, str], recovery_code: str, moment: datetime) -> None:
        """Seal everything with new keys, because somebody may know the old ones.

        Raise PassphraseTooShort, WrongRecoveryCode, or CorruptFile if a file is damaged.
        """
        from store.operations.change_sealing import replace_keys

        with self._backup_lock, self._lock:
            replace_keys(self._files, passphrases, recovery_code, moment)

    def finish_sealing(self) -> None:
        """Complete what was interrupted, if anything.

        Raise CorruptFile if a file is damaged.
        """
        from store.sealing.finish_sealing import finish_sealing

        with self._backup_lock, self._lock:
            if self._files.sealer:
                finish_sealing(self._files)
