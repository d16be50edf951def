"""Opening scripts from the library, an installed pack, or a file."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from scripts.installed_packs import find_pack_flow, name_inside
from scripts.loading.loader import ScriptError, load_script
from scripts.model import Script, Source
from scripts.script_info import (
    FLOW_LIBRARY,
    FRAME,
    ScriptInfo,
    ScriptNotFound,
    find_flow_file,
    get_script_info,
    list_scripts,
    read_text,
    words_file_of,
)


def open_script(name: str, language: str = "en", packs: Path | None = None) -> Script:
    """Load a script by its id or flow path.

    `packs` is the folder of installed packs; their scripts are named `pack/script`. Raises ScriptNotFound if it does
    not exist, ScriptError if it is invalid.
    """
    flow = find_flow_file(name, packs)
    script = load_script(_read_source(flow, language), load_frame(language))
    if find_pack_flow(packs, name):
        return replace(script, id=name, after=name_inside(flow, script.after))
    return script


@lru_cache(maxsize=4)
def load_frame(language: str = "en") -> tuple[Source, ...]:
    """Return the opening, the closing, and the short closing."""
    return tuple(_read_source(FLOW_LIBRARY / f"{name}.yaml", language) for name in FRAME)


def _read_source(flow: Path, language: str) -> Source:
    words = words_file_of(flow, language)
    return Source(read_text(flow), read_text(words), flow.name, words.name)


__all__ = [
    "ScriptError",
    "ScriptInfo",
    "ScriptNotFound",
    "get_script_info",
    "list_scripts",
    "load_frame",
    "open_script",
]
