"""Checks of the ids in a flow."""

from __future__ import annotations

from collections.abc import Iterator

from prompts import ROLES, Diagnostic
from scripts.loading.node_diagnostics import NodeDiagnostics
from scripts.loading.reference_checks import CARRIED_BY, FACTS, PERSONAL
from scripts.model import Block, Node
from scripts.opening_closing_steps import FRAME_PREFIX
from scripts.script_info import TEXT_SECTIONS

RESERVED = frozenset(
    (*ROLES, *PERSONAL, *FACTS, CARRIED_BY, "both", "item", "round", "begins", "loop", *TEXT_SECTIONS)
)


def check_ids(flow: list[Node], places: NodeDiagnostics, frame_ids: frozenset[str]) -> Iterator[Diagnostic]:
    """Check that ids are unique and not reserved.

    Saved conversations with a frame from before the prefix may use it.
    """
    seen: dict[str, int] = {}
    has_prefix = any(id_.startswith(FRAME_PREFIX) for id_ in frame_ids)

    def is_taken(name: str) -> bool:
        return name in frame_ids or (has_prefix and name.startswith(FRAME_PREFIX))

    for node in flow:
        if node.id in RESERVED:
            yield places.diagnostic(
                node, f"`{node.id}` is a reserved name. Choose another id for this `{node.kind}`."
            )
        elif is_taken(node.id):
            yield places.diagnostic(node, _taken_text(f"id for this `{node.kind}`"))
        elif node.id in seen:
            message = (
                f"`{node.id}` is used twice (first on line {seen[node.id]}). Give one of them another id."
            )
            yield places.diagnostic(node, message)
        if isinstance(node, Block) and is_taken(node.if_left):
            yield places.diagnostic(node, _taken_text("name"), at=("if_left",))
        if isinstance(node, Block) and node.if_left in TEXT_SECTIONS:
            message = f"`{node.if_left}` is a reserved name. Choose another one for `if_left`."
            yield places.diagnostic(node, message, at=("if_left",))
        seen.setdefault(node.id, node.line)


def _taken_text(what: str) -> str:
    return f"Names that start with `{FRAME_PREFIX}` belong to the opening and the closing. Choose another {what}."
