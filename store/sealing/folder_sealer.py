"""The sealer of one open folder."""

import re

from store.errors import CorruptFile, DamagedBackup, SealedBackup, UnreadableFile
from store.rules.sync_copies import original_name
from store.sealing.boxes import key_of, open_box, seal_bytes
from store.sealing.folder_key import FolderKey
from store.sealing.key_file import KeyFile, State, decode_keys, encode_keys
from store.sealing.key_wrapping import unwrap
from store.storage.backup_shelf import RESTORING
from store.storage.sealed_bytes import BACKUP_START, is_sealed_backup

BACKUP_NAME = "backup.zip"
"""The name that's bound into every backup, because a backup may be moved and renamed."""

_BACKUP_HEAD = re.compile(re.escape(BACKUP_START) + rb"1 (\d{1,6})\n")


class FolderSealer:
    """Seals and opens with a folder's key, which may be replaced meanwhile.

    While the folder is becoming sealed or unsealed, it has both kinds of files.
    """

    def __init__(self, key: FolderKey) -> None:
        self.key = key

    @property
    def state(self) -> State:
        """Return what the folder is, or is becoming."""
        return self.key.key_file.state

    def seal(self, name: str, data: bytes) -> bytes:
        """Return what's to be on the disk."""
        if self.state is State.UNSEALING:
            return data
        return seal_bytes(*self._present_key(), original_name(name), data)

    def open(self, name: str, data: bytes) -> bytes:
        """Return what was sealed.

        Raise CorruptFile, NewerFormat.
        """
        if self.knows(data):
            return open_box(self.key.data_keys, original_name(name), data)
        if self.state is State.SEALED:
            raise CorruptFile(name)
        return data

    def knows(self, data: bytes) -> bool:
        """Return whether these bytes are a box of this folder."""
        return key_of(data) in self.key.data_keys

    def is_current(self, data: bytes) -> bool:
        """Return whether these bytes of a file are as they're to be on the disk."""
        if self.state is State.UNSEALING:
            return not self.knows(data)
        return key_of(data) == self.key.key_file.key

    def seal_backup(self, data: bytes) -> bytes:
        """Return a sealed backup, which a secret of this folder opens anywhere."""
        if self.state is State.UNSEALING:
            return data
        return self._head() + seal_bytes(*self._present_key(), BACKUP_NAME, data)

    def open_backup(self, name: str, data: bytes) -> bytes:
        """Return a backup's bytes; one that was never sealed is returned as it is, unless it would replace everything.

        Raise DamagedBackup, SealedBackup.
        """
        if name == RESTORING and self.state is State.SEALED and not is_sealed_backup(data):
            raise DamagedBackup(name)
        return open_sealed_backup(name, data, self.key)

    def is_current_backup(self, data: bytes) -> bool:
        """Return whether these bytes of a backup are as they're to be on the disk.

        A backup that's sealed with a key of another folder stays as it is.
        """
        if not is_sealed_backup(data):
            return self.state is State.UNSEALING
        if self.state is not State.UNSEALING and data.startswith(self._head()):
            return key_of(data[len(self._head()) :]) == self.key.key_file.key
        return not self.knows_backup(data)

    def knows_backup(self, data: bytes) -> bool:
        """Return whether these bytes are a backup that this folder's key opens."""
        try:
            _, box = _split(data)
        except ValueError:
            return False
        return self.knows(box)

    def is_outdated(self, keys: bytes) -> bool:
        """Return whether keys.json says something else than when the folder was opened."""
        try:
            found = decode_keys(keys)
        except UnreadableFile:
            return False
        own = self.key.key_file
        return (found.key, found.state) != (own.key, own.state)

    def _head(self) -> bytes:
        keys = encode_keys(self.key.key_file.at_rest())
        return BACKUP_START + f"1 {len(keys)}\n".encode() + keys

    def _present_key(self) -> tuple[str, bytes]:
        id_ = self.key.key_file.key
        return id_, self.key.data_keys[id_]


def open_sealed_backup(name: str, data: bytes, key: FolderKey) -> bytes:
    """Return a backup's bytes; one that was never sealed is returned as it is.

    Raise DamagedBackup, or SealedBackup if it needs another key.
    """
    if not is_sealed_backup(data):
        return data
    try:
        keys, box = _split(data)
        if key_of(box) in key.data_keys:
            return open_box(key.data_keys, BACKUP_NAME, box)
        is_whole = decode_keys(keys).key == key_of(box)
    except (CorruptFile, ValueError):
        is_whole = False
    raise SealedBackup(name) if is_whole else DamagedBackup(name)


def unlock_backup(name: str, data: bytes, secret: str) -> FolderKey:
    """Return the key of a sealed backup.

    Raise DamagedBackup, WrongPassphrase.
    """
    return unwrap(keys_of_backup(name, data), secret)


def keys_of_backup(name: str, data: bytes) -> KeyFile:
    """Return the copy of keys.json with which a sealed backup begins.

    Raise DamagedBackup.
    """
    try:
        return decode_keys(_split(data)[0])
    except (CorruptFile, ValueError):
        raise DamagedBackup(name) from None


def _split(data: bytes) -> tuple[bytes, bytes]:
    """Return the copy of keys.json, and the box.

    Raise ValueError.
    """
    head = _BACKUP_HEAD.match(data)
    if not head:
        raise ValueError
    middle = head.end() + int(head[1])
    return data[head.end() : middle], data[middle:]
