"""Erasing what one partner wrote in private and hasn't shared.

Only unfinished conversations have such answers: finishing one saves none.
"""

from store.errors import ConversationNotFound, UnreadableFile
from store.operations.save_conversation import save
from store.rules.private_answers import role_of, without_private_answers
from store.storage.cached_file import with_row, without_row
from store.storage.data_folder import DataFolder
from store.tables.answer_drafts import drop_all_drafts, read_drafts, replace_drafts
from store.tables.conversations import read_conversation


def erase_private_answers(folder: DataFolder, person: str) -> list[str]:
    """Erase a person's unshared answers and half-typed text, and return what can't be read.

    These are the ids of conversations. Recovery completes this after a crash. Raise WriteError, ReadOnlyStore,
    ReadError.
    """
    folder.open.replace_tables(erasing=with_row(folder.open.rows("erasing"), {"id": person}))
    return _complete(folder, person)


def complete_private_erasing(folder: DataFolder) -> None:
    """Complete what a crash or a failed save interrupted."""
    for row in folder.open.rows("erasing"):
        _complete(folder, row["id"])


def _complete(folder: DataFolder, person: str) -> list[str]:
    unreadable = []
    for row in folder.open.rows("conversations"):
        try:
            _erase_in(folder, row["id"], person)
        except ConversationNotFound:
            continue
        except UnreadableFile:
            unreadable.append(row["id"])
    folder.open.replace_tables(erasing=without_row(folder.open.rows("erasing"), person))
    return unreadable


def _erase_in(folder: DataFolder, id_: str, person: str) -> None:
    conversation = read_conversation(folder.files, id_)
    if conversation.ended:
        return
    erased = without_private_answers(conversation, person)
    if erased != conversation:
        save(folder, erased)
    role = role_of(conversation, person)
    drafts = read_drafts(folder.files, id_)
    left = [draft for draft in drafts if draft.of != role]
    if left and left != drafts:
        replace_drafts(folder.files, id_, left)
    elif drafts and not left:
        drop_all_drafts(folder.files, id_)
