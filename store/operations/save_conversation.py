"""Saving a conversation: first its own file, then its effects.

A crash between these saves loses nothing, because the effects can be derived from the file again.
"""

from dataclasses import replace

from store.errors import ConversationClosed, ConversationNotFound
from store.operations.apply_effects import apply_effects
from store.operations.change_copied_words import without_erased
from store.records import Conversation, header_of, header_row
from store.storage.cached_file import with_row
from store.storage.data_folder import DataFolder
from store.storage.file_layout import is_conversation, month_folder, month_of
from store.tables.conversations import read_conversation, write_conversation


def begin(folder: DataFolder, conversation: Conversation) -> None:
    """List a conversation as unfinished and write it.

    The list comes first, so that recovery only has to check the few files in it. Until the file is written, the
    list says that it is only beginning: then a missing file means nothing.
    """
    if not is_conversation(conversation.id):
        raise ConversationNotFound
    if conversation.ended:
        raise ConversationClosed
    row = header_row(header_of(conversation))
    folder.applied_effects.pop(conversation.id, None)
    folder.open.replace_tables(
        conversations=with_row(folder.open.rows("conversations"), row),
        beginning=with_row(folder.open.rows("beginning"), {"id": conversation.id}),
    )
    folder.files.make_folder(month_folder(month_of(conversation.id)))
    _write(folder, conversation)


def save(folder: DataFolder, conversation: Conversation) -> None:
    """Write a conversation and apply its effects.

    This takes one file and two flushes if there are no new effects.
    """
    if conversation.ended:
        raise ConversationClosed
    if conversation.id in folder.applied_effects or _is_listed(folder, conversation.id):
        _write(folder, conversation)
    else:
        begin(folder, conversation)


def set_resting_until(folder: DataFolder, id_: str, until: str | None) -> None:
    """Pause a conversation until an ISO time.

    None resumes it.
    """
    save(folder, replace(read_conversation(folder.files, id_), resting_until=until))


def _write(folder: DataFolder, conversation: Conversation) -> None:
    conversation = without_erased(folder, conversation)
    write_conversation(folder.files, conversation)
    apply_effects(folder, conversation)


def _is_listed(folder: DataFolder, id_: str) -> bool:
    return any(row["id"] == id_ for row in folder.open.rows("conversations"))
