"""The closing's question what to save, which isn't asked if there's nothing to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.engine_types import Answer, AwaitingAnswer, State
from scripts.model import Script
from scripts.opening_closing_steps import KEEP_STEP, frame_name, is_readiness

GIVEN = "agreed"
"""The answer that is given without asking."""

SAVED_EITHER_WAY = frozenset({"agree", "keep"})
"""Agreements and notebook entries, which no choice leaves out."""


def answers_itself(script: Script, state: State, answers: Sequence[Answer]) -> bool:
    """Return whether what to save is next, and there are no answers to save: then GIVEN is the answer."""
    return (
        isinstance(state, AwaitingAnswer)
        and frame_name(script, state.step.id) == KEEP_STEP
        and all(is_empty(answer) or _says_nothing(script, answer) for answer in answers)
    )


def is_empty(answer: Answer) -> bool:
    """Return whether it is a fact or a postponed look-back."""
    return answer.kind == "fact" or (answer.kind == "look_back" and answer.value is None)


def _says_nothing(script: Script, answer: Answer) -> bool:
    """Return whether an answer needs no choice.

    It was only read, spoken, or passed; it's saved either way; or it says that now is a good time.
    """
    return (
        answer.value in (None, True) or answer.kind in SAVED_EITHER_WAY or is_readiness(script, answer.step)
    )
