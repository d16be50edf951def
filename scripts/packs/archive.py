"""A pack as one zip file: written reproducibly, read with suspicion."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable

from scripts.installed_packs import PACK_FILE
from scripts.packs.file_names import MAX_BYTES, MAX_FILE_BYTES, MAX_FILES, is_pack_file
from scripts.packs.manifest import check_manifest, manifest_text
from scripts.packs.pack import MANIFEST_FILE, Pack, PackError
from scripts.packs.pack_file import read_pack_file

MAX_ARCHIVE_BYTES = 5_000_000
_DAY = (1980, 1, 1, 0, 0, 0)
"""The same date in every archive: the earliest that a zip file can hold."""
_ENCRYPTED = 1
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    OSError,
)
"""What reading a broken or hostile zip file raises."""
DAMAGED = (
    "This isn’t a zip file, or it’s damaged. Ask for it again, or ask the person who made it to run "
    "`turnabout pack`."
)
NOT_A_PACK = "This zip file isn’t a pack. The person who made it can run `turnabout pack` to make one."


def archive_bytes(pack: Pack) -> bytes:
    """Return the archive of a pack; the same pack always gives the same bytes."""
    files = {**pack.files, MANIFEST_FILE: manifest_text(pack).encode()}
    written = io.BytesIO()
    # Not compressed, because other versions of zlib compress the same text to other bytes.
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, files[name])
    return written.getvalue()


def read_archive(data: bytes) -> Pack:
    """Return the pack in an archive, or raise PackError."""
    if len(data) > MAX_ARCHIVE_BYTES:
        raise PackError(f"This file is too large for a pack: at most {MAX_ARCHIVE_BYTES // 1_000_000} MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = _read_files(archive)
    except _BROKEN:
        raise PackError(DAMAGED) from None
    manifest = files.pop(MANIFEST_FILE)
    pack = Pack(read_pack_file(files[PACK_FILE]), files)
    check_manifest(manifest, pack)
    return pack


def _read_files(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if not {MANIFEST_FILE, PACK_FILE} <= names:
        raise PackError(NOT_A_PACK)
    _check_entries(entries, names)
    files: dict[str, bytes] = {}
    for entry in entries:
        with archive.open(entry) as file:  # never more than the size that was checked
            files[entry.filename] = file.read(MAX_FILE_BYTES + 1)
    return files


def _check_entries(entries: Iterable[zipfile.ZipInfo], names: set[str]) -> None:
    """Raise PackError before anything is unpacked."""
    entries = list(entries)
    if len(entries) > MAX_FILES + 1:
        raise PackError(f"This pack has too many files. At most {MAX_FILES} are allowed.")
    if len(entries) > len(names):
        raise PackError("This pack has two files with the same name, so it wasn’t made by Turnabout.")
    for entry in entries:
        if entry.orig_filename != entry.filename or not (
            is_pack_file(entry.filename) or entry.filename == MANIFEST_FILE
        ):
            raise PackError(
                f"This pack has a file that doesn’t belong in one: {_shown(entry.orig_filename)}. A pack can only "
                "hold flows, words, a README, and a license."
            )
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or entry.flag_bits & _ENCRYPTED or entry.compress_type not in _PLAIN:
            raise PackError(f"{entry.filename} in this pack isn’t a plain file.")
        if entry.file_size > MAX_FILE_BYTES:
            raise PackError(f"{entry.filename} in this pack is too large for a script.")
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise PackError(f"This pack is too large. It can have at most {MAX_BYTES // 1_000_000} MB.")


def _shown(name: str) -> str:
    """Return a hostile name, short and harmless."""
    visible = "".join(each if each.isprintable() else "?" for each in name)
    return visible if len(visible) <= 60 else f"{visible[:60]}…"
