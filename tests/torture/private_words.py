"""A search for private words outside the data folder."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

IN_APP = re.compile(rb"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|\Z)", re.DOTALL)
"""What is only shown while the app is running, and gone from the terminal afterward."""
TITLES = re.compile(rb"\x1b\][012];([^\x07\x1b]*)")
LARGEST = 50_000_000


def places_outside() -> list[Path]:
    """Return the folders in which a program may leave something, even if it's told to use others."""
    return [Path.home(), *map(Path, ("/tmp", "/var/tmp", "/dev/shm"))]  # noqa: S108


def files_with(word: str, folders: list[Path], data: Path, since: float) -> list[str]:
    """Return the files outside the data folder that hold a word, or have it in their name.

    Only those that changed since a time are read.
    """
    return sorted(
        {
            str(path)
            for folder in folders
            for path in _changed_files(folder, data, since)
            if word in path.name or word.encode() in _read(path)
        }
    )


def left_in_terminal(word: str, written: bytes) -> bool:
    """Return whether a word stays in the terminal after the app, or is in its title."""
    return any(word.encode() in each for each in (IN_APP.sub(b"", written), *TITLES.findall(written)))


def _changed_files(folder: Path, data: Path, since: float) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if Path(at, name) != data]
        for path in (Path(at, name) for name in names):
            try:
                found = path.lstat()
            except OSError:
                continue
            if stat.S_ISREG(found.st_mode) and found.st_mtime >= since and found.st_size <= LARGEST:
                yield path


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
