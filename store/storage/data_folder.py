"""Parts of the data folder."""

from dataclasses import dataclass, field

from store.records import Header, Record
from store.rules.effects import Effects
from store.storage.cached_file import CachedFile
from store.storage.file_layout import COUPLE_FILE, NOTEBOOK_FILE, OPEN_FILE
from store.storage.tinydb_files import Files
from store.storage.written_files import FileRegister


@dataclass(frozen=True)
class DataFolder:
    """Files, cached files, and applied effects of a folder.

    `applied_effects` holds, by conversation, what open.json and notebook.json are known to say about it.
    `erased_records` holds, by conversation, the records that lost deleted words, before and after: a session that is
    still open has the old ones.
    """

    files: Files
    open: CachedFile
    notebook: CachedFile
    couple: CachedFile
    register: FileRegister
    applied_effects: dict[str, tuple[Header, Effects]] = field(default_factory=dict)
    erased_records: dict[str, list[tuple[Record, Record]]] = field(default_factory=dict)


def make_data_folder(files: Files) -> DataFolder:
    """Return the data folder that these files belong to."""
    couple = CachedFile(files, COUPLE_FILE)
    register = FileRegister(files, couple)
    return DataFolder(
        files,
        CachedFile(files, OPEN_FILE, register),
        CachedFile(files, NOTEBOOK_FILE, register),
        couple,
        register,
    )
