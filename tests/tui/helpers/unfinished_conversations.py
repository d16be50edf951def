"""Unfinished conversations of library scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

from scripts import AwaitingAnswer, AwaitingFact, Json, Script
from scripts.autoplay.random_answers import random_answer
from scripts.loading.open_script import open_script
from store import Store, open_store
from tui.session.conversation_session import ConversationSession

CONTINUING_CHOICES = {"frame_good_now": "yes", "topic": "speak"}
"""Choices that continue a script instead of ending it."""


def left_at(store: Store, script: Script, step: str, seed: int = 1, **answers: Json) -> ConversationSession:
    """Save a conversation left at a step, by default random."""
    session, rng = ConversationSession(script, store), Random(seed)
    while not isinstance(state := session.state, AwaitingAnswer) or state.step.id != step:
        assert isinstance(state, AwaitingAnswer | AwaitingFact)
        session.answer(value_at(session, state, rng, answers))
    return session


def leave_after(folder: Path, script: object, lines: Iterable[Mapping[str, Json]]) -> None:
    """Save a conversation that was left after these printed lines."""
    with open_store(folder) as store:
        session = ConversationSession(open_script(str(script)), store)
        for line in lines:
            session.answer(line["value"])


def value_at(
    session: ConversationSession,
    state: AwaitingAnswer | AwaitingFact,
    rng: Random,
    answers: Mapping[str, Json] = CONTINUING_CHOICES,
) -> Json:
    """Return the fact, the given answer, or a random one."""
    if isinstance(state, AwaitingFact):
        return session.resolve_fact(state)
    given = {**CONTINUING_CHOICES, **answers}
    return given[state.step.id] if state.step.id in given else random_answer(state, rng)
