"""The notebook: what the couple keeps apart from agreements."""

from dataclasses import asdict

from tinydb import where

from store.mirror import Mirror
from store.outcome import Outcome
from store.records import Entry
from store.standing import entries_after


def notebook_entries(notebook: Mirror, part: str | None) -> list[Entry]:
    """The lines of one part, or all of them, in the order in which they were kept."""
    query = None if part is None else where("part") == part
    return [Entry(**row) for row in notebook.readable_rows("entries", query)]


def settle_notebook(notebook: Mirror, conversation: str, outcome: Outcome) -> None:
    """Makes the notebook say what follows from this conversation; raises NotSaved, ReadOnly, Damaged."""
    entries = [Entry(**row) for row in notebook.rows("entries")]
    notebook.change(entries=[asdict(entry) for entry in entries_after(entries, conversation, outcome)])
