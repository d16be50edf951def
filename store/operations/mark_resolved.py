"""Marking what an ended conversation left open as resolved."""

from dataclasses import replace

from store.records import header_of
from store.storage.data_folder import DataFolder
from store.storage.file_layout import month_of
from store.tables.conversations import read_conversation, write_conversation
from store.tables.month_headers import put_header


def mark_resolved(folder: DataFolder, id_: str) -> None:
    """Say that a conversation left nothing open; repeating it is harmless.

    Raise WriteError, ReadOnlyStore, ConversationNotFound, CorruptFile.
    """
    resolved = replace(read_conversation(folder.files, id_), left_open=False)
    write_conversation(folder.files, resolved)
    put_header(folder.files, month_of(id_), header_of(resolved))
