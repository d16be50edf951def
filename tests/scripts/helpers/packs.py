"""Packs for tests: good ones, and zip files of any kind."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.packs.new_pack import write_new_pack
from scripts.packs.open_pack import open_pack
from scripts.packs.pack import Pack

Entry = tuple[str | zipfile.ZipInfo, bytes]


def new_pack(parent: Path, id_: str = "evening") -> Path:
    """Return the folder of a new pack."""
    write_new_pack(parent, id_)
    return parent / id_


def loaded(folder: Path) -> Pack:
    return open_pack(folder).pack


def zipped(files: Mapping[str, bytes] | Iterable[Entry], compression: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip file with these entries, whatever they are."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, data in files.items() if isinstance(files, Mapping) else files:
            archive.writestr(name, data)
    return written.getvalue()


def entries(data: bytes) -> dict[str, bytes]:
    """Return the files in a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
