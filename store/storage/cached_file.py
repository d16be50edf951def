"""In-memory copies of small files that are read often."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import MemoryStorage

from store.errors import UnreadableFile
from store.storage.file_encoding import Tables
from store.storage.tinydb_files import Files

if TYPE_CHECKING:
    from store.storage.written_files import FileRegister

Document = dict[str, Any]


class CachedFile:
    """A file with an in-memory copy.

    The copy is never ahead of the disk. A read-only store reads the disk every time instead.
    """

    def __init__(self, files: Files, name: str, register: "FileRegister | None" = None) -> None:
        self._files = files
        self._name = name
        self._register = register
        self._memory = TinyDB(storage=MemoryStorage)
        self._stale = True
        self._unsure = False

    def rows(self, table: str) -> list[Document]:
        """Return a table's documents.

        Raise CorruptFile, NewerFormat, ReadError.
        """
        return list(self._load().get(table, {}).values())

    def readable_rows(self, table: str, query: QueryLike | None = None) -> list[Document]:
        """Return the documents that match a query.

        None match while the file is corrupt or newer.
        """
        try:
            self._load()
        except UnreadableFile:
            return []
        found = self._memory.table(table, cache_size=0)
        return [dict(row) for row in (found.search(query) if query else found.all())]

    def is_empty(self) -> bool:
        """Return whether it was never written.

        Raise CorruptFile, MissingFile, NewerFormat, ReadError.
        """
        return not self._load()

    def replace_tables(self, **tables: Sequence[Document]) -> None:
        """Replace whole tables in one write, if anything changes.

        Raise WriteError. The file may then be old or new, so the next change rereads it and always writes.
        """
        before = self._load()
        new = {title: with_numeric_ids(rows) for title, rows in tables.items()}
        if not self._unsure and all(before.get(title, {}) == table for title, table in new.items()):
            return
        self._write(before | new)

    def recreate(self, **tables: Sequence[Document]) -> None:
        """Write the whole file, whatever became of it.

        Raise WriteError.
        """
        self._write({title: with_numeric_ids(rows) for title, rows in tables.items()})

    def refresh(self) -> None:
        """Read the file if necessary.

        Raise CorruptFile, NewerFormat, ReadError.
        """
        self._load()

    def _write(self, tables: Tables) -> None:
        self._stale = self._unsure = True
        if self._register:
            self._register.prepare()
        self._files.write(self._name, tables)
        self._memory.storage.write(tables)
        self._stale = False
        if self._register:
            self._register.note()
        self._unsure = False

    def _load(self) -> Tables:
        if self._stale or self._files.read_only_reason:
            self._memory.storage.write(self._files.read(self._name))
            self._stale = False
        return self._memory.storage.read() or {}


def with_numeric_ids(rows: Sequence[Document]) -> dict[str, Document]:
    """Return documents keyed by the numeric ids that TinyDB requires."""
    return {str(number): row for number, row in enumerate(rows, 1)}


def with_row(rows: Sequence[Document], row: Document) -> list[Document]:
    """Return the documents with `row` replaced by id, or appended."""
    if any(existing["id"] == row["id"] for existing in rows):
        return [row if existing["id"] == row["id"] else existing for existing in rows]
    return [*rows, row]


def without_row(rows: Sequence[Document], id_: str) -> list[Document]:
    """Return the documents without the one with this id."""
    return [existing for existing in rows if existing["id"] != id_]
