"""Findings about the names of a `for`: what its rows hold."""

from __future__ import annotations

from collections.abc import Iterator

from prompts import ROLES
from prompts.expressions import NameRead
from scripts.checking.catalogue import RULES
from scripts.checking.findings import Finding, make_finding
from scripts.checking.reading import ScriptReading
from scripts.loading.suggestions import suggest
from scripts.model import ids_inside


def row_findings(read: NameRead, reading: ScriptReading, file: str) -> Iterator[Finding]:
    """Yield a finding if a row has no such part, as in `{{ r.heart }}`."""
    parts = [part for part in read.name.split(".")[1:] if part not in ROLES]
    if not parts:
        return
    known = _known_parts(read.over, reading)
    if known is not None and parts[0] not in known and not reading.broken:
        said = f"The rows of `{read.over}` have no `{parts[0]}`."
        mend = suggest(parts[0], known).strip("`") or f"Write one of: {', '.join(sorted(known))}."
        yield make_finding(RULES["N01"], file, read.place, said=said, mend=mend)


def _known_parts(over: str, reading: ScriptReading) -> frozenset[str] | None:
    """Return the parts of a list's rows, or None if it has no rows."""
    name = over.rpartition(".")[2]
    if block := reading.blocks.get(name):
        return ids_inside(block) | ({"item"} if block.kind == "for_each" else frozenset())
    step = reading.steps.get(name)
    if step is not None and step.shape is not None and step.shape.type == "ratings":
        return frozenset(scale for scale, _, _ in step.shape.scales) | {"item"}
    return None
