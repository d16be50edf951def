"""Names of copies that a sync service leaves beside a file.

For example `open (conflicted copy 2026-11-28).json`, `open.sync-conflict-20261128-201500-ABCDEFG.json`,
`open-LAPTOP.json`, `open 2.json`, or `Copy of open.json`.
"""

import re
from dataclasses import dataclass

_CONVERSATION = r"\d{4}-\d\d-\d\dT\d{4}-[0-9a-f]{4}"
_BASE = rf"(store|open|notebook|erased|month|{_CONVERSATION})"
_COPIES = (
    re.compile(rf"{_BASE}(?:\.json)?[ ._~(\[-].*\.json\S*", re.IGNORECASE),
    re.compile(rf"{_BASE}\.json[ ._~(\[-].+", re.IGNORECASE),
    re.compile(rf".*[ _-]{_BASE}\.json", re.IGNORECASE),
)


@dataclass(frozen=True)
class SyncCopy:
    """A copy, and the file that it's one of; both are paths in the data folder."""

    name: str
    original: str


def copy_in(folder: str, name: str) -> SyncCopy | None:
    """Return what a file in a folder is a copy of, if it is one.

    Temporary files are none, and neither is a file of the store itself.
    """
    if name.startswith(".") or re.fullmatch(rf"{_BASE}\.json", name):
        return None
    for pattern in _COPIES:
        if match := pattern.fullmatch(name):
            before = f"{folder}/" if folder else ""
            return SyncCopy(f"{before}{name}", f"{before}{match[1]}.json")
    return None


def original_name(name: str) -> str:
    """Return the path of the original, or the path itself if it's no copy."""
    folder, _, last = name.rpartition("/")
    copy = copy_in(folder, last)
    return copy.original if copy else name
