"""How far along a conversation is, and about how long it still takes: an estimate, never a clock."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.model import Block, Node, Script, every_node
from scripts.records import Ask

SECONDS = {"ask": 60, "agree": 120, "reveal": 45, "look_back": 120, "keep": 60, "compare": 45, "time_out": 5}
USUAL_SECONDS = 20


@dataclass(frozen=True)
class Pace:
    """`done` from 0 to 1; `minutes` still to go, at least 1."""

    done: float
    minutes: int


def pace(script: Script, ask: Ask) -> Pace:
    """Where a step lies on the way that this script usually takes: every turn taken, every repeat gone through once.

    It never falls while a conversation goes on: further rounds, and what stands at the cap, wait at the block's end.
    """
    whole = sum(map(_seconds, script.steps)) or 1
    done = _before(script.steps, ask.step.id, _rounds(ask.place)) / whole
    usual = sum(script.minutes) / 2
    left = 0 if ask.kind == "stop" else (1 - done) * usual  # nothing follows a stop
    return Pace(done, max(1, math.ceil(left)))


def _rounds(place: str) -> Mapping[str, str]:
    """Which turn or round of each block a place lies in."""
    return dict(part.rsplit(".", 1) for part in place.split("/") if part)


def _before(nodes: tuple[Node, ...], step: str, rounds: Mapping[str, str]) -> int:
    """The usual seconds of what stands before a step."""
    before = 0
    for node in nodes:
        if any(inner.id == step for inner in every_node((node,))):
            return before + (_inside(node, step, rounds) if isinstance(node, Block) else 0)
        before += _seconds(node)
    return before


def _inside(block: Block, step: str, rounds: Mapping[str, str]) -> int:
    number = rounds.get(block.id, "1")
    if block.kind == "for_each":
        return 0  # how many things it goes through is known to nobody yet
    if block.kind == "turns":
        return (int(number) - 1) * _once(block) + _before(block.steps, step, rounds)
    if number != "1" or any(node.id == step for node in every_node(block.at_the_cap)):
        return _seconds(block)
    return _before(block.steps, step, rounds)


def _seconds(node: Node) -> int:
    """What a node usually takes; what stands at the cap and what ends early is not usually met."""
    if isinstance(node, Block):
        return _once(node) * (2 if node.kind == "turns" else 1)
    return 0 if node.kind == "stop" else node.seconds or SECONDS.get(node.kind, USUAL_SECONDS)


def _once(block: Block) -> int:
    return sum(map(_seconds, block.steps))
