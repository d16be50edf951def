"""Confirming an answer: it is saved with all that follows from it, and trying again does what is left."""

from __future__ import annotations

from scripts import AwaitingAnswer, Finished, Json
from tui.reports.summary import Summary, build_summary
from tui.session.conversation_session import ConversationSession
from tui.text.couple import Couple


class AnswerSubmission:
    """Saves one answer after the other; `page` is the outcome page once the conversation has ended."""

    def __init__(self, session: ConversationSession, couple: Couple) -> None:
        self._evening, self._couple = session, couple
        self._pending: tuple[int, Json] | None = None
        self.summary: Summary | None = None

    def submit(self, value: Json, at: int | None) -> None:
        """Give an answer, or answer record `at` anew; raises DoesNotFit and StoreError, and then can be called again.

        What fails may be what follows: then the answer stands already, and only another value answers it anew.
        """
        if self._pending is None:
            number = len(self._evening.progress.answers) if at is None else at
            if at is not None:
                self._evening.revise(at, value)
            elif isinstance(self._evening.state, AwaitingAnswer):
                self._evening.answer(value)
            self._pending = number, value
        elif self._pending[1] != value:
            self._evening.revise(self._pending[0], value)
            self._pending = self._pending[0], value
        self.advance()
        self._pending = None

    def advance(self) -> None:
        """Look up what the walk needs to know next; at the end, gather the outcome page and finish."""
        session = self._evening
        session.resolve_facts()
        end = session.state
        if isinstance(end, Finished) and self.summary is None:
            answers = session.progress.answers
            page = build_summary(session.script, answers, end.summary_keys, self._couple, session.now.date())
            session.finish()
            self.summary = page
