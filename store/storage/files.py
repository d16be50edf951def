"""The files of one data folder, by name, each of them a small TinyDB."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tinydb import TinyDB

from store.errors import NotRead, NotSaved, ReadOnly, Unreadable, named
from store.rules.recurrence import rhythm_of
from store.storage.atomic import make_folders, sweep
from store.storage.checksum import Tables
from store.storage.disk import Disk
from store.storage.tinydb_storage import FileStorage, Formats


class Files:
    """Reads and replaces whole files; `why_read_only` is the sentence that forbids writing, if one does."""

    def __init__(self, disk: Disk, folder: Path, why_read_only: str = "") -> None:
        self._disk = disk
        self._folder = folder
        self._made: set[str] = set()
        self.why_read_only = why_read_only
        self.unreadable: set[str] = set()

    def read(self, name: str) -> Tables:
        """A file's tables, none if there is no such file; raises Damaged, NewerFormat, UnknownRhythm, NotRead."""
        try:
            with _reading(name):
                tables: Tables = self._database(name).storage.read() or {}
            _know_rhythms(tables)
        except Unreadable:
            self.unreadable.add(name)
            raise
        self.unreadable.discard(name)
        return tables

    def write(self, name: str, tables: Tables) -> None:
        """Replaces a file and returns when it is on the disk; raises NotSaved, ReadOnly."""
        with self._writing(name):
            self._database(name).storage.write(tables)
        self.unreadable.discard(name)

    def remove(self, name: str) -> None:
        """Takes a file away for good, if it is there; raises NotSaved, ReadOnly."""
        path = self._folder / name
        with self._writing(name):
            if self._disk.exists(path.parent):
                if self._disk.exists(path):
                    self._disk.remove(path)
                self._disk.sync_folder(path.parent)
        self.unreadable.discard(name)

    def make_folder(self, folder: str) -> None:
        """Makes sure that a folder is there and stays; raises NotSaved, ReadOnly."""
        if folder not in self._made:
            with self._writing(folder):
                make_folders(self._disk, self._folder, self._folder / folder)
            self._made.add(folder)

    def names(self, folder: str = "") -> list[str]:
        """The names in a folder, sorted; none if there is no such folder; raises NotRead."""
        with _reading(folder or named(self._folder)):
            try:
                return sorted(self._disk.names(self._folder / folder))
            except (FileNotFoundError, NotADirectoryError):
                return []

    def sweep(self, folder: str = "") -> None:
        """Takes away what a killed process left half-written; raises NotSaved, ReadOnly."""
        with self._writing(folder or named(self._folder)):
            if self._disk.exists(self._folder / folder):
                sweep(self._disk, self._folder / folder)

    def flush_names(self, folder: str = "") -> None:
        """Makes sure that the names in a folder are on the disk; raises NotSaved, ReadOnly."""
        with self._writing(folder or named(self._folder)):
            self._disk.sync_folder(self._folder / folder)

    def _database(self, name: str) -> TinyDB:
        return TinyDB(self._disk, self._folder, name, storage=Formats(FileStorage))

    @contextmanager
    def _writing(self, name: str) -> Iterator[None]:
        if self.why_read_only:
            raise ReadOnly(self.why_read_only)
        try:
            yield
        except OSError as error:
            raise NotSaved(name, error) from error


def _know_rhythms(tables: Tables) -> None:
    for row in tables.get("agreements", {}).values():
        if row.get("rhythm") is not None:
            rhythm_of(row["rhythm"])


@contextmanager
def _reading(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotRead(name, error) from error
