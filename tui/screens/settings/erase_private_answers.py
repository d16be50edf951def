"""Confirmation before one partner's private answers are erased."""

from __future__ import annotations

from collections.abc import Callable

from store import Person
from tui.screens.confirm_delete import ConfirmDelete
from tui.styled_text import literal
from tui.text.private_answers import ERASE, GOES, KEEP, STAYS, question_for, whose_decision


class ErasePrivateAnswers(ConfirmDelete):
    """The question to one partner; dismissed with True once they're erased."""

    def __init__(self, person: Person, erase: Callable[[], None]) -> None:
        super().__init__(
            question_for(person),
            [literal(whose_decision(person)), literal(GOES), literal(STAYS, "$muted")],
            KEEP,
            ERASE,
            erase,
        )
