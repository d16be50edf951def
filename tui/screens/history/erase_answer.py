"""Confirmation before one answer of a past conversation is erased."""

from __future__ import annotations

from collections.abc import Callable

from tui.screens.confirm_delete import ConfirmDelete
from tui.styled_text import literal

TITLE = "Erase this answer?"
WARNING = (
    "Only if you both agree. It will say “(erased)” here, and wherever this answer was quoted. It’s erased from "
    "Turnabout’s backups, too. This can’t be undone."
)
STAYS = (
    "Turnabout can’t reach files you saved yourself, backups or synced copies in other places, or what the disk itself "
    "may keep."
)


class EraseAnswer(ConfirmDelete):
    """The question; dismissed with True once the answer is erased."""

    def __init__(self, text: str, erase: Callable[[], None]) -> None:
        super().__init__(
            TITLE,
            [literal(text, "bold"), literal(WARNING), literal(STAYS, "$muted")],
            "Cancel",
            "We both agree",
            erase,
        )
