"""Deleting one agreement, its history, and all copies of its words.

The conversation that made it keeps its answer, with a mark, so that nothing makes the agreement again.
"""

from dataclasses import replace

from store.agreement_record import Agreement, DeletedAgreement
from store.operations.change_copied_words import change_everywhere, replace_conversation, undamaged
from store.rules.deleted_agreement_mark import with_mark
from store.rules.effect_ids import maker_of
from store.rules.erasure import Erasure
from store.storage.cached_file import with_row, without_row
from store.storage.data_folder import DataFolder
from store.tables.agreements import (
    agreement_from_row,
    agreements_being_deleted,
    closed_agreements,
    deleted_agreement_of,
    deleted_to_row,
)
from store.tables.month_files import list_months, readable_rows, write_month


def delete_agreement(folder: DataFolder, id_: str, at: str) -> None:
    """Delete an agreement; `at` is an ISO time.

    Recovery completes this after a crash. Repeating it is harmless. Raise WriteError, ReadOnlyStore, ReadError,
    CorruptFile.
    """
    agreement = _find(folder, id_)
    if agreement is None and id_ not in agreements_being_deleted(folder.open):
        return
    if agreement is not None:
        _write_deleted(folder, replace(deleted_agreement_of(agreement, at), going=True))
    mark_answer(folder, id_)
    change_everywhere(folder, Erasure(agreement=id_), leaving=maker_of(id_))
    for month in list_months(folder.files):
        rows = readable_rows(folder.files, month, "agreements")
        if any(row["id"] == id_ for row in rows):
            write_month(folder.files, month, "agreements", without_row(rows, id_))
    for row in folder.open.rows("deleted"):
        if row["id"] == id_:
            _write_deleted(folder, DeletedAgreement.from_row({**row, "going": False}))


def mark_answer(folder: DataFolder, id_: str) -> None:
    """Mark the answer that made an agreement."""
    conversation = undamaged(folder, maker_of(id_))
    if conversation:
        replace_conversation(folder, conversation, with_mark(conversation, id_))


def _find(folder: DataFolder, id_: str) -> Agreement | None:
    open_ones = (agreement_from_row(row) for row in folder.open.rows("agreements"))
    everywhere = (*open_ones, *closed_agreements(folder.open, folder.files))
    return next((each for each in everywhere if each.id == id_), None)


def _write_deleted(folder: DataFolder, deleted: DeletedAgreement) -> None:
    """Note a deletion and remove the agreement from open.json, in one write."""
    folder.open.replace_tables(
        agreements=without_row(folder.open.rows("agreements"), deleted.id),
        deleted=with_row(folder.open.rows("deleted"), deleted_to_row(deleted)),
    )
