"""The step the couple is at: the next one, or an earlier one being revised."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from scripts import AwaitingAnswer, Json, Progress, State
from scripts.engine_types import Key
from scripts.progress import last_answered
from tui.reports.conversation_summary import Summary
from tui.screens.conversation.submission import AnswerSubmission
from tui.session.conversation_session import ConversationSession
from tui.session.io_thread import in_thread
from tui.session.talk_clock import TalkClock
from tui.text.couple import Couple
from tui.widgets.answers.question_data import Question


class CurrentStep:
    """Where the couple is, and how they move on and back.

    Attributes:
        revised_index: The index of the answer being revised, or None.
        shown_key: The step on the screen, None while there is none.
    """

    def __init__(self, session: ConversationSession, couple: Couple) -> None:
        self._session, self._submission = session, AnswerSubmission(session, couple)
        self.revised_index: int | None = None
        self.shown_key: Key | None = None
        self._clocks: defaultdict[Key, TalkClock] = defaultdict(TalkClock)

    @property
    def state(self) -> State:
        """Return the current state, or the one being revised."""
        session = self._session
        return session.state if self.revised_index is None else session.before(self.revised_index).state

    @property
    def ask(self) -> AwaitingAnswer | None:
        """Return the step to answer, if there is one."""
        state = self.state
        return state if isinstance(state, AwaitingAnswer) else None

    @property
    def private_owner(self) -> str | None:
        """Return the only partner who may see the step."""
        ask = self.ask
        return ask.of if ask and ask.private else None

    def with_clock(self, asked: Question) -> Question:
        """Return a question with its clock, which goes on where it was."""
        return replace(asked, clock=self._clocks[asked.ask.key])

    def go_back(self) -> bool:
        """Revise the previous answer; return False at the first step, also of a visit.

        Nothing changes until the answer is submitted.
        """
        earlier = last_answered(Progress(self._session.progress.answers[: self.revised_index]))
        # In a rehearsal there is no Home to go back to.
        collecting = self._session.collecting if self._session.store else None
        if earlier is None or (collecting and collecting.opened is not None and earlier < collecting.opened):
            return False
        self.revised_index = earlier
        return True

    def go_back_past_private(self, owner: str | None) -> bool:
        """Go back past a partner's private steps, whose covers would all look the same.

        Return False if there's no other step before them.
        """
        while self.go_back():
            if owner is None or self.private_owner != owner:
                return True
        return False

    async def submit(self, value: Json) -> None:
        """Save an answer, and move on to the next step.

        Raises InvalidAnswer or StoreError and can then be called again.
        """
        await in_thread(self._submission.submit, value, self.revised_index)
        self.revised_index = self.shown_key = None

    async def advance(self) -> None:
        """Resolve what follows the last answer; at the end, save all.

        Raises StoreError and can then be called again.
        """
        await in_thread(self._submission.advance)

    @property
    def summary(self) -> Summary | None:
        """Return the summary, once the conversation has ended."""
        return self._submission.summary
