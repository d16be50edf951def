"""The data folder's parts, as they are handed around inside the store."""

from dataclasses import dataclass, field

from store.records import Header
from store.rules.effects import Effects
from store.storage.cached_file import CachedFile
from store.storage.files import Files
from store.storage.paths import COUPLE_FILE, NOTEBOOK_FILE, OPEN_FILE


@dataclass(frozen=True)
class DataFolder:
    """Its files, those of them that are mirrored in memory, and what is known to be settled.

    `applied_effects` has, by conversation, what open.json and notebook.json surely say of it already.
    """

    files: Files
    open: CachedFile
    notebook: CachedFile
    couple: CachedFile
    applied_effects: dict[str, tuple[Header, Effects]] = field(default_factory=dict)


def make_data_folder(files: Files) -> DataFolder:
    """The parts of the folder that these files lie in."""
    return DataFolder(
        files, CachedFile(files, OPEN_FILE), CachedFile(files, NOTEBOOK_FILE), CachedFile(files, COUPLE_FILE)
    )
