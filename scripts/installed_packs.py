"""Scripts of installed packs, each named `pack/script`.

Packs are folders side by side. They were checked when they were added, so only their first lines are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from scripts.text_files import read_text_file
from scripts.yaml_head import read_head

PACK_FILE = "pack.yaml"
ID = r"[a-z0-9][a-z0-9-]{0,39}"
_NAME = re.compile(rf"({ID})/({ID})")


def list_pack_flows(packs: Path | None) -> Iterator[Path]:
    """Yield the flow files of all packs, sorted by name."""
    for flow in sorted(packs.glob("*/scripts/*.yaml")) if packs else ():
        if _NAME.fullmatch(pack_script_name(flow)):
            yield flow


def find_pack_flow(packs: Path | None, name: str) -> Path | None:
    """Return the flow file of `pack/script`, if it is installed."""
    found = _NAME.fullmatch(name)
    if packs is None or not found:
        return None
    flow = packs / found[1] / "scripts" / f"{found[2]}.yaml"
    return flow if flow.is_file() else None


def pack_script_name(flow: Path) -> str:
    """Return a flow's name, `pack/script`."""
    return f"{_pack_folder(flow).name}/{flow.stem}"


def name_inside(flow: Path, id_: str) -> str:
    """Return the name of a script that a pack's script refers to.

    Its own pack comes first, then the scripts that come with Turnabout.
    """
    is_own = bool(id_) and flow.with_name(f"{id_}.yaml").is_file()
    return f"{_pack_folder(flow).name}/{id_}" if is_own else id_


def read_author(flow: Path) -> str:
    """Return who made the pack of a flow, as far as it can be read."""
    with suppress(OSError, UnicodeDecodeError):
        return read_head(read_text_file(_pack_folder(flow) / PACK_FILE)).get("author", "")
    return ""


def _pack_folder(flow: Path) -> Path:
    return flow.parent.parent
