"""Confirmation before a notebook entry is deleted."""

from __future__ import annotations

from store import Entry, Store
from tui.screens.confirm_delete import ConfirmDelete
from tui.styled_text import literal

WARNING = (
    "This deletes the entry and its earlier versions, and it can’t be undone. Your conversations will say “(deleted)” "
    "where it was. If you also wrote it in another answer that you saved, that answer stays."
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
