"""The note in store.json of which files exist.

With it, a file that is missing can be told from one that was never written. It is written once per file, so it makes
no later save more expensive.
"""

import contextlib

from store.errors import UnreadableFile
from store.storage.cached_file import CachedFile
from store.storage.file_layout import NOTEBOOK_FILE, OPEN_FILE
from store.storage.missing_file_evidence import existed
from store.storage.tinydb_files import Files


class FileRegister:
    """The note, as the files that belong in it keep it.

    Both methods raise WriteError and can then be called again.
    """

    def __init__(self, files: Files, couple: CachedFile) -> None:
        self._files = files
        self._couple = couple

    def prepare(self) -> None:
        """Write store.json before any other file.

        Then any other file proves that it existed.
        """
        with contextlib.suppress(UnreadableFile):
            if self._couple.is_empty():
                self._couple.recreate(files=())

    def note(self, *names: str) -> None:
        """Note these files, and the lists that exist by now."""
        with contextlib.suppress(UnreadableFile):
            noted = {row["id"] for row in self._couple.rows("files")}
            there = {
                name for name in (OPEN_FILE, NOTEBOOK_FILE) if name in noted or self._exists(name, noted)
            }
            self._couple.replace_tables(files=[{"id": name} for name in sorted({*noted, *there, *names})])

    def _exists(self, name: str, noted: set[str]) -> bool:
        # A folder from before files were noted may have lost one already.
        return self._files.exists(name) or (not noted and existed(self._files, name))
