"""Confirming an answer: it is saved with all that follows from it, and trying again does what is left."""

from __future__ import annotations

from scripts import Ask, End, Json
from tui.reports.summary import Stays, stays
from tui.session.conversation_session import Evening
from tui.text.couple import Couple


class Confirming:
    """Saves one answer after the other; `page` is the outcome page once the conversation has ended."""

    def __init__(self, evening: Evening, couple: Couple) -> None:
        self._evening, self._couple = evening, couple
        self._half: tuple[int, Json] | None = None
        self.page: Stays | None = None

    def confirm(self, value: Json, at: int | None) -> None:
        """Give an answer, or answer record `at` anew; raises DoesNotFit and StoreError, and then can be called again.

        What fails may be what follows: then the answer stands already, and only another value answers it anew.
        """
        if self._half is None:
            number = len(self._evening.progress.answers) if at is None else at
            if at is not None:
                self._evening.revise(at, value)
            elif isinstance(self._evening.stand, Ask):
                self._evening.answer(value)
            self._half = number, value
        elif self._half[1] != value:
            self._evening.revise(self._half[0], value)
            self._half = self._half[0], value
        self.follow()
        self._half = None

    def follow(self) -> None:
        """Look up what the walk needs to know next; at the end, gather the outcome page and finish."""
        evening = self._evening
        evening.know()
        end = evening.stand
        if isinstance(end, End) and self.page is None:
            answers = evening.progress.answers
            page = stays(evening.script, answers, end.outcome, self._couple, evening.now.date())
            evening.finish()
            self.page = page
