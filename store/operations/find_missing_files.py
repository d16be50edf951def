"""Finding files that are missing."""

from collections.abc import Iterator, Sequence

from store.storage.data_folder import DataFolder
from store.storage.file_layout import (
    COUPLE_FILE,
    MONTH_FILE,
    NOTEBOOK_FILE,
    OPEN_FILE,
    conversation_file,
    is_conversation,
    month_file,
    month_folder,
    month_in,
)
from store.storage.missing_file_evidence import conversations_in, existed, month_folders, noted_files
from store.tables.month_files import readable_rows
from store.tables.month_headers import iter_headers


def missing_files(folder: DataFolder) -> list[str]:
    """Return the lists that are missing, and files of unfinished conversations.

    Raise ReadError.
    """
    files = folder.files
    unfinished = [conversation_file(row["id"]) for row in folder.open.readable_rows("conversations")]
    noted = {name for name in noted_files(files) if name.endswith(MONTH_FILE)}
    months = sorted(noted | set(map(month_file, month_folders(files))))
    names = (COUPLE_FILE, OPEN_FILE, NOTEBOOK_FILE, *months, *unfinished)
    return [name for name in names if not files.exists(name) and existed(files, name)]


def missing_conversations(folder: DataFolder) -> list[str]:
    """Return the files of ended conversations that are missing.

    It reads every month. Raise ReadError.
    """
    ids = {header.id for header in iter_headers(folder.files)} | set(filter(is_conversation, _named(folder)))
    unfinished = {row["id"] for row in folder.open.readable_rows("conversations")}
    names = map(conversation_file, sorted(ids - unfinished))
    return [name for name in names if not folder.files.exists(name)]


def months_without_conversations(folder: DataFolder, names: Sequence[str]) -> list[str]:
    """Return the folders of those months, among files, that hold no conversation.

    Raise ReadError.
    """
    folders = (month_folder(month_in(name)) for name in names if name.endswith(MONTH_FILE))
    return [each for each in folders if not conversations_in(folder.files, each)]


def _named(folder: DataFolder) -> Iterator[str]:
    """Yield the conversations that agreements and notebook entries come from.

    Deleting a conversation deletes these first, so they prove that it existed.
    """
    months = month_folders(folder.files)
    closed = (row for month in months for row in readable_rows(folder.files, month, "agreements"))
    for row in (*folder.open.readable_rows("agreements"), *closed):
        yield row["conversation"]
        yield from (item["conversation"] for item in row["history"])
    for table in ("entries", "taken_out"):
        yield from (row["conversation"] for row in folder.notebook.readable_rows(table))
