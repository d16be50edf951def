"""Sessions with random answers, on a Saturday at 20:15."""

from datetime import datetime
from random import Random

from scripts import AwaitingAnswer, AwaitingFact, Finished, Script, State
from scripts.autoplay.random_answers import random_answer
from store import Store
from tui.session.conversation_session import ConversationSession

EIGHT = datetime.fromisoformat("2026-03-14T20:15:00+01:00")


def start_session(script: Script, store: Store | None) -> ConversationSession:
    return ConversationSession(script, store, clock=lambda: EIGHT)


def waiting(session: ConversationSession) -> AwaitingAnswer | AwaitingFact:
    assert isinstance(session.state, AwaitingAnswer | AwaitingFact)
    return session.state


def random_value(session: ConversationSession, rng: Random) -> object:
    state = waiting(session)
    return session.resolve_fact(state) if isinstance(state, AwaitingFact) else random_answer(state, rng)


def play_to_end(session: ConversationSession, seed: int) -> None:
    rng = Random(seed)
    while not isinstance(session.state, Finished):
        session.answer(random_value(session, rng))


def position_of(state: State) -> object:
    """Return the public parts of a state, for comparison."""
    if isinstance(state, AwaitingAnswer):
        seen = (
            state.kind,
            state.stage,
            state.items,
            state.speaker,
            state.round,
            [d.name for d in state.to_reveal],
        )
        return (state.key, *seen, state.agreement, state.if_left, state.opening_blocks)
    return state
