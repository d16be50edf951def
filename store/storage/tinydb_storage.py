"""TinyDB storage: one checksummed file, replaced atomically."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinydb.middlewares import Middleware
from tinydb.storages import Storage

from store.errors import NewerFormat
from store.storage.file_encoding import Tables, decode, encode

if TYPE_CHECKING:
    from store.storage.tinydb_files import Files

FORMAT = 1


class FileStorage(Storage):
    """One file as TinyDB's storage, without a cache.

    The table `_file` carries the format on reading. Reading raises CorruptFile, SealedFolder, or OSError,
    writing OSError.
    """

    def __init__(self, files: Files, name: str) -> None:
        super().__init__()
        self._files = files
        self._name = name

    def read(self) -> Tables | None:
        """Return the tables, or None for a missing file."""
        try:
            data = self._files.read_bytes(self._name)
        except FileNotFoundError:
            return None
        version, tables = decode(self._name, data)
        return {"_file": {"1": {"format": version, "name": self._name}}, **tables}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        tables = {title: table for title, table in data.items() if title != "_file"}
        self._files.write_bytes(self._name, encode(self._name, data["_file"]["1"]["format"], tables))


class Formats(Middleware):
    """Middleware that writes this format and rejects newer ones."""

    def read(self) -> Tables | None:
        """Return the tables without `_file`.

        Raise NewerFormat.
        """
        tables: Tables | None = self.storage.read()
        if tables is None:
            return None
        about = tables.pop("_file")["1"]
        if about["format"] > FORMAT:
            raise NewerFormat(about["name"])
        return tables

    def write(self, data: Tables) -> None:
        """Write the tables in the current format."""
        self.storage.write({"_file": {"1": {"format": FORMAT}}, **data})
