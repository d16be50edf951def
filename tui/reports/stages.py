"""The stages of a conversation, by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from scripts import Script
from scripts.engine_types import PARTNERS
from scripts.model import Block, Node, iter_nodes
from scripts.opening_closing_steps import frame_name
from tui.text.couple import Couple

OPENING, CLOSING = "Opening", "Closing"
OPENING_STEPS = frozenset({"good_now", "not_tonight", "due_now"})
"""Steps of the opening at the top level; all others of the frame are the closing's."""
AGREEMENT = "A small step"
LIBRARY_STAGES = {
    "reflective-listening": {"share": "{name}’s turn"},
    "i-statements": {"one_sentence": "{name}’s sentence"},
    "repair": {"how_it_was": "What it was like", "about_owning": "Our parts"},
    "role-reversal": {"chairs": "{name}’s turn", "learned": "What we learned"},
    "setback": {"looking": "What happened", "learned": "What now", "new_try": "What now"},
    "milestones": {"what_for": "Looking back", "a_win": "Looking back", "a_hard_week": "Looking back"},
    "gratitude": {"thanks": "{name} says thanks"},
    "good-news": {"news": "{name}’s news", "mark_it": "Celebrate"},
    "daily-check-in": {"hard": "Something hard", "good": "Something good", "thanks": "Thanks"},
    "stress-talk": {"stress": "{name}’s turn", "let_go": "Let it go"},
    "monthly-conversation": {
        "month": "{name}’s month",
        "to_review": "Agreements",
        "new_one": "Agreements",
        "next_topic": "Next month",
    },
    "open-questions": {"deck": "Questions", "our_favorites": "Questions", "new_cards": "Questions"},
    "weekly-check-in": {
        "thank": "Thanks",
        "on_three": "Support",
        "supported": "Support",
        "week": "The week",
        "small_act": "Next week",
        "one_act": "Next week",
    },
    "triggers-and-pauses": {"heating_up": "When it heats up", "sign": "Our pause"},
    "after-a-fight": {
        "felt": "How you each saw it",
        "looking_closer": "A closer look",
        "would_help": "Next time",
        "next_time": "Next time",
    },
    "a-fair-witness": {"about": "Writing", "carry_on": "Next time"},
    "boundaries": {"yours": "{name}’s boundary", "not_now": "For both of you", "reread": "For both of you"},
    "what-support-looks-like": {"yours": "What helps {name}", "good_times": "Now or not now"},
    "feedback": {"telling": "{name}’s turn"},
    "rebalance": {"what_i_see": "Moments", "makes_sense": "What’s behind it", "picture": "A fair picture"},
    "week-of-notes": {"notes": "Seven days of notes", "open_notes": "Opening the notes"},
}
"""Names of our own scripts' stages; `{name}` makes one for each partner's turn."""


@dataclass
class Stage:
    """A part of a conversation.

    `turn` is the number of the turn where each partner has a stage. `turns` are the steps that the partners take in
    turn, by the id of their block.
    """

    name: str
    turn: str = ""
    steps: list[str] = field(default_factory=list)
    turns: dict[str, list[str]] = field(default_factory=dict)

    def holds(self, place: str, step: str) -> bool:
        """Return whether a step at a place belongs here."""
        return step in self.steps and (not self.turn or place.partition("/")[0].endswith(f".{self.turn}"))


def stages_of(script: Script, couple: Couple) -> list[Stage]:
    """Return the stages of a script, in order."""
    stages: list[Stage] = []
    for node in script.steps:
        steps = [inner.id for inner in iter_nodes((node,))]
        for stage in _begun_by(script, node, couple):
            if not stages or (stage.name, stage.turn) != (stages[-1].name, stages[-1].turn):
                stages.append(stage)
        if not stages:
            stages.append(Stage(OPENING))
        turns = len(PARTNERS) if stages[-1].turn and isinstance(node, Block) else 1
        for stage in stages[-turns:]:
            stage.steps += steps
            if isinstance(node, Block) and node.kind == "turns" and not stage.turn:
                stage.turns[node.id] = steps
    return stages


def stage_at(stages: list[Stage], place: str, step: str) -> int:
    """Return the number of a step's stage, counted from 0."""
    return next((number for number, stage in enumerate(stages) if stage.holds(place, step)), 0)


def done_in_stage(stage: Stage, place: str, step: str) -> float:
    """Return how much of a stage came before a step, from 0 to 1.

    A turn is its share of the block, so that the second partner's turn goes on where the first one's ended.
    """
    if step not in stage.steps:
        return 0.0
    at = float(stage.steps.index(step))
    block, _, turn = place.partition("/")[0].rpartition(".")
    if steps := stage.turns.get(block):
        begins, inside = stage.steps.index(steps[0]), steps.index(step)
        at = begins + ((int(turn) - 1) * len(steps) + inside) / len(PARTNERS)
    return at / len(stage.steps)


def _begun_by(script: Script, node: Node, couple: Couple) -> Iterator[Stage]:
    """Yield the stages that begin with this node."""
    name = (
        script.stage_names.get(node.id)
        or LIBRARY_STAGES.get(script.id, {}).get(node.id)
        or _frame_stage(script, node)
        or _name_from_id(script, node)
    )
    if "{name}" in name:
        for number, partner in enumerate(PARTNERS, start=1):
            yield Stage(name.replace("{name}", couple.name(partner)), f"{number}")
    elif name:
        yield Stage(name)


def _frame_stage(script: Script, node: Node) -> str:
    """Return the stage of a frame step; "" for the script's own."""
    name = frame_name(script, node.id)
    return "" if not name else OPENING if name in OPENING_STEPS else CLOSING


def _name_from_id(script: Script, node: Node) -> str:
    """Return the name of a stage that has none of its own."""
    if node.kind == "agree" and not script.stage_names:
        return AGREEMENT
    is_own_block = isinstance(node, Block) and not script.stage_names and script.id not in LIBRARY_STAGES
    return node.id.replace("_", " ").capitalize() if is_own_block else ""
