"""What opens a sealed folder, once somebody has unlocked it."""

from collections.abc import Mapping
from dataclasses import dataclass

from store.sealing.key_file import KeyFile


@dataclass(frozen=True, eq=False)
class FolderKey:
    """The unwrapped keys of a folder, which are never shown and never written.

    `opened_by` is "a", "b", or "recovery"; `data_keys` holds the present key and former ones, by id.
    """

    opened_by: str
    key_file: KeyFile
    data_keys: Mapping[str, bytes]

    def __repr__(self) -> str:
        """Show nothing of the key."""
        return "FolderKey()"
