"""A small file that is read all the time, with a copy in memory that is never ahead of the disk."""

from collections.abc import Sequence
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import MemoryStorage

from store.errors import UnreadableFile
from store.storage.checksum import Tables
from store.storage.files import Files

Document = dict[str, Any]


class CachedFile:
    """One file in memory as a TinyDB; a store that only reads looks at the disk every time instead."""

    def __init__(self, files: Files, name: str) -> None:
        self._files = files
        self._name = name
        self._memory = TinyDB(storage=MemoryStorage)
        self._stale = True
        self._unsure = False

    def rows(self, table: str) -> list[Document]:
        """A table's documents; raises Damaged, NewerFormat, NotRead."""
        return list(self._load().get(table, {}).values())

    def readable_rows(self, table: str, query: QueryLike | None = None) -> list[Document]:
        """A table's documents, or those that a query finds; none while the file is damaged or newer."""
        try:
            self._load()
        except UnreadableFile:
            return []
        found = self._memory.table(table, cache_size=0)
        return [dict(row) for row in (found.search(query) if query else found.all())]

    def replace_tables(self, **tables: Sequence[Document]) -> None:
        """Replaces whole tables in one write, and writes nothing if that changes nothing.

        Raises NotSaved; then the file may be old or new, so the next change reads it again and always writes.
        """
        before = self._load()
        new = {title: with_numeric_ids(rows) for title, rows in tables.items()}
        if not self._unsure and all(before.get(title, {}) == table for title, table in new.items()):
            return
        after = before | new
        self._stale = self._unsure = True
        self._files.write(self._name, after)
        self._memory.storage.write(after)
        self._stale = self._unsure = False

    def refresh(self) -> None:
        """Reads the file if that is still to be done; raises Damaged, NewerFormat, NotRead."""
        self._load()

    def _load(self) -> Tables:
        if self._stale or self._files.read_only_reason:
            self._memory.storage.write(self._files.read(self._name))
            self._stale = False
        return self._memory.storage.read() or {}


def with_numeric_ids(rows: Sequence[Document]) -> dict[str, Document]:
    """Documents under the numbers that TinyDB wants as ids."""
    return {str(number): row for number, row in enumerate(rows, 1)}


def with_row(rows: Sequence[Document], row: Document) -> list[Document]:
    """These documents with `row` in the place of the one of the same id, or at the end."""
    if any(there["id"] == row["id"] for there in rows):
        return [row if there["id"] == row["id"] else there for there in rows]
    return [*rows, row]


def without_row(rows: Sequence[Document], id_: str) -> list[Document]:
    """These documents without the one of this id."""
    return [there for there in rows if there["id"] != id_]
