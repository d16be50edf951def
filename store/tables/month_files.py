"""Month files: conversations that ended, and agreements closed then.

Reading raises CorruptFile, NewerFormat, or ReadError; writing also WriteError or ReadOnlyStore.
"""

from store.errors import UnreadableFile
from store.storage.cached_file import Document, with_numeric_ids
from store.storage.file_layout import month_file, month_folder
from store.storage.missing_file_evidence import conversations_in, month_folders
from store.storage.tinydb_files import Files


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


def write_month(files: Files, month: str, table: str, rows: list[Document]) -> None:
    """Replace one table of a month."""
    files.write(month_file(month), files.read(month_file(month)) | {table: with_numeric_ids(rows)})


def conversation_ids(files: Files) -> list[str]:
    """Return the ids of all saved conversations, oldest first."""
    return [
        id_ for month in reversed(list_months(files)) for id_ in conversations_in(files, month_folder(month))
    ]
