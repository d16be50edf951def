"""Findings about private answers that are gone when a couple goes back across a reveal."""

from __future__ import annotations

from collections.abc import Iterator

from prompts.expression_tree import Branches, Defined, Expression, Junction
from scripts.checking.findings import Finding, make_finding
from scripts.checking.parsed_script import ScriptReading
from scripts.checking.rule_texts import RULES
from scripts.model import Step, iter_nodes


def going_back_findings(reading: ScriptReading, file: str) -> Iterator[Finding]:
    """Yield the private steps that print a private answer without asking whether it's there.

    Someone who keeps an answer private deletes it. If they then go back to an earlier step, it's missing there.
    """
    steps = [node for node in iter_nodes(reading.nodes) if isinstance(node, Step)]
    order = {step.id: number for number, step in enumerate(steps)}
    for step in (each for each in steps if each.private and each.id in reading.words):
        for use in reading.words[step.id].uses:
            shown = reading.steps.get(use.read.name)
            is_own = shown is not None and shown.private and shown.of == step.of
            if shown is None or not is_own or not use.required or _is_guarded(use.under, shown.id):
                continue
            later = (each for each in steps if each.kind == "reveal" and shown.id in each.show)
            reveal = next((each for each in later if order[each.id] > order[step.id]), None)
            if reveal is not None and order[shown.id] < order[step.id]:
                yield make_finding(RULES["N15"], file, use.read.place, name=shown.id, reveal=reveal.id)


def _is_guarded(under: Branches, name: str) -> bool:
    return any(_asks_for(test, name, expected=side) for test, side in under)


def _asks_for(test: Expression, name: str, *, expected: bool) -> bool:
    """Return whether a condition is only met if an answer is there."""
    if isinstance(test, Junction) and expected and test.word == "and":
        return any(_asks_for(part, name, expected=True) for part in (test.left, test.right))
    return isinstance(test, Defined) and test.name.name == name and test.expected is expected
