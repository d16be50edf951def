"""Compare step: both partners' answers side by side."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from tui.widgets.answer_cards import AnswerCards
from tui.widgets.answers.read import ReadStep


class CompareStep(ReadStep):
    """A card for each partner, stacked on narrow screens."""

    def compose_answer(self) -> Iterable[Widget]:
        yield AnswerCards(self.question.shown_answers, self.question.couple, both=True)
