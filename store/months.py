"""The months: headers of finished conversations, and agreements that were let go."""

from collections.abc import Iterator
from dataclasses import asdict

from store.errors import Unreadable
from store.files import Files
from store.layout import is_conversation, is_month, month_file, month_folder
from store.mirror import Document, numbered, with_row
from store.records import Header


def months(files: Files) -> list[str]:
    """The months that have a folder, newest first, such as 2026-03."""
    years = [name for name in files.names() if name.isdigit()]
    found = [f"{year}-{name}" for year in years for name in files.names(year)]
    return sorted(filter(is_month, found), reverse=True)


def month_rows(files: Files, month: str, table: str) -> list[Document]:
    """One table ("conversations" or "agreements") of a month; raises Damaged, NewerFormat, NotRead."""
    return list(files.read(month_file(month)).get(table, {}).values())


def readable_rows(files: Files, month: str, table: str) -> list[Document]:
    """The same, but nothing while that month's file is damaged or newer."""
    try:
        return month_rows(files, month, table)
    except Unreadable:
        return []


def headers(files: Files, month: str) -> list[Header]:
    """A month's ended conversations, newest first."""
    found = [Header(**row) for row in readable_rows(files, month, "conversations")]
    return sorted(found, key=lambda header: header.id, reverse=True)


def all_headers(files: Files) -> Iterator[Header]:
    """Every ended conversation, newest first, reading one month at a time."""
    for month in months(files):
        yield from headers(files, month)


def conversation_ids(files: Files) -> list[str]:
    """Every conversation that has a file, oldest first, whatever the lists say."""
    stems = [
        name.removesuffix(".json")
        for month in reversed(months(files))
        for name in files.names(month_folder(month))
    ]
    return list(filter(is_conversation, stems))


def put_in_month(files: Files, month: str, table: str, row: Document) -> None:
    """Adds or replaces one document of a month; raises NotSaved, ReadOnly, Damaged, NewerFormat, NotRead."""
    files.make_folder(month_folder(month))
    write_month(files, month, table, with_row(month_rows(files, month, table), row))


def write_month(files: Files, month: str, table: str, rows: list[Document]) -> None:
    """Replaces one table of a month."""
    files.write(month_file(month), files.read(month_file(month)) | {table: numbered(rows)})


def put_header(files: Files, month: str, header: Header) -> None:
    """Adds or replaces a conversation in its month's list."""
    put_in_month(files, month, "conversations", asdict(header))
