"""Erasing from backups what the couple deleted or corrected."""

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from store.errors import ConversationNotFound, ConversationOpen, StoreError, UnreadableFile
from store.operations.change_copied_words import change_everywhere, undamaged
from store.operations.changes_in_memory import changed_in_memory
from store.operations.correct_answers import correct_answers
from store.operations.delete_agreement import delete_agreement
from store.operations.delete_conversation import delete_conversation
from store.operations.delete_entry import delete_entry
from store.operations.erase_private_answers import erase_private_answers
from store.records import PERSON_IDS
from store.rules.effect_ids import maker_of
from store.rules.erasure import Erasure
from store.rules.sync_copies import original_name
from store.storage.backup_file import Backup
from store.storage.backup_shelf import list_backups, read_backup, write_backup
from store.storage.data_folder import DataFolder
from store.storage.file_layout import conversation_of
from store.tables.agreements import closed_agreements
from store.tables.erasures import Erased, Erasing, erasing_key, read_erasures, write_erasures
from store.tables.month_files import conversation_ids
from store.tables.notebook import detach_entries

_LONG_AGO = "1970-01-01T00:00:00+00:00"


def erase_from_backups(folder: DataFolder) -> None:
    """Erase from every backup what's pending.

    After a crash, the next call completes it. Raise WriteError, ReadOnlyStore, ReadError.
    """
    pending = [each for each in read_erasures(folder.files) if each.pending]
    if not pending:
        return
    for each in list_backups(folder.files):
        try:
            backup = read_backup(folder.files, each.name)
        except StoreError:  # damaged: its words can't be found, and nothing is ever taken from it
            continue
        if (erased := without_erased(folder, backup, pending)) != backup:
            write_backup(folder.files, each.name, erased)
    done = [replace(each, pending=False) if each in pending else each for each in read_erasures(folder.files)]
    write_erasures(folder.files, done)


def without_erased(folder: DataFolder, backup: Backup, erasures: Sequence[Erasing]) -> Backup:
    """Return a backup without what was erased and isn't in the folder now.

    Corrected words replace the old ones. Private answers are erased only while that's pending: the next ones aren't
    meant.
    """
    alive = _keys(folder)
    known = [
        each for each in erasures if each.what in _ERASE and (each.pending or each.what != Erased.PRIVATE)
    ]
    gone = [each for each in known if each.what == Erased.CORRECTION or each.key not in alive]
    keys = {each.key for each in gone if each.what in (Erased.CONVERSATION, Erased.OLD_CONVERSATION)}

    def erase(copy: DataFolder) -> None:
        for each in gone:
            _ERASE[each.what](folder, copy, each.key)

    return replace(
        backup,
        files=changed_in_memory(backup.files, erase) if gone else backup.files,
        aside={
            name: data
            for name, data in backup.aside.items()
            if erasing_key(conversation_of(original_name(name))) not in keys
        },
    )


def _erase_conversation(_: DataFolder, copy: DataFolder, key: str) -> None:
    for id_ in _with_key(conversation_ids(copy.files), key):
        delete_conversation(copy, id_)


def _erase_old_conversation(folder: DataFolder, copy: DataFolder, key: str) -> None:
    detach_entries(copy.notebook, _with_key(conversation_ids(copy.files), key))
    _erase_conversation(folder, copy, key)


def _erase_agreement(folder: DataFolder, copy: DataFolder, key: str) -> None:
    deleted = {str(row["id"]): str(row["at"]) for row in folder.open.readable_rows("deleted")}
    listed = _agreement_ids(copy)
    for id_ in _with_key(listed | deleted.keys(), key):
        if id_ in listed:
            delete_agreement(copy, id_, deleted.get(id_, _LONG_AGO))
        else:  # its conversation was unfinished then, but others may have looked back at it
            change_everywhere(copy, Erasure(agreement=id_), leaving=maker_of(id_))


def _erase_entry(_: DataFolder, copy: DataFolder, key: str) -> None:
    for id_ in _with_key(_entry_ids(copy), key):
        delete_entry(copy, id_)


def _correct(folder: DataFolder, copy: DataFolder, key: str) -> None:
    for id_ in _with_key(conversation_ids(folder.files), key):
        conversation = undamaged(folder, id_)
        corrected = [each for each in conversation.answers if each.get("corrected")] if conversation else []
        if corrected:
            with contextlib.suppress(ConversationNotFound, ConversationOpen, UnreadableFile):
                correct_answers(copy, id_, corrected)


def _erase_private(_: DataFolder, copy: DataFolder, key: str) -> None:
    for person in _with_key(PERSON_IDS, key):
        erase_private_answers(copy, person)


_ERASE: Mapping[str, Callable[[DataFolder, DataFolder, str], None]] = {
    Erased.CONVERSATION: _erase_conversation,
    Erased.AGREEMENT: _erase_agreement,
    Erased.ENTRY: _erase_entry,
    Erased.CORRECTION: _correct,
    Erased.OLD_CONVERSATION: _erase_old_conversation,
    Erased.PRIVATE: _erase_private,
}


def _with_key(ids: Iterable[str], key: str) -> list[str]:
    return [id_ for id_ in ids if erasing_key(id_) == key]


def _keys(folder: DataFolder) -> set[str]:
    """Return the keys of all that the folder has now, so that only what's gone is erased."""
    ids = {*_agreement_ids(folder), *_entry_ids(folder), *conversation_ids(folder.files)}
    return set(map(erasing_key, ids))


def _agreement_ids(folder: DataFolder) -> set[str]:
    here = {str(row["id"]) for row in folder.open.readable_rows("agreements")}
    return here | {each.id for each in closed_agreements(folder.open, folder.files)}


def _entry_ids(folder: DataFolder) -> list[str]:
    return [str(row["id"]) for row in folder.notebook.readable_rows("entries")]
