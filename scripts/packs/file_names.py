"""Names and sizes that the files of a pack may have."""

from __future__ import annotations

import re

from scripts.installed_packs import ID, PACK_FILE

MAX_FILES = 300
MAX_FILE_BYTES = 260_000
"""More than the longest script has, even in a script of four bytes a letter."""
MAX_BYTES = 4_000_000
_LANGUAGE = r"[a-z]{2,3}(-[A-Z]{2})?"
_FILE = re.compile(
    rf"{re.escape(PACK_FILE)}|README\.md|LICENSE(\.md|\.txt)?"
    rf"|scripts/(?P<flow>{ID})(\.walk)?\.yaml|prompts/{_LANGUAGE}/(?P<words>{ID})\.md"
)
_FOLDER = re.compile(rf"scripts|prompts(/{_LANGUAGE})?")
_MEANT = re.compile(r"scripts/[^/]*\.ya?ml|prompts/[^/]*/[^/]*\.(md|txt|markdown)", re.IGNORECASE)
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
"""Names that mean a device on Windows, whatever their ending."""
RESERVED = ("library",)


def is_pack_id(id_: str) -> bool:
    """Return whether a pack or script may have this id."""
    return bool(re.fullmatch(ID, id_)) and not _DEVICES.fullmatch(id_) and id_ not in RESERVED


def is_pack_file(name: str) -> bool:
    """Return whether a file of this name belongs in a pack."""
    found = _FILE.fullmatch(name)
    return bool(found) and is_pack_id((found and (found["flow"] or found["words"])) or "none")


def is_pack_folder(name: str) -> bool:
    """Return whether a folder of this name belongs in a pack."""
    return bool(_FOLDER.fullmatch(name))


def is_misnamed(name: str) -> bool:
    """Return whether a file is meant to be a flow or words, by its place."""
    return bool(_MEANT.fullmatch(name)) and not is_pack_file(name)
