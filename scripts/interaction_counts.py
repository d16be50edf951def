"""The usual way through a script, counted: screens, Enters, boxes, passes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from prompts import Condition
from scripts.answer_submission import submit_answer
from scripts.autoplay.plausible_answers import plausible_answer
from scripts.engine.replay import Replay
from scripts.engine.template_values import holds
from scripts.engine_types import OVER, PARTNERS, AwaitingAnswer, AwaitingFact, Json, Partner, ScopedAnswer
from scripts.model import Block, Node, Script, Step, iter_nodes
from scripts.nothing_to_keep import GIVEN, answers_itself
from scripts.progress import Progress

AROUND = 2
"""Screens around the conversation: the page before it begins, and the summary."""
MOST_STEPS = 300
TYPED = ("text", "list", "feelings", "needs")
"""Kinds of answers that are typed; an agreement and an entry in the notebook are, too."""
READING_SPEED, TYPING_SPEED = 180, 25
"""Words a minute."""
TYPED_WORDS = {"text": 15, "line": 10, "list": 20, "feelings": 4, "needs": 4, "agree": 30, "keep": 15}
"""How much people usually type."""
THINKING_SECONDS = {
    "choice": 8,
    "yes_no": 8,
    "scale": 8,
    "ratings": 60,
    "look_back": 90,
    "draw": 60,
    "agree": 30,
}
OTHER_SECONDS = 5
DUE: Json = {"id": "due1", "act": "We walk on Sundays", "who": "both"}
FACTS: Mapping[str, Json] = {"begins": "a", "today": "2027-03-14", "times_done": 1, "carried": None}
"""Facts on the usual path, without anything due or in the notebook: a couple that knows the script."""


@dataclass(frozen=True)
class InteractionCounts:
    """What a couple goes through if both take every turn, and each repeat ends after one round.

    It includes the opening and the closing.

    Attributes:
        screens: All pages, with the one before it begins, the summary, and those that ask one partner to look away.
        enters: How often they press Enter if nothing is missing.
        passes: How often the keyboard changes hands for something private.
        turns: Each partner's own steps, without those of the opening and the closing.
        steps: The ids of the steps, in order.
        typed: The ids of those with a box to type in.
        seconds: The time it takes without reading, the opening, and the closing.
    """

    screens: int
    enters: int
    passes: int
    turns: tuple[int, int]
    steps: tuple[str, ...]
    typed: tuple[str, ...]
    seconds: int

    @property
    def boxes(self) -> int:
        """Return how many answers are typed."""
        return len(self.typed)


def count_interactions(script: Script) -> InteractionCounts | None:
    """Play the usual path; None if it doesn't end."""
    asked = list(_play(script))
    if len(asked) > MOST_STEPS:
        return None
    covers = _covers(asked)
    own = [ask for ask in asked if ask.step.id not in script.frame_ids]
    turns = Counter(ask.of for ask in own)
    return InteractionCounts(
        screens=AROUND + covers + sum(map(_screens, asked)),
        enters=AROUND + covers + sum(map(_enters, asked)),
        passes=_passes(asked),
        turns=(turns["first"], turns["second"]),
        steps=tuple(ask.step.id for ask in asked),
        typed=tuple(ask.step.id for ask in asked if is_typed(ask.step)),
        seconds=round(sum(map(_seconds, own))),
    )


def is_typed(step: Step) -> bool:
    """Return whether a step has a box to type in; a note that may be added doesn't count."""
    shape = step.shape
    return step.kind == "agree" or (
        step.kind in ("ask", "keep") and shape is not None and shape.type in TYPED
    )


def _play(script: Script) -> Iterator[AwaitingAnswer]:
    """Yield each step of the usual path that waits for the couple."""
    untils = {node.id: node for node in iter_nodes(script.steps) if isinstance(node, Block) and node.until}
    endings = [node.when for node in iter_nodes(script.steps) if node.when and _begins_with_a_stop(node)]
    replay, progress = Replay(script), Progress()
    for _ in range(2 * MOST_STEPS):
        state = replay.state
        if answers_itself(script, state, progress.answers):
            value = GIVEN
        elif isinstance(state, AwaitingAnswer):
            yield state
            value = _usual_answer(state, untils, endings)
        elif isinstance(state, AwaitingFact):
            value = _usual_fact(state, script)
        else:
            return
        progress = submit_answer(script, progress, value, "", replay=replay)


def _usual_fact(need: AwaitingFact, script: Script) -> Json:
    """Return a fact; over several days, each of them comes once.

    Nothing is due in the opening, but a script may be about what is due.
    """
    if need.fact == "due" and need.step not in script.frame_ids:
        return [DUE]
    if need.fact == "card":
        return need.options[0]
    if need.fact == "visit":
        visit = int(need.place.rpartition(".")[2])
        return PARTNERS[visit - 1] if visit <= len(PARTNERS) else OVER
    return FACTS.get(need.fact, [])


def _begins_with_a_stop(node: Node) -> bool:
    """Return whether the conversation ends at once here."""
    return node.kind == "stop" or (isinstance(node, Block) and node.steps[0].kind == "stop")


def _usual_answer(ask: AwaitingAnswer, untils: Mapping[str, Block], endings: Sequence[Condition]) -> Json:
    """Return the first choice that goes on; in a repeat, the first that ends it. A look-back is put off."""
    if ask.kind == "look_back":
        return None
    shape, block = ask.step.shape, untils.get(ask.place.rpartition("/")[2].rpartition(".")[0])
    if shape is not None and shape.type in ("choice", "yes_no") and shape.pick is None:
        for choice in shape.choices:
            given = ScopedAnswer(ask.step.id, choice, shape, ask.of, ask.place)
            names = replace(ask.names, unqualified={**ask.names.unqualified, ask.step.id: given})
            if block and block.until and holds(block.until, names):
                return choice
            if not (block and block.until) and not any(holds(ending, names) for ending in endings):
                return choice
    return plausible_answer(ask)


def _covers(asked: Sequence[AwaitingAnswer]) -> int:
    """Count the pages between what one and what both may see."""
    owners = [_owner(ask) for ask in asked]
    return sum(before != now for before, now in zip([None, *owners], owners, strict=False))


def _passes(asked: Sequence[AwaitingAnswer]) -> int:
    """Count the private steps that go to the other person."""
    owners = [owner for ask in asked if (owner := _owner(ask))]
    return sum(before != now for before, now in zip([None, *owners], owners, strict=False))


def _owner(ask: AwaitingAnswer) -> Partner | None:
    return ask.of if ask.private and ask.of in PARTNERS else None


def _screens(ask: AwaitingAnswer) -> int:
    return 2 if ask.kind == "agree" else 1  # it's filled in, then read aloud


def _enters(ask: AwaitingAnswer) -> int:
    """Count a step's Enters: one for each box, word, or list item, and one for each screen."""
    shape = ask.step.shape
    if ask.kind == "agree":
        return _screens(ask) + len(set(ask.step.fields) - {"look_back", "end", "rhythm"})
    if shape is not None and shape.type in ("feelings", "needs", "list"):
        return 1 + max((shape.pick or (1, 1))[0], 1)
    return len(shape.lines) if shape is not None and shape.lines else 1


def _seconds(ask: AwaitingAnswer) -> float:
    """Return how long a step takes, without reading it."""
    shape = ask.step.shape
    kind = shape.type if ask.kind == "ask" and shape else ask.kind
    lines = len(shape.lines) if shape else 0
    words = lines * TYPED_WORDS["line"] if lines else TYPED_WORDS.get(kind, 0)
    typed = 60 * words / TYPING_SPEED
    return ask.step.seconds or (typed + THINKING_SECONDS.get(kind, OTHER_SECONDS))
