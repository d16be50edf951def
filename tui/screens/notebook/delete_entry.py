"""Confirmation before a notebook entry is deleted."""

from __future__ import annotations

from store import Entry, Store
from tui.screens.confirm_delete import ConfirmDelete
from tui.styled_text import literal

WARNING = (
    "This deletes the entry and its earlier versions. It can’t be undone. If you saved the "
    "conversation it came from, your answers stay there."
)


class DeleteEntry(ConfirmDelete):
    """The question; dismissed with True once the entry is deleted."""

    def __init__(self, store: Store, entry: Entry) -> None:
        super().__init__(
            "Delete this notebook entry?",
            [literal(entry.text, "bold"), literal(WARNING, "$muted")],
            "Cancel",
            "Delete",
            lambda: store.delete_entry(entry.id),
        )
