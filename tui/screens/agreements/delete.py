"""Confirmation before one agreement is deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from scripts.agreement_sentence import agreement_sentence
from store import Agreement, Header
from tui.screens.confirm_delete import ConfirmDelete
from tui.styled_text import literal
from tui.text.dates import date_words, parse_moment

WARNING = (
    "This deletes the agreement, its check-ins, and its history, and it can’t be undone. Other conversations that "
    "quote it will say “(deleted)” instead. To remove it from your calendar, export the calendar again."
)
STAYS = (
    "You made it in {}. That conversation stays and still shows the agreement. You can delete the whole conversation "
    "instead."
)
TOGETHER = "Please decide this together."


class DeleteAgreement(ConfirmDelete):
    """The question; dismissed with True once the agreement is deleted.

    `header` is the conversation that made it, if it can be deleted instead: that's the third choice.
    """

    def __init__(
        self, agreement: Agreement, header: Header | None, today: date, delete: Callable[[], None]
    ) -> None:
        stays = [literal(STAYS.format(_named(header, today)))] if header else []
        super().__init__(
            "Delete this agreement?",
            [
                literal(agreement_sentence(agreement.act, agreement.cue), "bold"),
                literal(WARNING),
                *stays,
                literal(TOGETHER, "$muted"),
            ],
            "Cancel",
            "Delete the agreement",
            delete,
            other_label="Delete the whole conversation" if header else "",
        )


def _named(header: Header, today: date) -> str:
    then = parse_moment(header.started)
    return f"“{header.title}” on {date_words(then.date(), today)}" if then else f"“{header.title}”"
