"""Submission of answers: save, resolve facts, retry what failed."""

from __future__ import annotations

from dataclasses import replace

from scripts import AwaitingAnswer, Finished, Json
from scripts.nothing_to_keep import GIVEN, answers_itself
from tui.reports.conversation_summary import Summary, build_summary, goodbye_text
from tui.session.conversation_session import ConversationSession
from tui.text.couple import Couple


class AnswerSubmission:
    """Saving of one answer after the other.

    `summary` is set once the conversation has ended.
    """

    def __init__(self, session: ConversationSession, couple: Couple) -> None:
        self._session, self._couple = session, couple
        self._pending: tuple[int, Json] | None = None
        self.summary: Summary | None = None

    def submit(self, value: Json, at: int | None) -> None:
        """Save an answer, or revise the one at index `at`.

        Raises InvalidAnswer or StoreError and can then be called again. If only a later part failed, the
        answer is saved already, and a retry revises it only if the value differs.
        """
        if self._pending is None:
            number = len(self._session.progress.answers) if at is None else at
            if at is not None:
                self._session.revise(at, value)
            elif isinstance(self._session.state, AwaitingAnswer):
                self._session.answer(value)
            self._pending = number, value
        elif self._pending[1] != value:
            self._session.revise(self._pending[0], value)
            self._pending = self._pending[0], value
        self.advance()
        self._pending = None

    def advance(self) -> None:
        """Resolve the next facts; at the end, build the summary.

        If they only talked, there's nothing to choose what to save from, so that isn't asked.
        """
        session = self._session
        session.resolve_facts()
        if answers_itself(session.script, session.state, session.progress.answers):
            session.answer(GIVEN)
            session.resolve_facts()
        end = session.state
        if isinstance(end, Finished) and self.summary is None:
            answers = session.progress.answers
            page = build_summary(session.script, answers, end.summary_keys, self._couple, session.now.date())
            session.finish()
            self.summary = page if end.stopped else replace(page, goodbye=self._goodbye())

    def _goodbye(self) -> str:
        """Return the last sentence; who begins next is known once the conversation is saved."""
        store, couple = self._session.store, self._couple
        begins = store.begins_next() if store and not store.read_only else couple.second.id
        name = next(each.name for each in (couple.first, couple.second) if each.id == begins)
        return goodbye_text(self._session.script, name)
