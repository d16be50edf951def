"""Backups: making, listing, reading, and verifying them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from store.interface.thread_safe_folder import SynchronizedFolder

# The rest is imported by each method, so that the first screen doesn't wait for it.

if TYPE_CHECKING:
    from store.operations.diagnose import Diagnosis
    from store.operations.restore_backup import Restoration
    from store.operations.verify_files import DataCheck
    from store.records import Homework
    from store.rules.backup_retention import BackupName
    from store.rules.sync_copies import SyncCopy
    from store.storage.backup_file import Backup
    from store.storage.stored_files import StoredFiles

REPAIRED_TEXT = "Your files were repaired. Restart Turnabout before you save anything new."
RESTORED_TEXT = "Your backup was restored. Restart Turnabout before you save anything new."


class Backups(SynchronizedFolder):
    """Backups in the folder itself.

    Only reading the files makes other threads wait; what follows happens beside them.
    """

    def back_up(self, moment: datetime) -> str:
        """Make a verified backup, and return its name."""
        from store.operations.make_backup import make_backup, save_backup

        with self._backup_lock:
            stored = self._stored()
            return save_backup(self._files, stored, moment, make_backup(stored, moment, whole=False))

    def back_up_if_due(self, moment: datetime) -> None:
        """Make the day's backup if there is none, and erase from backups what waits for it."""
        from store.operations.erase_from_backups import erase_from_backups
        from store.rules.backup_retention import is_due

        with self._backup_lock:
            erase_from_backups(self._folder)
            with self._lock:
                is_empty = self._folder.couple.is_empty()
            if not is_empty and is_due(self.backups(), moment.date()):
                if self._files.sealer:
                    from store.sealing.finish_sealing import convert_backups

                    convert_backups(self._files)
                self.back_up(moment)

    def whole_backup(self, moment: datetime) -> bytes:
        """Return the bytes of a backup with everything in it, to be kept elsewhere."""
        from store.operations.make_backup import make_backup
        from store.storage.backup_file import encode_backup

        data = encode_backup(make_backup(self._stored(), moment, whole=True))
        return self._files.sealer.seal_backup(data) if self._files.sealer else data

    def backups(self) -> list[BackupName]:
        """Return the backups, newest first."""
        from store.storage.backup_shelf import list_backups

        return list_backups(self._files)

    def read_backup(self, name: str, secret: str = "") -> Backup:
        """Return a verified backup, opened with this folder's key or with a secret that it was sealed with.

        Raise DamagedBackup, NewerBackup, WrongPassphrase, or SealedBackup without a secret.
        """
        from store.storage.backup_shelf import read_bytes

        return self.decode_backup(name, read_bytes(self._files, name), secret)

    def is_encrypted_backup(self, name: str) -> bool:
        """Return whether a backup is sealed.

        Raise ReadError.
        """
        from store.storage.backup_shelf import read_bytes
        from store.storage.sealed_bytes import is_sealed_backup

        return is_sealed_backup(read_bytes(self._files, name))

    def decode_backup(self, name: str, data: bytes, secret: str = "") -> Backup:
        """Return a verified backup from elsewhere.

        It's opened with this folder's key, or with a secret that it was sealed with.

        Raise DamagedBackup, NewerBackup, WrongPassphrase, or SealedBackup without a secret.
        """
        from store.storage.backup_file import decode_backup
        from store.storage.sealed_bytes import is_sealed_backup

        if secret and is_sealed_backup(data):
            from store.sealing.folder_sealer import open_sealed_backup, unlock_backup

            data = open_sealed_backup(name, data, unlock_backup(name, data, secret))
        elif self._files.sealer:
            data = self._files.sealer.open_backup(name, data)
        return decode_backup(name, data)

    def plan_restore(self, backup: Backup) -> Restoration:
        """Return what restoring a backup would change.

        Raise DamagedBackup, NewerFormat.
        """
        from store.operations.restore_backup import plan_restore

        with self._lock:
            return plan_restore(self._folder, self._stored(), backup)

    def restore(self, restoration: Restoration, moment: datetime) -> None:
        """Restore a backup; nothing more can be saved before the folder is opened again.

        What it replaces is kept in a whole backup.
        """
        from store.operations.restore_backup import restore

        with self._backup_lock, self._lock:
            restore(self._folder, self._stored(), restoration.files, moment)
            self._files.read_only_reason = RESTORED_TEXT

    def diagnose(self, homework: Sequence[Homework] = ()) -> Diagnosis:
        """Return what's damaged or missing, and what can be done about it.

        `homework` comes with the installed packs.
        """
        from store.operations.diagnose import diagnose
        from store.operations.erase_from_backups import erase_from_backups

        with self._backup_lock:
            if not self.read_only:
                erase_from_backups(self._folder)
            return diagnose(self._folder, self._stored(), homework)

    def repair(self, diagnosis: Diagnosis, moment: datetime) -> None:
        """Do what can be done; nothing more can be saved before the folder is opened again."""
        from store.operations.restore_backup import restore

        with self._backup_lock, self._lock:
            restore(self._folder, self._stored(), diagnosis.repaired, moment)
            self._files.read_only_reason = REPAIRED_TEXT

    def sync_copies(self) -> list[SyncCopy]:
        """Return the copies that a sync service left beside files."""
        from store.storage.stored_files import find_sync_copies

        return find_sync_copies(self._files)

    def use_copy(self, name: str, moment: datetime) -> None:
        """Put a copy in place of its original; both are kept in a whole backup.

        Nothing more can be saved before the folder is opened again. Raise CorruptFile if it's damaged.
        """
        from store.operations.resolve_copies import use_copy

        with self._backup_lock, self._lock:
            use_copy(self._folder, self._stored(), name, moment)
            self._files.read_only_reason = REPAIRED_TEXT

    def delete_copy(self, name: str, moment: datetime) -> None:
        """Delete a copy; a whole backup keeps it."""
        from store.operations.resolve_copies import delete_copy

        with self._backup_lock, self._lock:
            delete_copy(self._folder, self._stored(), name, moment)

    def check_data(self) -> DataCheck:
        """Read every file and every backup, and return which are damaged or missing."""
        from store.operations.verify_files import check_data

        return check_data(self._files, self._stored())

    def _stored(self) -> StoredFiles:
        from store.storage.stored_files import read_all_bytes, verified

        with self._lock:
            contents, unopened = read_all_bytes(self._files)
        return verified(contents, unopened)
