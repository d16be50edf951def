"""Estimates of a conversation's progress and remaining time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.engine_types import AwaitingAnswer
from scripts.model import Block, Node, Script, iter_nodes

TYPICAL_SECONDS = {
    "ask": 60,
    "agree": 120,
    "reveal": 45,
    "look_back": 120,
    "keep": 60,
    "compare": 45,
    "time_out": 5,
}
DEFAULT_SECONDS = 20
LINE_SECONDS = 30
"""For each labeled line of a text."""
PICKED = ("choice", "yes_no", "scale", "who")
"""Answers that take no typing, so no longer than a step that is read."""


@dataclass(frozen=True)
class ProgressEstimate:
    """Progress from 0 to 1, and remaining minutes."""

    done: float
    minutes: int


def estimate_progress(script: Script, ask: AwaitingAnswer) -> ProgressEstimate:
    """Estimate progress from the usual path through a script.

    The usual path takes every turn, and every repeat once. Progress never falls: further rounds and `at_the_cap` steps
    count as the end of their block.
    """
    seconds = [_seconds_of(node) for node in script.steps]
    n, inside = _find(script.steps, ask.step.id, _rounds_by_block(ask.place))
    done = (sum(seconds[:n]) + inside) / (sum(seconds) or 1)
    usual = sum(script.minutes) / 2
    left = 0 if ask.kind == "stop" else (1 - done) * usual  # nothing follows a stop
    return ProgressEstimate(done, max(1, math.ceil(left)))


def usual_seconds(nodes: tuple[Node, ...]) -> int:
    """Return the seconds of the usual path through these nodes."""
    return sum(map(_seconds_of, nodes))


def _rounds_by_block(place: str) -> Mapping[str, str]:
    """Return the turn or round of each block."""
    return dict(part.rsplit(".", 1) for part in place.split("/") if part)


def _seconds_before(nodes: tuple[Node, ...], step: str, rounds: Mapping[str, str]) -> int:
    """Return the usual seconds of everything before a step."""
    n, inside = _find(nodes, step, rounds)
    return sum(map(_seconds_of, nodes[:n])) + inside


def _find(nodes: tuple[Node, ...], step: str, rounds: Mapping[str, str]) -> tuple[int, int]:
    """Return a step's node index, and the seconds before it."""
    for n, node in enumerate(nodes):
        if isinstance(node, Block):
            if any(inner.id == step for inner in iter_nodes((node,))):
                return n, _seconds_inside(node, step, rounds)
        elif node.id == step:
            return n, 0
    return len(nodes), 0


def _seconds_inside(block: Block, step: str, rounds: Mapping[str, str]) -> int:
    number = rounds.get(block.id, "1")
    if block.kind == "for_each":
        return 0  # the number of items is unknown in advance
    if block.kind == "turns":
        return (int(number) - 1) * _seconds_once(block) + _seconds_before(block.steps, step, rounds)
    if number != "1" or any(node.id == step for node in iter_nodes(block.at_the_cap)):
        return _seconds_of(block)
    return _seconds_before(block.steps, step, rounds)


def _seconds_of(node: Node) -> int:
    """Return a node's usual seconds, without caps and early stops."""
    if isinstance(node, Block):
        return _seconds_once(node) * (2 if node.kind == "turns" else 1)
    if node.kind == "stop":
        return 0
    if node.shape and node.shape.lines:
        return LINE_SECONDS * len(node.shape.lines)
    is_picked = node.shape is not None and node.shape.type in PICKED
    usual = DEFAULT_SECONDS if is_picked else TYPICAL_SECONDS.get(node.kind, DEFAULT_SECONDS)
    return node.seconds or usual


def _seconds_once(block: Block) -> int:
    return sum(map(_seconds_of, block.steps))
