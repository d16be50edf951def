"""How far along a conversation is, and about how long it still takes: an estimate, never a clock."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.answer import Ask
from scripts.flow import Block, Node, Script, Step
from scripts.names import PARTNERS

SECONDS = {"ask": 60, "agree": 120, "reveal": 45, "look_back": 120, "keep": 60, "compare": 45, "time_out": 5}
USUAL_SECONDS = 20


@dataclass(frozen=True)
class Pace:
    """`done` from 0 to 1; `minutes` still to go, at least 1."""

    done: float
    minutes: int


def pace(script: Script, ask: Ask) -> Pace:
    """Where a step lies on the way that this script usually takes: every turn taken, every repeat gone through once."""
    visits = list(_visits(script.steps, "first"))
    whole = sum(seconds for _, _, seconds in visits) or 1
    before = 0
    for step, speaker, seconds in visits:
        if (step, speaker) == (ask.step.id, ask.speaker):
            break
        before += seconds
    done = min(before, whole) / whole
    usual = sum(script.minutes) / 2
    return Pace(done, max(1, math.ceil((1 - done) * usual)))


def _visits(nodes: tuple[Node, ...], speaker: str) -> Iterator[tuple[str, str, int]]:
    for node in nodes:
        if isinstance(node, Step):
            yield node.id, speaker, node.seconds or SECONDS.get(node.kind, USUAL_SECONDS)
        else:
            for turn in PARTNERS if node.kind == "turns" else (speaker,):
                yield from _visits(_usual(node), turn)


def _usual(block: Block) -> tuple[Node, ...]:
    """What is usually met of a block; what stands at the cap and what ends early is not."""
    return tuple(node for node in block.steps if node.kind != "stop")
