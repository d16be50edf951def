"""Diagnostics at the steps and blocks of a flow file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prompts import Diagnostic
from scripts.loading.yaml_reader import NodePath, ParsedYaml
from scripts.model import Node


class NodeDiagnostics:
    """Positions of steps and blocks, by line and id."""

    def __init__(self, parsed: ParsedYaml) -> None:
        self._parsed = parsed
        self._paths = {(parsed.line(path), name): path for path, name in _node_paths(parsed.data, ())}

    def diagnostic(self, node: Node, message: str, hint: str = "", *, at: NodePath = ()) -> Diagnostic:
        """Return a diagnostic at a node's id or key."""
        path = self._paths.get((node.line, node.id), ())
        return self._parsed.make_diagnostic((*path, *(at or (node.kind,))), message, hint)


def _node_paths(data: Any, path: NodePath) -> Iterator[tuple[NodePath, str]]:
    """Yield (path, id) of every possible step and block."""
    for key in ("steps", "at_the_cap"):
        steps = data.get(key) if isinstance(data, dict) else None
        for number, item in enumerate(steps if isinstance(steps, list) else ()):
            if isinstance(item, dict) and item:
                node_path = (*path, key, number)
                yield node_path, str(next(iter(item.values())))
                yield from _node_paths(item, node_path)
