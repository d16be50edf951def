"""Findings about the whole flow: reached, revealed, and shared."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checking.findings import Finding, make_finding
from scripts.checking.live_names import words_names
from scripts.checking.observations import Observations
from scripts.checking.parsed_script import ScriptReading, key_of
from scripts.checking.rule_texts import RULES
from scripts.loading.yaml_reader import NodePath, SourceRange
from scripts.model import Block, Node, Step, iter_nodes


def whole_flow_findings(reading: ScriptReading, seen: Observations, file: str) -> Iterator[Finding]:
    """Yield findings about steps that never do anything."""
    if seen.complete:
        yield from _unreached(reading.nodes, reading, seen, file)
        yield from _idle(reading, seen, file)
    else:
        yield make_finding(RULES["S05"], file, (1, 1, 1, 1))
    yield from _unused_private(reading, file)
    yield from _speakers(reading.nodes, reading, file, in_turns=False)
    yield from _picks(reading, file)


def _at(reading: ScriptReading, node: Node, *path: str | int) -> tuple[int, int, int, int]:
    """Return where a node's id or value is."""
    base: NodePath = reading.paths.get(key_of(node), ())
    is_implied = isinstance(node, Block) and node.implied  # then the author wrote only its step
    kind = reading.steps[node.id].kind if is_implied else node.kind
    place = reading.parsed.values.get((*base, *(path or (kind,))), SourceRange(node.line, 1, node.line, 1))
    return (place.line, place.column, place.end_line, place.end_column)


def _unreached(
    nodes: tuple[Node, ...], reading: ScriptReading, seen: Observations, file: str
) -> Iterator[Finding]:
    for node in nodes:
        if key_of(node) not in seen.reached:
            yield make_finding(RULES["S01"], file, _at(reading, node), name=node.id)
            return  # nor are those after it
        if isinstance(node, Block) and key_of(node) in seen.entered and not node.implied:
            if node.kind not in ("for_each", "collect"):
                yield from _unreached(node.steps, reading, seen, file)
            if node.at_the_cap:
                yield from _unreached(node.at_the_cap, reading, seen, file)


def _idle(reading: ScriptReading, seen: Observations, file: str) -> Iterator[Finding]:
    """Yield findings about reveals and lists without anything in them."""
    order = {node.id: number for number, node in enumerate(iter_nodes(reading.nodes))}
    for step in reading.steps.values():
        key = key_of(step)
        for number, name in enumerate(step.show if key in seen.entered else ()):
            shown = reading.steps.get(name)
            if shown is None or name in reading.broken or (step.kind == "reveal" and not shown.private):
                continue
            if (key, name) in seen.revealed:
                continue
            place = _at(reading, step, "show", number)
            if step.kind == "compare" and shown.private and order[name] < order[step.id]:
                yield make_finding(RULES["N04"], file, place, name=name, id=name)
            else:
                yield make_finding(RULES["N13"], file, place, name=name, step=step.id, verb="show")
        for word, source in _list_keys(step):
            is_known = source.rpartition(".")[2] in reading.steps
            if key in seen.entered and key not in seen.with_items and is_known:
                place = _at(reading, step, word)
                yield make_finding(RULES["N13"], file, place, name=source, step=step.id, verb="choose from")
    for block in reading.blocks.values():
        key = key_of(block)
        if block.kind == "for_each" and key in seen.entered and key not in seen.with_items:
            place = _at(reading, block, "in")
            yield make_finding(RULES["N13"], file, place, name=block.over, step=block.id, verb="go through")


def _list_keys(step: Step) -> list[tuple[str, str]]:
    if step.shape is None:
        return []
    word = "choices_from" if step.shape.choices_from else "rows"
    return [(word, name) for name in step.shape.list_names]


def _unused_private(reading: ScriptReading, file: str) -> Iterator[Finding]:
    shown = {name for step in reading.steps.values() for name in step.show}
    private = {step.id for step in reading.steps.values() if step.private}
    used = {name for each in private for name in words_names(reading, each) if name != each}
    used |= {name.rpartition(".")[2] for each in private for _, name in _list_keys(reading.steps[each])}
    for name in private - shown - used:
        yield make_finding(RULES["S03"], file, _at(reading, reading.steps[name]), name=name)


def _speakers(
    nodes: tuple[Node, ...], reading: ScriptReading, file: str, *, in_turns: bool
) -> Iterator[Finding]:
    for node in nodes:
        if isinstance(node, Block):
            inner = in_turns or node.kind in ("turns", "collect")
            yield from _speakers((*node.steps, *node.at_the_cap), reading, file, in_turns=inner)
        elif node.of in ("speaker", "listener") and not in_turns:
            better = "first" if node.of == "speaker" else "second"
            yield make_finding(RULES["S04"], file, _at(reading, node, "of"), role=node.of, better=better)


def _picks(reading: ScriptReading, file: str) -> Iterator[Finding]:
    for step in reading.steps.values():
        shape = step.shape
        if shape and shape.pick and shape.choices and shape.pick[1] > len(shape.choices):
            place = _at(reading, step, "pick")
            low, high = min(shape.pick[0], len(shape.choices)), shape.pick[1]
            yield make_finding(RULES["V06"], file, place, low=low, high=high, count=len(shape.choices))
