"""Files of one data folder, each a small TinyDB."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tinydb import TinyDB

from store.errors import (
    CorruptFile,
    KeysChanged,
    ReadError,
    ReadOnlyStore,
    SealedFolder,
    UnreadableFile,
    WriteError,
    short_path,
)
from store.rules.recurrence import parse_recurrence
from store.storage.atomic_write import atomic_write, make_folders, remove_temp_files
from store.storage.file_encoding import Tables
from store.storage.file_layout import DATA_SUFFIX, KEYS_FILE, TEMP_SUFFIX
from store.storage.file_system import Disk
from store.storage.missing_file_evidence import existed, missing_file
from store.storage.row_checks import are_tables
from store.storage.sealed_bytes import Sealer, is_box, is_private
from store.storage.tinydb_storage import FileStorage, Formats


class Files:
    """Reading and replacing of whole files.

    `read_only_reason` is the sentence that explains why writing is refused; empty if it is not. Reading raises
    CorruptFile, MissingFile, NewerFormat, UnknownRecurrence, SealedFolder, or ReadError, writing WriteError or
    ReadOnlyStore. In a sealed folder, `sealer` seals and opens every private file.
    """

    def __init__(self, disk: Disk, folder: Path, read_only_reason: str = "") -> None:
        self.disk = disk
        self.folder = folder
        self._made_folders: set[str] = set()
        self.read_only_reason = read_only_reason
        self.unreadable: set[str] = set()
        self.sealer: Sealer | None = None

    def read(self, name: str) -> Tables:
        """Return a file's tables; none if it never existed."""
        try:
            tables = self._read(name)
            # Once more after looking for evidence, because another process may have written it meanwhile.
            if tables is None and existed(self, name) and (tables := self._read(name)) is None:
                raise missing_file(name)
            if tables is not None and not are_tables(name, tables):
                raise CorruptFile(name)
            _check_recurrences(tables or {})
        except UnreadableFile:
            self.unreadable.add(name)
            raise
        self.unreadable.discard(name)
        return tables or {}

    def exists(self, name: str) -> bool:
        """Return whether there is such a file."""
        with read_errors(name):
            try:
                return self.disk.exists(self.folder / name)
            except NotADirectoryError:
                return False

    def write(self, name: str, tables: Tables) -> None:
        """Replace a file durably."""
        with self.write_errors(name):
            self._database(name).storage.write(tables)
        self.unreadable.discard(name)

    def read_bytes(self, name: str) -> bytes:
        """Return a file's bytes as they were before sealing.

        Raise CorruptFile, SealedFolder, OSError.
        """
        return self.opened(name, self.disk.read(self.folder / name))

    def opened(self, name: str, data: bytes) -> bytes:
        """Return what a file's bytes on the disk stand for.

        Raise CorruptFile, SealedFolder if they need a key, or KeysChanged.
        """
        if not is_private(name):
            return data
        if self.sealer:
            try:
                return self.sealer.open(name, data)
            except CorruptFile:
                if self.read_only_reason and self.has_other_keys:
                    raise KeysChanged from None
                raise
        if is_box(data):
            raise SealedFolder if self.exists(KEYS_FILE) else CorruptFile(name)
        return data

    def write_bytes(self, name: str, data: bytes) -> None:
        """Replace a file's bytes durably, sealed if the folder is.

        Raise OSError.
        """
        if self.sealer and is_private(name):
            data = self.sealer.seal(name, data)
        atomic_write(self.disk, self.folder / name, data)

    def remove(self, name: str) -> None:
        """Delete a file durably, if it exists."""
        path = self.folder / name
        with self.write_errors(name):
            if self.disk.exists(path.parent):
                if self.disk.exists(path):
                    self.disk.remove(path)
                self.disk.sync_folder(path.parent)
        self.unreadable.discard(name)

    def remove_folder(self, folder: str) -> None:
        """Delete a folder's files durably, and itself unless it holds others.

        Its own name goes with the next change beside it.
        """
        path = self.folder / folder
        names = self.list_names(folder)
        with self.write_errors(folder):
            if not self.disk.exists(path):
                return
            own = [name for name in names if name.endswith((DATA_SUFFIX, TEMP_SUFFIX))]
            for name in own:
                self.disk.remove(path / name)
            self.disk.sync_folder(path)
            if len(own) == len(names):
                self.disk.remove_folder(path)
        self._made_folders.discard(folder)
        self.unreadable -= {f"{folder}/{name}" for name in own}

    def make_folder(self, folder: str) -> None:
        """Create a folder durably, if necessary."""
        if folder not in self._made_folders:
            with self.write_errors(folder):
                make_folders(self.disk, self.folder, self.folder / folder)
            self._made_folders.add(folder)

    def list_names(self, folder: str = "") -> list[str]:
        """Return the sorted names in a folder, if any."""
        with read_errors(folder or short_path(self.folder)):
            try:
                return sorted(self.disk.names(self.folder / folder))
            except (FileNotFoundError, NotADirectoryError):
                return []

    def remove_temp_files(self, folder: str = "") -> None:
        """Delete partial files of a killed process."""
        with self.write_errors(folder or short_path(self.folder)):
            if self.disk.exists(self.folder / folder):
                remove_temp_files(self.disk, self.folder / folder)

    def flush_folder(self, folder: str = "") -> None:
        """Flush the names in a folder to the disk."""
        with self.write_errors(folder or short_path(self.folder)):
            self.disk.sync_folder(self.folder / folder)

    @property
    def has_other_keys(self) -> bool:
        """Return whether another window has changed the keys of a sealed folder, or what it is."""
        if not self.sealer:
            return False
        try:
            return self.sealer.is_outdated(self.disk.read(self.folder / KEYS_FILE))
        except FileNotFoundError:
            return True
        except OSError:
            return False

    def _read(self, name: str) -> Tables | None:
        with read_errors(name):
            found: Tables | None = self._database(name).storage.read()
            return found

    def _database(self, name: str) -> TinyDB:
        return TinyDB(self, name, storage=Formats(FileStorage))

    @contextmanager
    def write_errors(self, name: str) -> Iterator[None]:
        """Turn errors of the disk into WriteError; refuse if read-only."""
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
def read_errors(name: str) -> Iterator[None]:
    """Turn errors of the disk into ReadError."""
    try:
        yield
    except OSError as error:
        raise ReadError(name, error) from error
