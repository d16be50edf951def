"""Findings about ids and scripts to finish first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.checking.findings import Finding, Place, make_finding
from scripts.checking.rule_texts import RULES
from scripts.loading.spelling_suggestions import suggest
from scripts.loading.value_parsers import SCRIPT_ID
from scripts.loading.yaml_reader import ParsedYaml
from scripts.script_info import FLOW_LIBRARY


@dataclass(frozen=True)
class Identity:
    """A flow file and its ids.

    `can_clash` if it neither comes with Turnabout nor belongs to a pack.
    """

    path: Path
    file: str
    parsed: ParsedYaml
    can_clash: bool

    def text(self, key: str) -> str:
        """Return the text of a top key, or ""."""
        value = self.parsed.data.get(key) if isinstance(self.parsed.data, dict) else None
        return value if isinstance(value, str) else ""

    def place(self, key: str) -> Place:
        at = self.parsed.values[(key,)]
        return (at.line, at.column, at.end_line, at.end_column)


def script_id_findings(flows: Sequence[Identity | None]) -> Mapping[int, list[Finding]]:
    """Return findings about the ids of flows, by their number."""
    library = frozenset(path.stem for path in FLOW_LIBRARY.glob("*.yaml"))
    known = library | {flow.text("id") for flow in flows if flow}
    taken: dict[str, str] = {}
    found: dict[int, list[Finding]] = {}
    for number, flow in enumerate(flows):
        if flow is not None:
            found[number] = [*_of_id(flow, taken, library), *_of_after(flow, known)]
            taken.setdefault(flow.text("id"), flow.file)
    return found


def _of_id(flow: Identity, taken: Mapping[str, str], library: frozenset[str]) -> Iterator[Finding]:
    name, stem = flow.text("id"), flow.path.stem
    if not name:
        return
    if name in taken:
        yield make_finding(RULES["I02"], flow.file, flow.place("id"), id=name, other=taken[name])
    elif name in library and flow.can_clash:
        yield make_finding(RULES["I03"], flow.file, flow.place("id"), id=name)
    elif name != stem and re.fullmatch(SCRIPT_ID, stem):
        yield make_finding(RULES["I01"], flow.file, flow.place("id"), stem=stem)


def _of_after(flow: Identity, known: frozenset[str]) -> Iterator[Finding]:
    first = flow.text("after")
    if first and first not in known:
        near = suggest(first, known - {flow.text("id")}).strip("`")
        said = f" Did you mean `{near}`?" if near else ""
        yield make_finding(RULES["I04"], flow.file, flow.place("after"), id=first, near=said, fix=near)
