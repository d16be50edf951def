"""Reading a pack from a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from scripts.installed_packs import PACK_FILE
from scripts.packs.file_names import (
    MAX_BYTES,
    MAX_FILE_BYTES,
    MAX_FILES,
    is_misnamed,
    is_pack_file,
    is_pack_folder,
)
from scripts.packs.pack import MANIFEST_FILE, Pack, PackError
from scripts.packs.pack_file import read_pack_file

MAX_NAMES = 2_000
"""Names to look at in one folder."""


def read_folder(folder: Path) -> Pack:
    """Return the pack in a folder.

    Links are never followed. Files that don't belong to a pack are left out. Raises PackError or OSError.
    """
    if not (folder / PACK_FILE).exists():
        raise PackError(
            f"{folder} isn’t a pack: it has no {PACK_FILE}. `turnabout new` makes one to start from."
        )
    names: list[str] = []
    left_out: list[str] = []
    for name, belongs in _walk(folder, ""):
        (names if belongs else left_out).append(name)
    if len(names) > MAX_FILES:
        raise PackError(f"This pack has {len(names)} files. At most {MAX_FILES} are allowed.")
    files = {name: _read(folder / name, name) for name in names}
    if sum(map(len, files.values())) > MAX_BYTES:
        raise PackError(f"This pack is too large. It can have at most {MAX_BYTES // 1_000_000} MB.")
    return Pack(read_pack_file(files[PACK_FILE]), files, tuple(left_out))


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, bool]]:
    """Yield each file's name, and whether it belongs to the pack."""
    with os.scandir(folder / prefix) as found:
        entries = []
        for entry in found:
            entries.append(entry)
            if len(entries) > MAX_NAMES:
                raise PackError(f"There are too many files in {folder / prefix} for a pack.")
    for entry in sorted(entries, key=lambda each: each.name):
        name = f"{prefix}{entry.name}"
        if entry.name.startswith(".") or name == MANIFEST_FILE:
            continue
        fits = is_pack_file(name) or is_pack_folder(name)
        if fits and entry.is_symlink():
            raise PackError(f"{name} is a link. Put the file itself into the pack.")
        if entry.is_dir(follow_symlinks=False):
            if is_pack_folder(name):
                yield from _walk(folder, f"{name}/")
            else:
                yield f"{name}/", False
        elif is_misnamed(name):
            raise PackError(
                f"{name} has a name that doesn’t work. Use only lowercase letters, digits, and hyphens, and end it "
                f"with {'.yaml' if prefix == 'scripts/' else '.md'}, like {prefix}evening-talk"
                f"{'.yaml' if prefix == 'scripts/' else '.md'}."
            )
        elif fits and not entry.is_file(follow_symlinks=False):
            raise PackError(f"{name} isn’t a plain file.")
        else:
            yield name, is_pack_file(name)


def _read(path: Path, name: str) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise PackError(f"{name} is too large. A file can have at most {MAX_FILE_BYTES // 1000} kB.")
    return data
