"""Conversations that were saved with a script nobody can load."""

from __future__ import annotations

from pathlib import Path

from store.storage.file_encoding import decode, encode


def conversation_files(folder: Path) -> set[Path]:
    """Return the files of all conversations."""
    return set(folder.rglob("*T*.json"))


def break_script(folder: Path, file: Path) -> str:
    """Save a script of another format in an intact file; return its name."""
    name = str(file.relative_to(folder))
    version, tables = decode(name, file.read_bytes())
    for part in tables["script"]["1"]["parts"]:
        part["flow"] = part["flow"].replace("format: 1", "format: 7")
    file.write_bytes(encode(name, version, tables))
    return name
