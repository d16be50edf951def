"""The files of one data folder, by name, each of them a small TinyDB."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tinydb import TinyDB

from store.errors import ReadError, ReadOnlyStore, UnreadableFile, WriteError, short_path
from store.rules.recurrence import parse_recurrence
from store.storage.atomic import make_folders, remove_temp_files
from store.storage.checksum import Tables
from store.storage.disk import Disk
from store.storage.tinydb_storage import FileStorage, Formats


class Files:
    """Reads and replaces whole files; `why_read_only` is the sentence that forbids writing, if one does."""

    def __init__(self, disk: Disk, folder: Path, why_read_only: str = "") -> None:
        self._disk = disk
        self._folder = folder
        self._made_folders: set[str] = set()
        self.read_only_reason = why_read_only
        self.unreadable: set[str] = set()

    def read(self, name: str) -> Tables:
        """A file's tables, none if there is no such file; raises Damaged, NewerFormat, UnknownRhythm, NotRead."""
        try:
            with _read_errors(name):
                tables: Tables = self._database(name).storage.read() or {}
            _check_recurrences(tables)
        except UnreadableFile:
            self.unreadable.add(name)
            raise
        self.unreadable.discard(name)
        return tables

    def write(self, name: str, tables: Tables) -> None:
        """Replaces a file and returns when it is on the disk; raises NotSaved, ReadOnly."""
        with self._write_errors(name):
            self._database(name).storage.write(tables)
        self.unreadable.discard(name)

    def remove(self, name: str) -> None:
        """Takes a file away for good, if it is there; raises NotSaved, ReadOnly."""
        path = self._folder / name
        with self._write_errors(name):
            if self._disk.exists(path.parent):
                if self._disk.exists(path):
                    self._disk.remove(path)
                self._disk.sync_folder(path.parent)
        self.unreadable.discard(name)

    def make_folder(self, folder: str) -> None:
        """Makes sure that a folder is there and stays; raises NotSaved, ReadOnly."""
        if folder not in self._made_folders:
            with self._write_errors(folder):
                make_folders(self._disk, self._folder, self._folder / folder)
            self._made_folders.add(folder)

    def list_names(self, folder: str = "") -> list[str]:
        """The names in a folder, sorted; none if there is no such folder; raises NotRead."""
        with _read_errors(folder or short_path(self._folder)):
            try:
                return sorted(self._disk.names(self._folder / folder))
            except (FileNotFoundError, NotADirectoryError):
                return []

    def remove_temp_files(self, folder: str = "") -> None:
        """Takes away what a killed process left half-written; raises NotSaved, ReadOnly."""
        with self._write_errors(folder or short_path(self._folder)):
            if self._disk.exists(self._folder / folder):
                remove_temp_files(self._disk, self._folder / folder)

    def flush_folder(self, folder: str = "") -> None:
        """Makes sure that the names in a folder are on the disk; raises NotSaved, ReadOnly."""
        with self._write_errors(folder or short_path(self._folder)):
            self._disk.sync_folder(self._folder / folder)

    def _database(self, name: str) -> TinyDB:
        return TinyDB(self._disk, self._folder, name, storage=Formats(FileStorage))

    @contextmanager
    def _write_errors(self, name: str) -> Iterator[None]:
        if self.read_only_reason:
            raise ReadOnlyStore(self.read_only_reason)
        try:
            yield
        except OSError as error:
            raise WriteError(name, error) from error


def _check_recurrences(tables: Tables) -> None:
    for row in tables.get("agreements", {}).values():
        if row.get("rhythm") is not None:
            parse_recurrence(row["rhythm"])


@contextmanager
def _read_errors(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ReadError(name, error) from error
