"""Notebook entries: saved, edited, and deleted.

Writing raises WriteError, ReadOnlyStore, or CorruptFile.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, replace

from tinydb import where

from store.errors import EntryNotFound
from store.records import Entry, RemovedEntry
from store.rules.effects import Effects
from store.rules.notebook_changes import entries_after, removed_entries_after, with_task, with_text
from store.storage.cached_file import CachedFile, Document, with_row, without_row
from store.task_record import TaskDetails


def notebook_entries(notebook: CachedFile, part: str | None) -> list[Entry]:
    """Return one part's entries, or all, in saved order."""
    query = None if part is None else where("part") == part
    leaving = {row["id"] for row in notebook.readable_rows("going")}
    rows = notebook.readable_rows("entries", query)
    return [_entry_from_row(row) for row in rows if row["id"] not in leaving]


def all_entries(notebook: CachedFile) -> list[Entry]:
    """Return all entries, even those that are being deleted.

    Raise CorruptFile, NewerFormat, ReadError.
    """
    return [_entry_from_row(row) for row in notebook.rows("entries")]


def entries_being_deleted(notebook: CachedFile) -> list[str]:
    """Return the ids of entries whose deletion has begun."""
    return [row["id"] for row in notebook.readable_rows("going")]


def apply_to_notebook(notebook: CachedFile, conversation: str, effects: Effects) -> None:
    """Update the notebook with a conversation's effects."""
    entries = all_entries(notebook)
    taken_out = removed_entries_after(_removed_entries(notebook), conversation, effects)
    after = entries_after(entries, conversation, effects, taken_out)
    notebook.replace_tables(entries=entries_to_rows(after), taken_out=[asdict(one) for one in taken_out])


def edit_entry(notebook: CachedFile, id_: str, text: str) -> None:
    """Replace an entry's text.

    Raise EntryNotFound.
    """
    _change(notebook, id_, lambda entry: with_text(entry, text))


def change_task(notebook: CachedFile, id_: str, details: TaskDetails) -> None:
    """Replace what is known of a task.

    Raise EntryNotFound.
    """
    _change(notebook, id_, lambda entry: with_task(entry, details))


def add_entries(notebook: CachedFile, entries: Sequence[Entry]) -> None:
    """Add entries that come from no conversation."""
    rows = notebook.rows("entries")
    notebook.replace_tables(entries=[*rows, *entries_to_rows(entries)])


def detach_entries(notebook: CachedFile, conversations: Collection[str]) -> None:
    """Let the entries of conversations stay without them, like those that came from none."""
    rows = notebook.rows("entries")
    after = [{**row, "conversation": ""} if row["conversation"] in conversations else row for row in rows]
    if after != rows:
        notebook.replace_tables(entries=after)


def _change(notebook: CachedFile, id_: str, change: Callable[[Entry], Entry]) -> None:
    rows = notebook.rows("entries")
    for row in rows:
        if row["id"] == id_:
            notebook.replace_tables(entries=with_row(rows, _entry_to_row(change(_entry_from_row(row)))))
            return
    raise EntryNotFound


def replace_entries(notebook: CachedFile, entries: Sequence[Entry]) -> None:
    """Replace all entries, as with corrected words."""
    notebook.replace_tables(entries=entries_to_rows(entries))


def begin_to_delete_entry(notebook: CachedFile, id_: str) -> None:
    """Note that an entry is being deleted, so that it isn't shown anymore."""
    notebook.replace_tables(going=with_row(notebook.rows("going"), {"id": id_}))


def remove_entry(notebook: CachedFile, id_: str) -> None:
    """Remove an entry with its earlier texts.

    Repeating it is harmless.
    """
    rows = notebook.rows("entries")
    taken_out = [asdict(one) for one in _removed_entries(notebook)]
    for row in rows:
        if row["id"] == id_:
            taken_out = with_row(taken_out, asdict(RemovedEntry(id_, row["conversation"], row["made"])))
    # Write even if it is gone: after a failure, nobody knows what the file says.
    going = without_row(notebook.rows("going"), id_)
    notebook.replace_tables(entries=without_row(rows, id_), taken_out=taken_out, going=going)


def entries_to_rows(entries: Sequence[Entry]) -> list[Document]:
    """Return rows exactly as a file would give them back."""
    return [_entry_to_row(entry) for entry in entries]


def _removed_entries(notebook: CachedFile) -> Sequence[RemovedEntry]:
    return [RemovedEntry(**row) for row in notebook.rows("taken_out")]


def _entry_from_row(row: Document) -> Entry:
    task = TaskDetails.from_row(row.get("task"))
    return Entry(**row | {"before": tuple(row.get("before", ())), "task": task})


def _entry_to_row(entry: Entry) -> Document:
    """Return an entry as a file would give it back.

    Without earlier texts it has no `before`, as in files from before entries could be edited. Only a task on the map
    has `task`.
    """
    row = asdict(replace(entry, task=None)) | {"before": list(entry.before)}
    row["task"] = entry.task and entry.task.to_row()
    return {name: value for name, value in row.items() if value or name not in ("before", "task")}
