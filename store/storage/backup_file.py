"""One backup: a zip file with a checksum of every file in it.

`backup.json` comes first and lists the rest. Anyone can unpack it: the files are as they were in the data folder, and
damaged ones are in `aside`. A backup may come from anywhere, so reading it trusts nothing.
"""

import hashlib
import io
import json
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from store.errors import DamagedBackup, NewerBackup, SealedBackup
from store.storage.file_layout import can_be_backed_up
from store.storage.sealed_bytes import is_sealed_backup

BACKUP_FORMAT = 1
LIST_NAME = "backup.json"
ASIDE = "aside/"
LARGEST_BACKUP = 1 << 30
"""Bytes that an unpacked backup may have: far more than a lifetime of conversations."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNREADABLE = (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, OSError)
_WRONG = (ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True)
class Backup:
    """What a data folder held at the ISO time `made`.

    `aside` holds the bytes of damaged files and of copies, kept only so that nothing is lost. A backup is `whole` if
    unfinished conversations and half-typed text are in it.
    """

    made: str
    files: Mapping[str, bytes]
    whole: bool = False
    aside: Mapping[str, bytes] = field(default_factory=dict)


def encode_backup(backup: Backup) -> bytes:
    """Return the bytes of the zip file."""
    contents = {**backup.files, **{f"{ASIDE}{name}": data for name, data in backup.aside.items()}}
    about = {
        "format": BACKUP_FORMAT,
        "made": backup.made,
        "whole": backup.whole,
        "sha256": {name: _digest(data) for name, data in sorted(contents.items())},
    }
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=1) as file:
        for name, data in {LIST_NAME: json.dumps(about, indent=1).encode(), **contents}.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            file.writestr(entry, data)
    return buffer.getvalue()


def decode_backup(name: str, data: bytes) -> Backup:
    """Return what a zip file holds, with every checksum verified.

    Raise DamagedBackup if it isn't exactly a backup, NewerBackup, or SealedBackup.
    """
    if is_sealed_backup(data):
        raise SealedBackup(name)
    try:
        with ZipFile(io.BytesIO(data)) as file:
            about, contents = _read(name, file)
        made, whole, digests = about["made"], about["whole"], dict(about["sha256"])
        datetime.fromisoformat(made)
    except (*_UNREADABLE, *_WRONG) as error:
        raise DamagedBackup(name) from error
    found = {path: _digest(each) for path, each in contents.items()}
    if found != digests or not isinstance(whole, bool):
        raise DamagedBackup(name)
    aside = {path.removeprefix(ASIDE): each for path, each in contents.items() if path.startswith(ASIDE)}
    files = {path: each for path, each in contents.items() if not path.startswith(ASIDE)}
    if not all(map(can_be_backed_up, files)):
        raise DamagedBackup(name)
    return Backup(made, files, whole, aside)


def _read(name: str, file: ZipFile) -> tuple[dict[str, Any], dict[str, bytes]]:
    entries = file.infolist()
    names = [entry.filename for entry in entries]
    plain = all(
        entry.compress_type in (ZIP_DEFLATED, ZIP_STORED) and not entry.flag_bits & 1 for entry in entries
    )
    if not plain or len({*names}) < len(names) or sum(each.file_size for each in entries) > LARGEST_BACKUP:
        raise DamagedBackup(name)
    about = json.loads(file.read(LIST_NAME))
    if not isinstance(about, dict) or not isinstance(about.get("format"), int):
        raise DamagedBackup(name)
    if about["format"] > BACKUP_FORMAT:
        raise NewerBackup(name)
    return about, {entry.filename: file.read(entry) for entry in entries if entry.filename != LIST_NAME}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
