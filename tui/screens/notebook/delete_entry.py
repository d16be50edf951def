"""Confirmation before a notebook entry is deleted."""

from __future__ import annotations

from store import Entry, Store
from tui.screens.confirm_delete import ConfirmDelete
from tui.styled_text import literal

WARNING = (
    "Its earlier words go with it, and it does not come back by itself. What you wrote in the conversation it came "
    "from stays there, if you chose to keep your words."
)


class DeleteEntry(ConfirmDelete):
    """The question; dismissed with True once the entry is deleted."""

    def __init__(self, store: Store, entry: Entry) -> None:
        super().__init__(
            "Shall this leave your notebook?",
            [literal(entry.text, "bold"), literal(WARNING, "$muted")],
            "Leave it there",
            "Take it out",
            lambda: store.delete_entry(entry.id),
        )
