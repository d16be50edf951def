"""The storage under TinyDB: one file of the folder, replaced as a whole and proved on reading."""

from pathlib import Path
from typing import Any

from tinydb.middlewares import Middleware
from tinydb.storages import Storage

from store.errors import NewerFormat
from store.storage.atomic import atomic_write
from store.storage.checksum import Tables, decode, encode
from store.storage.disk import Disk

FORMAT = 1


class FileStorage(Storage):
    """One file as TinyDB's storage; keeps nothing in memory, so it can never run ahead of the disk.

    The table `_file` carries the format on reading; reading raises Damaged or OSError, writing OSError.
    """

    def __init__(self, disk: Disk, folder: Path, name: str) -> None:
        super().__init__()
        self._disk = disk
        self._path = folder / name
        self._name = name

    def read(self) -> Tables | None:
        """The tables, or None if there is no such file."""
        try:
            data = self._disk.read(self._path)
        except FileNotFoundError:
            return None
        version, tables = decode(self._name, data)
        return {"_file": {"1": {"format": version, "name": self._name}}, **tables}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replaces the file."""
        tables = {title: table for title, table in data.items() if title != "_file"}
        atomic_write(self._disk, self._path, encode(self._name, data["_file"]["1"]["format"], tables))


class Formats(Middleware):
    """Between TinyDB and a file: marks what is written with this format and refuses what is newer."""

    def read(self) -> Tables | None:
        """The tables without `_file`; raises NewerFormat."""
        tables: Tables | None = self.storage.read()
        if tables is None:
            return None
        about = tables.pop("_file")["1"]
        if about["format"] > FORMAT:
            raise NewerFormat(about["name"])
        return tables

    def write(self, data: Tables) -> None:
        """Writes the tables under the present format."""
        self.storage.write({"_file": {"1": {"format": FORMAT}}, **data})
