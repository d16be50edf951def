"""Confirmation before a notebook entry is deleted."""

from __future__ import annotations

from store import Entry, Store
from tui.screens.confirm_delete import ConfirmDelete
from tui.styled_text import literal

WARNING = (
    "Its earlier wording goes, too, and your conversations will say “(deleted)” where it was. If you also wrote it in "
    "another answer and saved your words, that answer stays."
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
