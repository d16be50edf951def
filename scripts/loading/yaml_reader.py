"""YAML as authors may write it: mappings, lists and plain text, every scalar as text, every mistake with its place."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import yaml

from prompts import Problem
from scripts.loading.yaml_errors import NO_SPACE, TIGHT, explain

LARGEST_FLOW = 64_000
DEEPEST = 40
_UNREADABLE = re.compile("[^\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Path = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top, such as ("steps", 2, "ask")."""


@dataclass(frozen=True)
class Place:
    """A range in a file, counted from one."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass
class Reading:
    """What was read: the data, where each key and value stands, and what is wrong with it.

    `ids` are those of all steps and blocks, the ones that could not be built among them.
    """

    file: str
    data: Any = None
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def problem(self, path: Path, message: str, hint: str = "", *, key: bool = False) -> None:
        """Note a mistake at a value, or at its key; where neither is there, at what surrounds it."""
        self.problems.append(self.found(path, message, hint, key=key))

    def at(self, place: Place, message: str, hint: str = "") -> None:
        """Note a mistake at a place that has no path."""
        self.problems.append(self._found(place, message, hint))

    def found(self, path: Path, message: str, hint: str = "", *, key: bool = False) -> Problem:
        """A mistake with its place, as `problem` notes it."""
        places = (self.keys, self.values) if key else (self.values, self.keys)
        while not any(path in known for known in places) and path:
            path = path[:-1]
        place = next((known[path] for known in places if path in known), Place(1, 1, 1, 1))
        return self._found(place, message, hint)

    def _found(self, place: Place, message: str, hint: str) -> Problem:
        return Problem(self.file, place.line, place.column, place.end_line, place.end_column, message, hint)

    def line(self, path: Path) -> int:
        return self.values[path].line if path in self.values else 1


def read_yaml(text: str, file: str = "", keys: Collection[str] = ()) -> Reading:
    """Read one file; never raises, whatever the text is.

    `keys` are words that mean something only with a colon and a space behind them, so `say:hi` is a slip.
    """
    reading = Reading(file)
    if len(text) > LARGEST_FLOW:
        reading.problem((), f"This file is too long: {len(text)} characters, {LARGEST_FLOW} at most.")
        return reading
    if _unreadable(reading, text) or _tight(reading, text, keys):
        return reading
    try:
        if _refused(reading, text):
            return reading
        root = yaml.compose(text, Loader=_loader())
    except yaml.YAMLError as error:
        line, column, end, said = explain(text, error)
        reading.at(Place(line, column, line, end), said)
        return reading
    if root is None:
        reading.problem((), "This file is empty.")
    else:
        reading.data = _plain(reading, root, ())
    return reading


def _loader() -> Any:
    """The C parser where it is built, which is about ten times as fast."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _unreadable(reading: Reading, text: str) -> bool:
    """The first character of each line that no text file should hold, and tabs, which nobody can see."""
    for number, line in enumerate(text.split("\n"), start=1):
        if odd := _UNREADABLE.search(line):
            place = Place(number, odd.start() + 1, number, odd.end() + 1)
            is_tab = odd.group() == "\t"
            said = (
                "A tab stands here. Use spaces instead."
                if is_tab
                else "A character stands here that is not text."
            )
            reading.at(place, said)
    return bool(reading.problems)


def _tight(reading: Reading, text: str, keys: Collection[str]) -> bool:
    """Colons without a space behind them: YAML would read them as text, and say nothing or something else."""
    for number, line in enumerate(text.split("\n"), start=1):
        slip = TIGHT.match(line)
        if slip and slip[1] in keys:
            reading.at(Place(number, slip.end(), number, slip.end() + 1), NO_SPACE)
    return bool(reading.problems)


def _refused(reading: Reading, text: str) -> bool:
    """Anchors, aliases and tags hide what a reader cannot see; what is nested too deeply cannot be composed."""
    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            reading.at(_place(event), f"This is nested more than {DEEPEST} deep.")
            return True
        what = None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            what = "Anchors and aliases (`&name`, `*name`) are not part of the format. Write it out where it belongs."
        elif getattr(event, "tag", None):
            what = "Tags (`!name`) are not part of the format. Put the text into quotation marks."
        if what:
            reading.at(_place(event), what)
    return bool(reading.problems)


def _place(marked: Any) -> Place:
    start, end = marked.start_mark, marked.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _plain(reading: Reading, node: yaml.Node, path: Path) -> Any:
    reading.values[path] = _place(node)
    if getattr(node, "style", None) in ("'", '"'):
        # Within the quotation marks, so that columns in a condition are right.
        whole = reading.values[path]
        reading.values[path] = Place(whole.line, whole.column + 1, whole.end_line, whole.end_column - 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(reading, node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(reading, item, (*path, number)) for number, item in enumerate(node.value)]
    return node.value


def _mapping(reading: Reading, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            reading.at(_place(key_node), "A key is one word.")
            continue
        key = key_node.value
        here = (*path, key)
        if key in mapping:
            first = reading.keys[here].line
            reading.at(
                _place(key_node), f"`{key}` stands here twice, first in line {first}. Keep one of them."
            )
            continue
        reading.keys[here] = _place(key_node)
        mapping[key] = _plain(reading, value_node, here)
    return mapping
