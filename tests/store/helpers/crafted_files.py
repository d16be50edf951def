"""Data files with anything in them, and a checksum that fits."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any

from store.storage.file_encoding import Tables, encode

ODD_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    10**30,
    "",
    "soon",
    "2026-13-45",
    "9999-12-31",
    "\x00\x1b[2J",
    "../../etc/passwd",
    "x" * 10_000,
    [],
    [1, "x", None],
    [[]],
    {},
    {"a": {"b": []}},
)
HUGE_DEPTH = 200_000


def nested(depth: int) -> Any:
    value: Any = "deep"
    for _ in range(depth):
        value = [value]
    return value


def crafted(name: str, tables: Tables, seed: int) -> bytes:
    """Return a file with one to three odd things in it."""
    rng, changed = Random(seed), copy.deepcopy(tables)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        _change(rng, changed)
    rest = ",\n".join(f"{json.dumps(title)}: {json.dumps(table)}" for title, table in changed.items())
    return with_digest(name, rest)


def _change(rng: Random, value: Any) -> None:
    """Replace, remove, or add something somewhere inside."""
    places = list(_places(value))
    if not places:
        return
    holder, key = rng.choice(places)
    match rng.randrange(6):
        case 0 if isinstance(holder, dict):
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[f"{key}_more"] = copy.deepcopy(rng.choice(ODD_VALUES))
        case 2:
            holder[key] = nested(rng.choice((3, 30, 300)))
        case 3:
            other, at = rng.choice(places)
            holder[key] = copy.deepcopy(other[at])
        case _:
            holder[key] = copy.deepcopy(rng.choice(ODD_VALUES))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield value, key
        yield from _places(each)


def with_digest(name: str, rest: str) -> bytes:
    """Return a file whose tables are this text, with a checksum that fits."""
    blank = encode(name, 1, {})
    start = blank[: blank.index(b"}}") + 2].decode()
    empty = f"{start},\n{rest}\n}}\n".encode("utf-8", "replace")
    return _signed(empty)


def _signed(data: bytes) -> bytes:
    from store.storage import file_encoding as encoding

    first = encoding._FIRST_LINE.match(data)
    assert first
    start, end = first.span(3)
    zeroed = data[:start] + encoding._BLANK_DIGEST + data[end:]
    return data[:start] + encoding._digest(zeroed) + data[end:]


TEXTS = {
    "not JSON": '"people": nonsense',
    "a list": '"people": []',
    "rows in a list": '"people": {"1": []}',
    "text": '"people": "Ana"',
    "nothing": '"people": null',
    "deep": f'"people": {"[" * HUGE_DEPTH}{"]" * HUGE_DEPTH}',
    "digits": f'"people": {{"1": {{"id": {"9" * 100_000}}}}}',
    "twice": '"people": {}, "people": {"1": 1}',
    "no row number": '"people": {"first": {}}, "agreements": {"x": {}}, "entries": {"": {}}',
    "not a number": '"people": {"1": {"id": NaN}}',
    "long line": json.dumps("x" * 10_000_000).join(('"people": {"1": {"id": ', "}}")),
    "surrogate": '"people": {"1": {"id": "\\ud800"}}',
}
"""Tables that no store writes."""
