"""Opening a data folder, with recovery after a crash."""

import contextlib
from pathlib import Path

from store.errors import (
    ConversationNotFound,
    NewerFormat,
    ReadError,
    SealedFolder,
    StoreError,
    UnreadableFile,
    WriteError,
)
from store.operations.apply_effects import apply_effects
from store.operations.correct_answers import complete_corrections
from store.operations.delete_agreement import delete_agreement
from store.operations.delete_conversation import delete_conversation
from store.operations.delete_entry import delete_entry
from store.operations.delete_everything import delete_everything, is_being_deleted
from store.operations.erase_private_answers import complete_private_erasing
from store.operations.finish_conversation import archive
from store.sealing.folder_key import FolderKey
from store.sealing.stored_keys import is_sealed_folder
from store.storage.cached_file import Document, without_row
from store.storage.data_folder import DataFolder, make_data_folder
from store.storage.file_layout import (
    BACKUPS_FOLDER,
    DRAFTS_FOLDER,
    KEYS_FILE,
    RESTORING_FILE,
    month_folder,
    month_of,
)
from store.storage.file_system import Disk, LocalDisk
from store.storage.folder_lock import open_for_reading, open_for_writing, release
from store.storage.pack_folders import clear_pack_leftovers, list_packs
from store.storage.tinydb_files import Files
from store.store import Store
from store.tables.agreements import deleted_agreements
from store.tables.answer_drafts import (
    conversations_with_drafts,
    draft_key,
    drop_all_drafts,
    drop_drafts,
    read_drafts,
    was_withheld,
)
from store.tables.conversations import read_conversation
from store.tables.homework import keep_homework_of_packs
from store.tables.month_files import list_months
from store.tables.notebook import entries_being_deleted


def open_store(
    path: Path, *, disk: Disk | None = None, read_only: bool = False, key: FolderKey | None = None
) -> Store:
    """Open a data folder, creating it if necessary.

    The store is read-only, with a reason, if another instance has the folder open, if it is not writable or if a
    newer version wrote it. Raise WriteError if the folder can be neither created nor read, ReadError if it or its
    lists cannot be read, SealedFolder if it's sealed and `key` isn't its key.
    """
    disk = disk or LocalDisk()
    lock = (open_for_reading if read_only else open_for_writing)(disk, path)
    try:
        files = Files(disk, path, lock.read_only_reason)
        if is_sealed_folder(files):
            _unseal_with(files, key)
        elif not files.read_only_reason and files.exists(KEYS_FILE):
            with contextlib.suppress(WriteError):
                files.remove(KEYS_FILE)  # the last of a folder of which all was deleted
        return Store(disk, lock, _load_folder(files))
    except BaseException:
        release(disk, lock)
        raise


def _unseal_with(files: Files, key: FolderKey | None) -> None:
    if not key:
        raise SealedFolder
    from store.sealing.start_sealer import start_sealer

    start_sealer(files, key)


def _load_folder(files: Files) -> DataFolder:
    folder = make_data_folder(files)
    if not files.read_only_reason and files.exists(RESTORING_FILE):
        from store.operations.replace_folder import complete_replacing

        complete_replacing(files)
    for cached in (folder.open, folder.couple):
        try:
            cached.refresh()
        except NewerFormat as error:
            files.read_only_reason = files.read_only_reason or str(error)
        except UnreadableFile:
            continue
    if not files.read_only_reason:
        _remove_temp_files(files)
        if files.sealer:
            from store.sealing.finish_sealing import finish_sealing

            with contextlib.suppress(WriteError, ReadError, UnreadableFile):
                finish_sealing(files)
        if is_being_deleted(folder):
            with contextlib.suppress(WriteError, ReadError):
                delete_everything(folder)
            return make_data_folder(files)
        with contextlib.suppress(UnreadableFile):
            _recover(folder)
        with contextlib.suppress(WriteError, ReadError):
            clear_pack_leftovers(files)
            with contextlib.suppress(UnreadableFile):
                keep_homework_of_packs(folder.open, list_packs(files))
    return folder


def _remove_temp_files(files: Files) -> None:
    for name in ("", DRAFTS_FOLDER, BACKUPS_FOLDER, *map(month_folder, list_months(files))):
        with contextlib.suppress(WriteError):
            files.remove_temp_files(name)


def _recover(folder: DataFolder) -> None:
    # Anything that cannot be written now waits for the next save or opening, so that reading still works.
    rows = folder.open.rows("conversations")
    # The last rename of a killed process is visible but perhaps not flushed, and is about to be shown as saved.
    for name in {"", DRAFTS_FOLDER, *(month_folder(month_of(row["id"])) for row in rows)}:
        with contextlib.suppress(WriteError):
            folder.files.flush_folder(name)
    for deleted in deleted_agreements(folder.open):
        with contextlib.suppress(WriteError, ReadError, UnreadableFile):
            if deleted.going:
                delete_agreement(folder, deleted.id, deleted.at)
    for entry in entries_being_deleted(folder.notebook):
        with contextlib.suppress(WriteError, ReadError, UnreadableFile):
            delete_entry(folder, entry)
    for row in rows:
        with contextlib.suppress(WriteError, ReadError, UnreadableFile):
            _reconcile(folder, row)
    with contextlib.suppress(WriteError, ReadError, UnreadableFile):
        complete_corrections(folder)
    with contextlib.suppress(WriteError, ReadError, UnreadableFile):
        complete_private_erasing(folder)
    unfinished = {row["id"] for row in folder.open.rows("conversations")}
    for conversation in conversations_with_drafts(folder.files):
        with contextlib.suppress(StoreError):
            if conversation not in unfinished:
                drop_all_drafts(folder.files, conversation)
            else:
                _drop_withheld(folder.files, conversation)


def _drop_withheld(files: Files, conversation: str) -> None:
    """Delete drafts of withheld answers.

    A crash or a full disk may have come between withholding an answer and deleting its draft.
    """
    drafts = read_drafts(files, conversation)
    answers = read_conversation(files, conversation).answers if drafts else ()
    if withheld := {draft_key(draft) for draft in drafts if was_withheld(draft, answers)}:
        drop_drafts(files, conversation, withheld)


def _reconcile(folder: DataFolder, row: Document) -> None:
    if "going" in row:
        delete_conversation(folder, row["id"])
        return
    try:
        conversation = read_conversation(folder.files, row["id"])
    except ConversationNotFound:
        # Listed but never written: the process was killed before the save was confirmed.
        folder.open.replace_tables(
            conversations=without_row(folder.open.rows("conversations"), row["id"]),
            beginning=without_row(folder.open.rows("beginning"), row["id"]),
        )
        return
    if conversation.ended:
        archive(folder, conversation)
    else:
        apply_effects(folder, conversation)
