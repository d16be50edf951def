"""The notebook: what the couple keeps apart from agreements, and what they changed or took out of it since."""

from collections.abc import Sequence
from dataclasses import asdict

from tinydb import where

from store.errors import NoEntry
from store.records import Entry, TakenOut
from store.rules.effects import Outcome
from store.rules.notebook import entries_after, reworded, still_out
from store.storage.cached_file import Document, Mirror, with_row, without_row


def notebook_entries(notebook: Mirror, part: str | None) -> list[Entry]:
    """The lines of one part, or all of them, in the order in which they were kept."""
    query = None if part is None else where("part") == part
    return [_entry_of(row) for row in notebook.readable_rows("entries", query)]


def settle_notebook(notebook: Mirror, conversation: str, outcome: Outcome) -> None:
    """Makes the notebook say what follows from this conversation; raises NotSaved, ReadOnly, Damaged."""
    entries = [_entry_of(row) for row in notebook.rows("entries")]
    taken_out = still_out(_taken_out(notebook), conversation, outcome)
    after = entries_after(entries, conversation, outcome, taken_out)
    notebook.change(entries=[_row(entry) for entry in after], taken_out=[asdict(one) for one in taken_out])


def change_entry(notebook: Mirror, id_: str, text: str) -> None:
    """Gives a line other words, once; raises NoEntry, NotSaved, ReadOnly, Damaged."""
    rows = notebook.rows("entries")
    for row in rows:
        if row["id"] == id_:
            notebook.change(entries=with_row(rows, _row(reworded(_entry_of(row), text))))
            return
    raise NoEntry


def drop_entry(notebook: Mirror, id_: str) -> None:
    """Takes a line out, with its earlier words; one that is out already stays out."""
    rows = notebook.rows("entries")
    taken_out = [asdict(one) for one in _taken_out(notebook)]
    for row in rows:
        if row["id"] == id_:
            taken_out = with_row(taken_out, asdict(TakenOut(id_, row["conversation"], row["made"])))
    # Also where it is gone: after a failure nobody knows what the file says.
    notebook.change(entries=without_row(rows, id_), taken_out=taken_out)


def _taken_out(notebook: Mirror) -> Sequence[TakenOut]:
    return [TakenOut(**row) for row in notebook.rows("taken_out")]


def _entry_of(row: Document) -> Entry:
    return Entry(**row | {"before": tuple(row.get("before", ()))})


def _row(entry: Entry) -> Document:
    """An entry as a document, equal to what a file gives back; without earlier words it is as it always was."""
    row = asdict(entry) | {"before": list(entry.before)}
    return row if entry.before else {name: value for name, value in row.items() if name != "before"}
