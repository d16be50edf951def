"""The months: headers of finished conversations, and agreements that were let go."""

import contextlib
from collections.abc import Iterator
from dataclasses import asdict

from store.errors import ConversationNotFound, UnreadableFile
from store.records import Header, header_of
from store.storage.cached_file import Document, with_numeric_ids, with_row
from store.storage.files import Files
from store.storage.paths import is_conversation, is_month, month_file, month_folder
from store.tables.conversations import read_conversation


def list_months(files: Files) -> list[str]:
    """The months that have a folder, newest first, such as 2026-03."""
    years = [name for name in files.list_names() if name.isdigit()]
    found = [f"{year}-{name}" for year in years for name in files.list_names(year)]
    return sorted(filter(is_month, found), reverse=True)


def month_rows(files: Files, month: str, table: str) -> list[Document]:
    """One table ("conversations" or "agreements") of a month; raises Damaged, NewerFormat, NotRead."""
    return list(files.read(month_file(month)).get(table, {}).values())


def readable_rows(files: Files, month: str, table: str) -> list[Document]:
    """The same, but nothing while that month's file is damaged or newer."""
    try:
        return month_rows(files, month, table)
    except UnreadableFile:
        return []


def list_headers(files: Files, month: str) -> list[Header]:
    """A month's ended conversations, newest first; told by their own files if the month cannot tell."""
    try:
        rows = files.read(month_file(month)).get("conversations")
    except UnreadableFile:
        rows = None
    found = _headers_from_files(files, month) if rows is None else [Header(**row) for row in rows.values()]
    return sorted(found, key=lambda header: header.id, reverse=True)


def iter_headers(files: Files) -> Iterator[Header]:
    """Every ended conversation, newest first, reading one month at a time."""
    for month in list_months(files):
        yield from list_headers(files, month)


def conversation_ids(files: Files) -> list[str]:
    """Every conversation that has a file, oldest first, whatever the lists say."""
    stems = [
        name.removesuffix(".json")
        for month in reversed(list_months(files))
        for name in files.list_names(month_folder(month))
    ]
    return list(filter(is_conversation, stems))


def put_closed_agreement(files: Files, month: str, row: Document) -> None:
    """Adds or replaces an agreement in the month in which it was let go; raises as `write_month` does."""
    files.make_folder(month_folder(month))
    write_month(files, month, "agreements", with_row(month_rows(files, month, "agreements"), row))


def write_month(files: Files, month: str, table: str, rows: list[Document]) -> None:
    """Replaces one table of a month; raises NotSaved, ReadOnly, Damaged, NewerFormat, NotRead."""
    files.write(month_file(month), files.read(month_file(month)) | {table: with_numeric_ids(rows)})


def put_header(files: Files, month: str, header: Header) -> None:
    """Adds or replaces a conversation in its month's list; raises as `write_month` does."""
    rows = [asdict(there) for there in reversed(list_headers(files, month))]
    write_month(files, month, "conversations", with_row(rows, asdict(header)))


def _headers_from_files(files: Files, month: str) -> Iterator[Header]:
    for name in files.list_names(month_folder(month)):
        with contextlib.suppress(UnreadableFile, ConversationNotFound):
            conversation = read_conversation(files, name.removesuffix(".json"))
            if conversation.ended:
                yield header_of(conversation)
