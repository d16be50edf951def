"""What sealed files look like, and what opens them for the rest of the store."""

from typing import Protocol

from store.storage.file_layout import HELPLINES_FILE, PACKS_FOLDER

BOX_START = b"Turnabout sealed file "
BACKUP_START = b"Turnabout sealed backup "


class Sealer(Protocol):
    """Sealing and opening of the bytes of one folder's files.

    Opening raises CorruptFile for a file, and DamagedBackup or SealedBackup for a backup. It's outdated once another
    window has changed the key, or what the folder is; `keys` are the bytes of keys.json.
    """

    def seal(self, name: str, data: bytes) -> bytes: ...

    def open(self, name: str, data: bytes) -> bytes: ...

    def seal_backup(self, data: bytes) -> bytes: ...

    def open_backup(self, name: str, data: bytes) -> bytes: ...

    def is_outdated(self, keys: bytes) -> bool: ...


def is_box(data: bytes) -> bool:
    """Return whether these are the bytes of a sealed file."""
    return data.startswith(BOX_START)


def is_sealed_backup(data: bytes) -> bool:
    """Return whether these are the bytes of a sealed backup."""
    return data.startswith(BACKUP_START)


def is_private(name: str) -> bool:
    """Return whether a sealed folder seals this file; packs and helplines aren't the couple's words."""
    return name != HELPLINES_FILE and not name.startswith(f"{PACKS_FOLDER}/")
