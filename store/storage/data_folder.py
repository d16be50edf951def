"""The data folder's parts, as they are handed around inside the store."""

from dataclasses import dataclass, field

from store.records import Header
from store.rules.effects import Outcome
from store.storage.cached_file import Mirror
from store.storage.files import Files
from store.storage.paths import COUPLE, NOTEBOOK, OPEN


@dataclass(frozen=True)
class Folder:
    """Its files, those of them that are mirrored in memory, and what is known to be settled.

    `settled` has, by conversation, what open.json and notebook.json surely say of it already.
    """

    files: Files
    open: Mirror
    notebook: Mirror
    couple: Mirror
    settled: dict[str, tuple[Header, Outcome]] = field(default_factory=dict)


def folder_of(files: Files) -> Folder:
    """The parts of the folder that these files lie in."""
    return Folder(files, Mirror(files, OPEN), Mirror(files, NOTEBOOK), Mirror(files, COUPLE))
