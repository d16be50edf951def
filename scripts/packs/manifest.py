"""The manifest of an archive: what is in it, with a hash of each file."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from scripts.packs.pack import Pack, PackError

FORMAT = 1
CHANGED = (
    "The files in this pack aren’t the ones it was made with, so it may be damaged. Ask for it again, or ask the "
    "person who made it to run `turnabout pack`."
)


def manifest_of(pack: Pack) -> dict[str, Any]:
    """Return the manifest of a pack."""
    return {
        "format": FORMAT,
        "id": pack.info.id,
        "version": pack.info.version,
        "author": pack.info.author,
        "license": pack.info.license,
        "languages": list(pack.languages),
        "files": {name: hashlib.sha256(pack.files[name]).hexdigest() for name in sorted(pack.files)},
    }


def manifest_text(pack: Pack) -> str:
    """Return the manifest as a file's text."""
    return json.dumps(manifest_of(pack), indent=2, ensure_ascii=False) + "\n"


def check_manifest(data: bytes, pack: Pack) -> None:
    """Raise PackError unless a manifest says exactly what is there."""
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        raise PackError(CHANGED) from None
    found = read.get("format") if isinstance(read, dict) else None
    if isinstance(found, int) and not isinstance(found, bool) and found > FORMAT:
        raise PackError("This pack was made with a newer version of Turnabout. Update Turnabout to add it.")
    if read != manifest_of(pack):
        raise PackError(CHANGED)
