"""Month files: headers of ended conversations, and closed agreements.

Reading raises CorruptFile, NewerFormat, or ReadError; writing also WriteError or ReadOnlyStore.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import asdict

from store.errors import ConversationNotFound, UnreadableFile
from store.records import Header, header_of
from store.storage.cached_file import Document, with_numeric_ids, with_row
from store.storage.file_evidence import conversations_in, month_folders
from store.storage.file_layout import conversation_of, month_file, month_folder
from store.storage.tinydb_files import Files
from store.tables.conversations import read_conversation


def list_months(files: Files) -> list[str]:
    """Return the months that have a folder, newest first."""
    return month_folders(files)


def month_rows(files: Files, month: str, table: str) -> list[Document]:
    """Return a month's table: "conversations" or "agreements"."""
    return list(files.read(month_file(month)).get(table, {}).values())


def readable_rows(files: Files, month: str, table: str) -> list[Document]:
    """Return a month's table; empty if its file is unreadable."""
    try:
        return month_rows(files, month, table)
    except UnreadableFile:
        return []


def list_headers(files: Files, month: str) -> list[Header]:
    """Return a month's ended conversations, newest first.

    If the month's file is unreadable, they come from the conversations' own files.
    """
    try:
        rows = files.read(month_file(month)).get("conversations")
    except UnreadableFile:
        rows = None
    found = _headers_from_files(files, month) if rows is None else [Header(**row) for row in rows.values()]
    return sorted(found, key=lambda header: header.id, reverse=True)


def iter_headers(files: Files) -> Iterator[Header]:
    """Yield ended conversations, newest first, one month at a time."""
    for month in list_months(files):
        yield from list_headers(files, month)


def conversation_ids(files: Files) -> list[str]:
    """Return the ids of all saved conversations, oldest first."""
    return [
        id_ for month in reversed(list_months(files)) for id_ in conversations_in(files, month_folder(month))
    ]


def put_closed_agreement(files: Files, month: str, row: Document) -> None:
    """Add or replace a closed agreement in its month."""
    files.make_folder(month_folder(month))
    write_month(files, month, "agreements", with_row(month_rows(files, month, "agreements"), row))


def write_month(files: Files, month: str, table: str, rows: list[Document]) -> None:
    """Replace one table of a month."""
    files.write(month_file(month), files.read(month_file(month)) | {table: with_numeric_ids(rows)})


def put_header(files: Files, month: str, header: Header) -> None:
    """Add or replace a conversation in its month's list."""
    rows = [asdict(listed) for listed in reversed(list_headers(files, month))]
    write_month(files, month, "conversations", with_row(rows, asdict(header)))


def _headers_from_files(files: Files, month: str) -> Iterator[Header]:
    for name in files.list_names(month_folder(month)):
        with contextlib.suppress(UnreadableFile, ConversationNotFound):
            conversation = read_conversation(files, conversation_of(name))
            if conversation.ended:
                yield header_of(conversation)
