"""Headers of ended conversations, by month.

If a month's file is unreadable, they come from the conversations' own files.
"""

import contextlib
from collections.abc import Iterator

from store.errors import ConversationNotFound, UnreadableFile
from store.records import Header, header_of, header_row
from store.storage.cached_file import with_row
from store.storage.file_layout import conversation_of, month_file, month_folder
from store.storage.tinydb_files import Files
from store.tables.conversations import read_conversation
from store.tables.month_files import list_months, write_month


def list_headers(files: Files, month: str) -> list[Header]:
    """Return a month's ended conversations, newest first."""
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


def put_header(files: Files, month: str, header: Header) -> None:
    """Add or replace a conversation in its month's list."""
    rows = [header_row(listed) for listed in reversed(list_headers(files, month))]
    write_month(files, month, "conversations", with_row(rows, header_row(header)))


def _headers_from_files(files: Files, month: str) -> Iterator[Header]:
    for name in files.list_names(month_folder(month)):
        with contextlib.suppress(UnreadableFile, ConversationNotFound):
            conversation = read_conversation(files, conversation_of(name))
            if conversation.ended:
                yield header_of(conversation)
