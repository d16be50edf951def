"""What one partner passed on or withheld, which no ended conversation tells."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import product

from scripts.engine.replay import Replay
from scripts.engine_types import PARTNERS, Answer, AwaitingAnswer, AwaitingFact, Json, Key
from scripts.model import AnswerShape, Script, Step, iter_nodes

DECLINE = "pass"
"""The choice by which one partner passes."""


def gate_ids(script: Script) -> frozenset[str]:
    """Return the questions that each partner may pass on by a choice.

    Any other choice is unsaid, too: where it's saved, its absence would tell who passed, and where it stands alone, who
    withheld what came after it.
    """
    steps = (node for node in iter_nodes(script.steps) if isinstance(node, Step))
    return frozenset(step.id for step in steps if _is_gate(step.shape))


def is_unsaid(answer: Answer, gates: Set[str] = frozenset()) -> bool:
    """Return whether an answer tells who passed, withheld, or decided what to show.

    So does a step that was only read or spoken, because it may only come after one of these.
    """
    if answer.value is True:
        return True
    if answer.is_erased:
        return False
    if answer.of not in PARTNERS:
        return False
    if answer.kind == "ask":
        return answer.value in (None, DECLINE) or answer.step in gates
    return answer.value is None or answer.kind == "reveal"


def without_unsaid(answers: Sequence[Answer], gates: Set[str] = frozenset()) -> tuple[Answer, ...]:
    """Return the answers that ended conversations and exports may hold.

    A visit of which nothing is left goes, too, because it tells who wrote something.
    """
    said = [answer for answer in answers if not is_unsaid(answer, gates)]
    visits = {answer.place for answer in said if _is_visit(answer)}
    places = [answer.place for answer in said if not _is_visit(answer)]
    filled = {visit for visit in visits if any(f"{place}/".startswith(f"{visit}/") for place in places)}
    return tuple(answer for answer in said if not _is_visit(answer) or answer.place in filled)


def _is_visit(answer: Answer) -> bool:
    """Return whether this fact opened a partner's visit in a `collect` block."""
    is_in_block = answer.place.rpartition("/")[2].rpartition(".")[0] == answer.step
    return answer.kind == "fact" and is_in_block and answer.value in PARTNERS


def pass_over_unsaid(replay: Replay, answer: Answer) -> None:
    """Advance a replay to a saved answer, over what was not saved before it.

    It stops at the first step that needs more than that, as in a conversation of which few answers were saved.
    """
    while isinstance(state := replay.state, AwaitingAnswer | AwaitingFact) and state.key != answer.key:
        if isinstance(state, AwaitingFact):
            if not _is_earlier_visit(state, answer):
                return
            replay.feed(Answer(state.place, state.step, "fact", state.of, PARTNERS[0]))
            continue
        value = _choice_towards(replay, state, answer.key) if _is_gate(state.step.shape) else _value(state)
        if not _feed_unsaid(replay, state, value):
            return


def _is_earlier_visit(need: AwaitingFact, answer: Answer) -> bool:
    """Return whether this is a visit of the answer's block, before the answer's own."""
    visits, _, number = need.place.rpartition(".")
    rest = answer.place.removeprefix(f"{visits}.")
    later = rest.partition("/")[0]
    return need.fact == "visit" and rest != answer.place and later.isdecimal() and int(later) > int(number)


def _choice_towards(replay: Replay, gate: AwaitingAnswer, saved: Key) -> str:
    """Return the choice after which a saved answer comes; "pass" if any may be it.

    At all later gates before that answer, the partners are taken to choose alike.
    """
    assert gate.step.shape  # noqa: S101 - only a choice is a gate
    choices = sorted(gate.step.shape.choices, key=lambda choice: choice != DECLINE)
    for here, later in product(choices, (0, 1)):
        branch = replay.fork()
        fed = _feed_unsaid(branch, gate, here)
        while fed and isinstance(state := branch.state, AwaitingAnswer) and state.key != saved:
            shape = state.step.shape
            others = [DECLINE, *(one for one in shape.choices if one != DECLINE)] if shape else []
            fed = _feed_unsaid(branch, state, others[later] if _is_gate(shape) else _value(state))
        if getattr(branch.state, "key", None) == saved:
            return here
    return DECLINE


def _feed_unsaid(replay: Replay, ask: AwaitingAnswer, value: Json) -> bool:
    """Feed an unsaid answer; return whether it was one, and fits."""
    missing = Answer(ask.place, ask.step.id, ask.kind, ask.of, value, ask.private)
    gates = {ask.step.id} if _is_gate(ask.step.shape) else frozenset[str]()
    if not is_unsaid(missing, gates) or replay.validate(missing):
        return False
    replay.feed(missing)
    return True


def _value(ask: AwaitingAnswer) -> Json:
    """Return the value that a missing answer stands for.

    What was withheld in a reveal is missing as well, so all that is left was shown.
    """
    if ask.stage == "decide":
        return {given.name: "show" for given in ask.to_reveal}
    return None if ask.kind in ("ask", "agree", "keep", "look_back") else True


def _is_gate(shape: AnswerShape | None) -> bool:
    return shape is not None and shape.type == "choice" and DECLINE in shape.choices
