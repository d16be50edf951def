"""Restricted YAML: plain scalars, and a position for every value."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import yaml

from prompts import Diagnostic
from scripts.loading.yaml_errors import COLON_WITHOUT_SPACE, MISSING_SPACE, explain_yaml_error

MAX_FLOW_CHARS = 64_000
MAX_DEPTH = 40
_UNREADABLE = re.compile("[^\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NodePath = tuple[str | int, ...]
"""The path to a value: keys and indexes from the top, such as ("steps", 2, "ask")."""


@dataclass(frozen=True)
class SourceRange:
    """A range in a file, counted from one."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass
class ParsedYaml:
    """The data of a file, its positions, and its problems.

    `ids` are those of all steps and blocks, including ones that could not be built.
    """

    file: str
    data: Any = None
    keys: dict[NodePath, SourceRange] = field(default_factory=dict)
    values: dict[NodePath, SourceRange] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def report(self, path: NodePath, message: str, hint: str = "", *, key: bool = False) -> None:
        """Report a problem at a value or its key.

        If neither exists, the position is that of its parent.
        """
        self.diagnostics.append(self.make_diagnostic(path, message, hint, key=key))

    def report_at(self, place: SourceRange, message: str, hint: str = "") -> None:
        """Report a problem at a position without a path."""
        self.diagnostics.append(self._make_diagnostic(place, message, hint))

    def make_diagnostic(
        self, path: NodePath, message: str, hint: str = "", *, key: bool = False
    ) -> Diagnostic:
        """Return a diagnostic, positioned as in `report`."""
        places = (self.keys, self.values) if key else (self.values, self.keys)
        while not any(path in known for known in places) and path:
            path = path[:-1]
        place = next((known[path] for known in places if path in known), SourceRange(1, 1, 1, 1))
        return self._make_diagnostic(place, message, hint)

    def _make_diagnostic(self, place: SourceRange, message: str, hint: str) -> Diagnostic:
        return Diagnostic(
            self.file, place.line, place.column, place.end_line, place.end_column, message, hint
        )

    def line(self, path: NodePath) -> int:
        return self.values[path].line if path in self.values else 1


def parse_yaml(text: str, file: str = "", keys: Collection[str] = ()) -> ParsedYaml:
    """Parse a file. Never raises: problems become diagnostics.

    `keys` are words that need a colon and a space after them, so `say:hi` is reported as a slip.
    """
    parsed = ParsedYaml(file)
    if len(text) > MAX_FLOW_CHARS:
        parsed.report(
            (),
            f"This file is too long. It has {len(text)} characters, and at most {MAX_FLOW_CHARS} are allowed.",
        )
        return parsed
    if _unreadable_characters(parsed, text) or _missing_spaces(parsed, text, keys):
        return parsed
    try:
        if _forbidden_syntax(parsed, text):
            return parsed
        root = yaml.compose(text, Loader=_loader())
    except yaml.YAMLError as error:
        line, column, end, message = explain_yaml_error(text, error)
        parsed.report_at(SourceRange(line, column, line, end), message)
        return parsed
    if root is None:
        parsed.report((), "This file is empty.")
    else:
        parsed.data = _plain_data(parsed, root, ())
    return parsed


def _loader() -> Any:
    """Return the C loader (ten times as fast) if available."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _unreadable_characters(parsed: ParsedYaml, text: str) -> bool:
    """Report invalid characters and tabs; the first of each line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if odd := _UNREADABLE.search(line):
            place = SourceRange(number, odd.start() + 1, number, odd.end() + 1)
            is_tab = odd.group() == "\t"
            message = (
                "There’s a tab here. Use spaces instead."
                if is_tab
                else "There’s an invisible control character here. Delete it."
            )
            parsed.report_at(place, message)
    return bool(parsed.diagnostics)


def _missing_spaces(parsed: ParsedYaml, text: str, keys: Collection[str]) -> bool:
    """Report colons without a space after them.

    YAML would read them as text, or report something misleading.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        slip = COLON_WITHOUT_SPACE.match(line)
        if slip and slip[1] in keys:
            parsed.report_at(SourceRange(number, slip.end(), number, slip.end() + 1), MISSING_SPACE)
    return bool(parsed.diagnostics)


def _forbidden_syntax(parsed: ParsedYaml, text: str) -> bool:
    """Report anchors, aliases, tags, and deep nesting.

    The first three hide content from readers; deep nesting overflows the composer.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            parsed.report_at(
                _range_of(event), f"This is nested too deeply. At most {MAX_DEPTH} levels are allowed."
            )
            return True
        what = None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            what = "Anchors and aliases (`&name`, `*name`) aren’t supported. Write the text out where it belongs."
        elif getattr(event, "tag", None):
            what = "Tags (`!name`) aren’t supported. Put quotation marks around the text."
        if what:
            parsed.report_at(_range_of(event), what)
    return bool(parsed.diagnostics)


def _range_of(marked: Any) -> SourceRange:
    start, end = marked.start_mark, marked.end_mark
    return SourceRange(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _plain_data(parsed: ParsedYaml, node: yaml.Node, path: NodePath) -> Any:
    parsed.values[path] = _range_of(node)
    if getattr(node, "style", None) in ("'", '"'):
        # Start after the quotation mark, so that columns in a condition are right
        whole = parsed.values[path]
        parsed.values[path] = SourceRange(whole.line, whole.column + 1, whole.end_line, whole.end_column - 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(parsed, node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_plain_data(parsed, item, (*path, number)) for number, item in enumerate(node.value)]
    return node.value


def _mapping(parsed: ParsedYaml, node: yaml.MappingNode, path: NodePath) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            parsed.report_at(_range_of(key_node), "A key must be a single word.")
            continue
        key = key_node.value
        key_path = (*path, key)
        if key in mapping:
            first = parsed.keys[key_path].line
            parsed.report_at(
                _range_of(key_node), f"`{key}` appears twice (first on line {first}). Delete one."
            )
            continue
        parsed.keys[key_path] = _range_of(key_node)
        mapping[key] = _plain_data(parsed, value_node, key_path)
    return mapping
