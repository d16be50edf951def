"""Checks of the ids in a flow."""

from __future__ import annotations

from collections.abc import Iterator

from prompts import ROLES, Diagnostic
from scripts.loading.node_diagnostics import NodeDiagnostics
from scripts.loading.reference_checks import FACTS, PERSONAL
from scripts.model import Block, Node

RESERVED = frozenset((*ROLES, *PERSONAL, *FACTS, "both", "item", "round", "begins", "loop"))


def check_ids(flow: list[Node], places: NodeDiagnostics, frame_ids: frozenset[str]) -> Iterator[Diagnostic]:
    """Check that ids are unique and not reserved."""
    seen: dict[str, int] = {}
    for node in flow:
        if node.id in RESERVED:
            yield places.diagnostic(
                node, f"`{node.id}` is a reserved name. Choose another id for this `{node.kind}`."
            )
        elif node.id in frame_ids:
            yield places.diagnostic(
                node, f"`{node.id}` is used by the opening or the closing. Choose another id."
            )
        elif node.id in seen:
            message = (
                f"`{node.id}` is used twice (first on line {seen[node.id]}). Give one of them another id."
            )
            yield places.diagnostic(node, message)
        if isinstance(node, Block) and node.if_left in frame_ids:
            message = f"`{node.if_left}` is used by the opening or the closing. Choose another name."
            yield places.diagnostic(node, message, at=("if_left",))
        seen.setdefault(node.id, node.line)
