"""The place of a step: its stage, its round, and the minutes left."""

from __future__ import annotations

from scripts import AwaitingAnswer, Script
from scripts.model import Block, iter_nodes
from scripts.progress_estimate import estimate_progress
from tui.reports.stages import Stage, done_in_stage, stage_at
from tui.widgets.conversation_header import Place


def find_place(script: Script, stages: list[Stage], ask: AwaitingAnswer) -> Place:
    """Return where a step stands in its conversation."""
    at = stage_at(stages, ask.place, ask.step.id)
    done = done_in_stage(stages[at], ask.place, ask.step.id)
    return Place(at, done, estimate_progress(script, ask).minutes, _outermost_round(script, ask))


def _outermost_round(script: Script, ask: AwaitingAnswer) -> tuple[int, int]:
    """Return (round, rounds) of the outermost repeat, or zeros.

    All its steps show the same round.
    """
    repeats = {
        node.id: node.at_most
        for node in iter_nodes(script.steps)
        if isinstance(node, Block) and node.kind == "repeat"
    }
    for segment in ask.place.split("/"):
        block, _, number = segment.rpartition(".")
        if block in repeats and int(number) > 1:
            return int(number), repeats[block]
    return 0, 0
