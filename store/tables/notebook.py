"""The notebook: what the couple keeps apart from agreements, and what they changed or took out of it since."""

from collections.abc import Sequence
from dataclasses import asdict

from tinydb import where

from store.errors import EntryNotFound
from store.records import Entry, RemovedEntry
from store.rules.effects import Effects
from store.rules.notebook import entries_after, removed_entries_after, with_text
from store.storage.cached_file import CachedFile, Document, with_row, without_row


def notebook_entries(notebook: CachedFile, part: str | None) -> list[Entry]:
    """The lines of one part, or all of them, in the order in which they were kept."""
    query = None if part is None else where("part") == part
    return [_entry_from_row(row) for row in notebook.readable_rows("entries", query)]


def apply_to_notebook(notebook: CachedFile, conversation: str, effects: Effects) -> None:
    """Makes the notebook say what follows from this conversation; raises NotSaved, ReadOnly, Damaged."""
    entries = [_entry_from_row(row) for row in notebook.rows("entries")]
    taken_out = removed_entries_after(_removed_entries(notebook), conversation, effects)
    after = entries_after(entries, conversation, effects, taken_out)
    notebook.replace_tables(
        entries=[_entry_to_row(entry) for entry in after], taken_out=[asdict(one) for one in taken_out]
    )


def edit_entry(notebook: CachedFile, id_: str, text: str) -> None:
    """Gives a line other words, once; raises NoEntry, NotSaved, ReadOnly, Damaged."""
    rows = notebook.rows("entries")
    for row in rows:
        if row["id"] == id_:
            notebook.replace_tables(
                entries=with_row(rows, _entry_to_row(with_text(_entry_from_row(row), text)))
            )
            return
    raise EntryNotFound


def delete_entry(notebook: CachedFile, id_: str) -> None:
    """Takes a line out, with its earlier words; one that is out already stays out."""
    rows = notebook.rows("entries")
    taken_out = [asdict(one) for one in _removed_entries(notebook)]
    for row in rows:
        if row["id"] == id_:
            taken_out = with_row(taken_out, asdict(RemovedEntry(id_, row["conversation"], row["made"])))
    # Also where it is gone: after a failure nobody knows what the file says.
    notebook.replace_tables(entries=without_row(rows, id_), taken_out=taken_out)


def _removed_entries(notebook: CachedFile) -> Sequence[RemovedEntry]:
    return [RemovedEntry(**row) for row in notebook.rows("taken_out")]


def _entry_from_row(row: Document) -> Entry:
    return Entry(**row | {"before": tuple(row.get("before", ()))})


def _entry_to_row(entry: Entry) -> Document:
    """An entry as a document, equal to what a file gives back; without earlier words it is as it always was."""
    row = asdict(entry) | {"before": list(entry.before)}
    return row if entry.before else {name: value for name, value in row.items() if name != "before"}
