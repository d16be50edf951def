"""Reading an earlier version of a pack, or of scripts outside a pack."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.checking.file_decoding import decode, read_start
from scripts.checking.script_file_search import ScriptFiles, find_scripts
from scripts.checking.version_findings import EarlierVersion
from scripts.installed_packs import PACK_FILE
from scripts.packs.archive import MAX_ARCHIVE_BYTES, read_archive
from scripts.packs.folder import read_folder
from scripts.packs.pack import Pack


def read_earlier(path: Path) -> EarlierVersion:
    """Return the scripts at a path: a pack as a folder or one file, a folder, or a flow.

    Raises PackError, NothingToCheck, OSError.
    """
    if path.is_dir() and (path / PACK_FILE).is_file():
        return _of_pack(read_folder(path))
    if path.is_file() and path.suffix not in (".yaml", ".yml", ".md"):
        with path.open("rb") as file:
            return _of_pack(read_archive(file.read(MAX_ARCHIVE_BYTES + 1)))
    scripts = find_scripts([str(path)])
    return EarlierVersion("", {files.flow.stem: texts_of(files) for files in scripts if files.flow})


def texts_of(files: ScriptFiles) -> tuple[str, ...]:
    """Return the texts of a flow and its words."""
    paths = (*((files.flow,) if files.flow else ()), *files.words)
    return tuple(_text(read_start(path)) for path in paths)


def _of_pack(pack: Pack) -> EarlierVersion:
    scripts = {}
    for id_ in pack.scripts:
        words = [name for name in pack.files if re.fullmatch(rf"prompts/[^/]+/{re.escape(id_)}\.md", name)]
        ordered = sorted(words, key=lambda name: (not name.startswith("prompts/en/"), name))
        scripts[id_] = tuple(_text(pack.files[name]) for name in (f"scripts/{id_}.yaml", *ordered))
    return EarlierVersion(pack.info.version, scripts)


def _text(content: bytes) -> str:
    """Return a text with plain line ends: other editors' ones are no change."""
    text = decode(content, "").text or ""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip()
