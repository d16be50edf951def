"""A rehearsal: an author's script played, jumped through, and read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from scripts import Answer, AwaitingAnswer, AwaitingFact, Json, Script
from scripts.engine_types import Key
from scripts.model import iter_nodes
from scripts.step_search import SEARCH_SECONDS, Goal, find_way, follow
from tui.clock import now
from tui.session.conversation_session import ConversationSession

RELOAD_SECONDS = 0.2
"""How long to look for the same step after a change: the preview must not wait."""


class Rehearsal:
    """One script tried by its author; nothing of it is ever saved.

    Attributes:
        session: The conversation, as far as it has been played.
        missed: The id of a step that was looked for and not found, or "".
    """

    def __init__(
        self, script: Script, first: str = "a", step: str = "", *, clock: Callable[[], datetime] = now
    ) -> None:
        """Begin at the first step, or at this one; `first` is the id of who goes first."""
        self._first, self._clock = first, clock
        self._earlier: tuple[Answer, ...] = ()
        self._wanted: tuple[Goal, ...] = ()
        self._wanted_step = self.missed = ""
        self._landed: Key | None = None
        self.session = self._session_as_far(script)
        if step:
            self.jump(step)

    @property
    def script(self) -> Script:
        return self.session.script

    def restart(self) -> None:
        """Begin again, without any answer."""
        self._earlier, self._wanted, self._wanted_step, self.missed = (), (), "", ""
        self.session = self._session_as_far(self.script)

    def jump(self, step: str) -> bool:
        """Go to a step, with made-up answers where there are none yet.

        Of the two turns, it's the one of who goes first. Returns whether a way was found.
        """
        self._remember()
        goals = (
            lambda ask: ask.step.id == step and ask.of in ("first", "both"),
            lambda ask: ask.step.id == step,
        )
        session = self._session_at(self.script, step, goals)
        if session:
            self._wanted, self._wanted_step, self._landed = goals, step, _key_of(session)
            self.session = session
        self.missed = "" if session else step
        return session is not None

    def reload(self, script: Script, at: Key | None) -> None:
        """Play a changed script up to the step that was shown, `at`.

        Answers that still fit are kept, others are made up. If the step is gone, it ends where the answers do.
        """
        self._remember()
        if at != self._landed:
            self._wanted, self._wanted_step = (_goals_for(at), at[1]) if at else ((), "")
        session = self._session_at(script, self._wanted_step, self._wanted, RELOAD_SECONDS)
        self.missed = "" if session or not self._wanted else self._wanted_step
        self.session = session or self._session_as_far(script)
        self._landed = _key_of(self.session) if self._wanted else None

    def _remember(self) -> None:
        """Keep the answers so far, also for steps that are gone for now."""
        answers = self.session.progress.answers
        played = {answer.key for answer in answers}
        self._earlier = (*answers, *(answer for answer in self._earlier if answer.key not in played))

    def _session_at(
        self, script: Script, step: str, goals: Sequence[Goal], seconds: float = SEARCH_SECONDS
    ) -> ConversationSession | None:
        """Return a session at a step, or None if there is no way to it."""
        if not any(node.id == step for node in iter_nodes(script.steps)):
            return None
        session = ConversationSession(script, None, clock=self._clock)
        way = find_way(script, self._earlier, self._facts_of(session), goals, seconds)
        if way is None:
            return None
        session.commit(way.progress)
        return session

    def _session_as_far(self, script: Script) -> ConversationSession:
        """Return a session as far as the answers lead."""
        session = ConversationSession(script, None, clock=self._clock)
        session.commit(follow(script, self._earlier, self._facts_of(session)).progress)
        return session

    def _facts_of(self, session: ConversationSession) -> Callable[[AwaitingFact], Json]:
        def look_up(need: AwaitingFact) -> Json:
            if need.fact == "begins":
                return self._first
            if need.fact == "visit":
                return _visit(need)
            return session.resolve_fact(need)

        return look_up


def _visit(need: AwaitingFact) -> str:
    """Return who visits: each partner once, then nobody."""
    number = int(need.place.rpartition(".")[2])
    return need.options[min(number, len(need.options)) - 1]


def _goals_for(key: Key) -> tuple[Goal, ...]:
    """Return how to know a step again: itself, or else where it has moved."""
    _place, step, of = key
    return (
        lambda ask: ask.key == key,
        lambda ask: (ask.step.id, ask.of) == (step, of),
        lambda ask: ask.step.id == step,
    )


def _key_of(session: ConversationSession) -> Key | None:
    return session.state.key if isinstance(session.state, AwaitingAnswer) else None
