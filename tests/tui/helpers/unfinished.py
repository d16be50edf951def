"""Conversations of the library that were left in the middle, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from scripts import AwaitingAnswer, AwaitingFact, Json, Script
from scripts.autoplay.random_answers import random_answer
from store import Store
from tui.session.conversation_session import ConversationSession

GOING_ON = {
    "good_now": "yes",
    "my_turn": "write",
    "calm_enough": "ready",
    "own_part": "own",
    "topic": "speak",
}
"""The choices that lead on into a script."""


def left_at(store: Store, script: Script, step: str, seed: int = 1, **answers: Json) -> ConversationSession:
    """A conversation saved as it stands at a step; what `answers` does not say comes by chance."""
    session, rng = ConversationSession(script, store), Random(seed)
    while not isinstance(state := session.state, AwaitingAnswer) or state.step.id != step:
        assert isinstance(state, AwaitingAnswer | AwaitingFact)
        session.answer(value_at(session, state, rng, answers))
    return session


def value_at(
    session: ConversationSession,
    state: AwaitingAnswer | AwaitingFact,
    rng: Random,
    answers: Mapping[str, Json] = GOING_ON,
) -> Json:
    """What is answered here: what the evening can look up, what was said beforehand, or something by chance."""
    if isinstance(state, AwaitingFact):
        return session.resolve_fact(state)
    said = {**GOING_ON, **answers}
    return said[state.step.id] if state.step.id in said else random_answer(state, rng)
