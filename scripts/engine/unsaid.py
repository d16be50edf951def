"""What one partner passed on or withheld, which no ended conversation tells."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.engine.replay import Replay
from scripts.engine_types import PARTNERS, Answer, AwaitingAnswer, Json

DECLINE = "pass"
"""The choice by which one partner passes."""


def is_unsaid(answer: Answer) -> bool:
    """Return whether an answer tells who passed, withheld, or decided what to show."""
    if answer.of not in PARTNERS:
        return False
    return (
        answer.value is None or answer.kind == "reveal" or (answer.kind == "ask" and answer.value == DECLINE)
    )


def without_unsaid(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the answers that ended conversations and exports may hold."""
    return tuple(answer for answer in answers if not is_unsaid(answer))


def pass_over_unsaid(replay: Replay, answer: Answer) -> None:
    """Advance a replay to a saved answer, over what was not saved before it.

    It stops at the first step that needs more than that, as in a conversation of which few answers were saved.
    """
    while isinstance(state := replay.state, AwaitingAnswer) and state.key != answer.key:
        missing = Answer(
            state.place, state.step.id, state.kind, state.of, _unsaid_value(state), state.private
        )
        if not is_unsaid(missing) or replay.validate(missing):
            return
        replay.feed(missing)


def _unsaid_value(ask: AwaitingAnswer) -> Json:
    """Return the value that a missing answer stands for.

    What was withheld in a reveal is missing as well, so all that is left was shown.
    """
    if ask.kind == "reveal":
        return {given.name: "show" for given in ask.to_reveal}
    may_pass = ask.kind == "ask" and ask.step.shape is not None and DECLINE in ask.step.shape.choices
    return DECLINE if may_pass and not ask.step.optional else None
