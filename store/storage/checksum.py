"""The bytes of a file: ordinary TinyDB JSON whose first line proves the rest.

The first line is the table `_file` with one document: the format, the file's own name and a SHA-256 of the
whole file, taken with those 64 digits as zeros. So any damage shows, and so does a file in another's place.
The line stays as it is in every format, so that a newer file is always recognised.
"""

import hashlib
import json
import re
from typing import Any

from store.errors import CorruptFile

Tables = dict[str, dict[str, dict[str, Any]]]
"""A file as TinyDB sees it: by table, documents by number."""

_BLANK_DIGEST = b"0" * 64
_FIRST_LINE = re.compile(
    rb'\{"_file": \{"1": \{"format": ([1-9]\d{0,8}), "name": ("[^"\n]*"), "sha256": "([0-9a-f]{64})"\}\}'
)


def encode(name: str, version: int, tables: Tables) -> bytes:
    """The file's bytes, one document a line; half characters that no disk can hold become question marks."""
    blank = f'"format": {version}, "name": {json.dumps(name)}, "sha256": "{_BLANK_DIGEST.decode()}"'
    parts = [f'{{"_file": {{"1": {{{blank}}}}}', *(_table(title, table) for title, table in tables.items())]
    data = (",\n".join(parts) + "\n}\n").encode("utf-8", "replace")
    return data.replace(_BLANK_DIGEST, _digest(data), 1)


def decode(name: str, data: bytes) -> tuple[int, Tables]:
    """The format and the tables; raises Damaged unless `encode` gave these very bytes for `name`."""
    first = _FIRST_LINE.match(data)
    if not first or first[2] != json.dumps(name).encode():
        raise CorruptFile(name)
    start, end = first.span(3)
    if _digest(data[:start] + _BLANK_DIGEST + data[end:]) != first[3]:
        raise CorruptFile(name)
    tables: Tables = json.loads(data)
    del tables["_file"]
    return int(first[1]), tables


def _table(title: str, table: dict[str, dict[str, Any]]) -> str:
    documents = ",\n".join(f'"{number}": {_line(document)}' for number, document in table.items())
    return f"{json.dumps(title)}: {{\n{documents}\n}}"


def _line(document: dict[str, Any]) -> str:
    # No indent: it would leave the C encoder behind.
    return json.dumps(document, ensure_ascii=False, allow_nan=False)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
