"""Installed packs, as lists show them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from prompts import sanitize

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo  # not loaded before the first screen


@dataclass(frozen=True)
class InstalledPack:
    """An installed pack and its scripts; what can't be read is empty."""

    id: str
    version: str
    author: str
    license: str
    scripts: tuple[ScriptInfo, ...]


def installed_packs(packs: Path, ids: list[str]) -> Iterator[InstalledPack]:
    """Yield the packs with these ids, from their first lines."""
    from scripts.installed_packs import PACK_FILE
    from scripts.script_info import list_scripts
    from scripts.text_files import read_text_file
    from scripts.yaml_head import read_head

    found = [script for script in list_scripts(packs=packs) if script.is_from_pack] if ids else []
    for id_ in ids:
        text = ""
        with suppress(OSError, UnicodeDecodeError):
            text = read_text_file(packs / id_ / PACK_FILE)
        head = {name: sanitize(value) for name, value in read_head(text).items()}
        scripts = tuple(script for script in found if script.pack == id_)
        yield InstalledPack(
            id_, head.get("version", ""), head.get("author", ""), head.get("license", ""), scripts
        )
