"""Checksummed files: TinyDB's JSON with a leading digest.

The first line is the table `_file` with one document: the format, the file's own name and a SHA-256 of the whole
file, computed with those 64 digits as zeros. It reveals any damage, and a file in another's place. The line is the
same in every format, so that a newer file is always recognized.
"""

import hashlib
import json
import re
from typing import Any

from store.errors import CorruptFile

Tables = dict[str, dict[str, dict[str, Any]]]
"""A file as TinyDB sees it: documents by number, by table."""

_BLANK_DIGEST = b"0" * 64
_FIRST_LINE = re.compile(
    rb'\{"_file": \{"1": \{"format": ([1-9]\d{0,8}), "name": ("[^"\n]*"), "sha256": "([0-9a-f]{64})"\}\}'
)


def encode(name: str, version: int, tables: Tables) -> bytes:
    """Return the file's bytes, one document per line.

    Lone surrogates, which UTF-8 cannot encode, become question marks.
    """
    blank = f'"format": {version}, "name": {json.dumps(name)}, "sha256": "{_BLANK_DIGEST.decode()}"'
    parts = [f'{{"_file": {{"1": {{{blank}}}}}', *(_table(title, table) for title, table in tables.items())]
    data = (",\n".join(parts) + "\n}\n").encode("utf-8", "replace")
    return data.replace(_BLANK_DIGEST, _digest(data), 1)


def decode(name: str, data: bytes) -> tuple[int, Tables]:
    """Return the format and the tables.

    Raise CorruptFile unless `encode` produced exactly these bytes for `name`.
    """
    first = _FIRST_LINE.match(data)
    if not first or first[2] != json.dumps(name).encode():
        raise CorruptFile(name)
    start, end = first.span(3)
    if _digest(data[:start] + _BLANK_DIGEST + data[end:]) != first[3]:
        raise CorruptFile(name)
    try:
        tables: Tables = json.loads(data)
        del tables["_file"]
    except (ValueError, RecursionError):  # a program that writes the digest, too, can write anything
        raise CorruptFile(name) from None
    return int(first[1]), tables


def is_encoded(start: bytes) -> bool:
    """Return whether a file with this beginning is one of a store."""
    return bool(_FIRST_LINE.match(start))


def _table(title: str, table: dict[str, dict[str, Any]]) -> str:
    documents = ",\n".join(f'"{number}": {_line(document)}' for number, document in table.items())
    return f"{json.dumps(title)}: {{\n{documents}\n}}"


def _line(document: dict[str, Any]) -> str:
    # With an indent, json would fall back to its slow Python encoder.
    return json.dumps(document, ensure_ascii=False, allow_nan=False)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
