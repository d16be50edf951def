"""Checks that a flow and its words fit together."""

from __future__ import annotations

from collections.abc import Mapping

from prompts import Diagnostic, WordsFile
from scripts.loading.id_checks import check_ids
from scripts.loading.node_diagnostics import NodeDiagnostics
from scripts.loading.readiness_checks import check_readiness
from scripts.loading.reference_checks import check_names, check_references
from scripts.loading.section_checks import check_labels, check_sections
from scripts.loading.stage_names import check_stage_names
from scripts.loading.yaml_reader import ParsedYaml
from scripts.model import Block, Node, Wording, iter_nodes


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
    places = NodeDiagnostics(parsed)
    return [
        *check_ids(flow, places, frame_ids),
        *check_readiness(nodes, parsed, broken),
        *check_sections(flow, words, places, broken),
        *check_labels(flow, words),
        *check_stage_names(nodes, words),
        *check_references(flow, places, broken),
        *check_names([*flow, *implied], wordings, parsed.file, words.file, broken),
    ]
