"""Findings about the rows of a `for`."""

from __future__ import annotations

from collections.abc import Iterator

from prompts import ROLES
from prompts.expression_tree import Branches, NameRead, names_in
from scripts.checking.findings import Finding, make_finding
from scripts.checking.parsed_script import ScriptReading
from scripts.checking.rule_texts import RULES
from scripts.loading.spelling_suggestions import suggest
from scripts.model import LIST_TYPES, Block, Node, Step, ids_inside

ROWS_OF_TEXT = (*LIST_TYPES, "feelings", "needs", "choice")


def for_row_findings(read: NameRead, reading: ScriptReading, file: str) -> Iterator[Finding]:
    """Yield a finding if a row has no such part.

    An example is `{{ r.heart }}`.
    """
    parts = [part for part in read.name.split(".")[1:] if part not in ROLES]
    known = _known_parts(read.over, reading)
    if parts and known is not None and parts[0] not in known and not reading.broken:
        said = f"The rows of `{read.over}` have no `{parts[0]}`."
        instead = f"Write one of: {', '.join(sorted(known))}." if known else read.name.partition(".")[0]
        yield make_finding(
            RULES["N01"], file, read.place, said=said, fix=suggest(parts[0], known).strip("`") or instead
        )


def row_gaps(read: NameRead, under: Branches, reading: ScriptReading, file: str) -> Iterator[Finding]:
    """Yield a finding if a row may lack something printed.

    Any condition on the same row counts as a guard: it probably asks what the step's own condition asks.
    """
    loop, _, part = read.name.partition(".")
    block = reading.blocks.get(read.over)
    is_guarded = any(
        each.name.partition(".")[0] == loop and each.over for test, _ in under for each in names_in(test)
    )
    if block is not None and not is_guarded and _may_be_missing(block.steps, part.rpartition(".")[2]):
        yield make_finding(RULES["N08"], file, read.place, name=read.name, way="")


def _may_be_missing(nodes: tuple[Node, ...], name: str) -> bool:
    """Return whether these nodes may leave an answer out."""
    for node in nodes:
        if isinstance(node, Block) and (node.id == name or name in ids_inside(node)):
            return node.when is not None or _may_be_missing((*node.steps, *node.at_the_cap), name)
        if isinstance(node, Step) and node.id == name:
            return node.when is not None or node.optional or node.kind in ("talk", "agree", "keep")
    return False


def _known_parts(over: str, reading: ScriptReading) -> frozenset[str] | None:
    """Return the parts of a list's rows.

    None if nothing is known of them.
    """
    name = over.rpartition(".")[2]
    if block := reading.blocks.get(name):
        return ids_inside(block) | ({"item"} if block.kind == "for_each" else frozenset())
    step = reading.steps.get(name)
    if step is None or step.shape is None:
        return None
    if step.shape.type == "ratings":
        return frozenset(scale for scale, _, _ in step.shape.scales) | {"item"}
    return frozenset() if step.shape.type in ROWS_OF_TEXT else None
