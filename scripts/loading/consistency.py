"""Checks that a flow and its words fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prompts import ROLES, Diagnostic, WordsFile
from scripts.loading.node_positions import NodePositions
from scripts.loading.reference_checks import FACTS, PERSONAL, check_names, check_references
from scripts.loading.section_checks import check_labels, check_sections
from scripts.loading.yaml_reader import ParsedYaml
from scripts.model import Block, Node, Wording, iter_nodes

RESERVED = frozenset((*ROLES, *PERSONAL, *FACTS, "both", "item", "round", "begins", "loop"))


def check_consistency(
    nodes: tuple[Node, ...],
    words: WordsFile,
    wordings: Mapping[str, Wording],
    parsed: ParsedYaml,
    *,
    frame_ids: frozenset[str],
) -> list[Diagnostic]:
    """Return every contradiction between a flow and its words.

    `parsed` is what the nodes were built from; it also has the ids of nodes that could not be built, about which
    nothing more is reported. `frame_ids` are the ids of opening and closing, which a script may not reuse.
    """
    flow = [node for node in iter_nodes(nodes) if not (isinstance(node, Block) and node.implied)]
    implied = [node for node in iter_nodes(nodes) if isinstance(node, Block) and node.implied]
    broken = parsed.ids - {node.id for node in flow}
    places = NodePositions(parsed)
    return [
        *_check_ids(flow, places, frame_ids),
        *check_sections(flow, words, places, broken),
        *check_labels(flow, words),
        *check_references(flow, places, broken),
        *check_names([*flow, *implied], wordings, parsed.file, words.file, broken),
    ]


def _check_ids(flow: list[Node], places: NodePositions, frame_ids: frozenset[str]) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for node in flow:
        if node.id in RESERVED:
            yield places.diagnostic(
                node, f"`{node.id}` is a reserved name. Give this {node.kind} another id."
            )
        elif node.id in frame_ids:
            yield places.diagnostic(
                node, f"`{node.id}` is used by the opening or the closing. Choose another id."
            )
        elif node.id in seen:
            message = (
                f"`{node.id}` is used twice, first in line {seen[node.id]}. Give one of the two another id."
            )
            yield places.diagnostic(node, message)
        if isinstance(node, Block) and node.if_left in frame_ids:
            message = f"`{node.if_left}` belongs to the opening or the closing. Choose another name."
            yield places.diagnostic(node, message, at=("if_left",))
        seen.setdefault(node.id, node.line)
