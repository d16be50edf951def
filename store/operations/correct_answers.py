"""Correcting words of an ended conversation, and all copies of them."""

from collections.abc import Sequence
from dataclasses import replace

from store.errors import ConversationNotFound, ConversationOpen, UnreadableFile
from store.operations.change_copied_words import change_everywhere
from store.records import Record
from store.rules.correction import Correction, correction_of, with_corrected
from store.storage.cached_file import Document, with_row, without_row
from store.storage.data_folder import DataFolder
from store.tables.agreements import agreement_from_row, agreements_to_rows
from store.tables.conversations import read_conversation, write_conversation
from store.tables.month_files import list_months, readable_rows, write_month
from store.tables.notebook import all_entries, replace_entries


def correct_answers(folder: DataFolder, id_: str, corrected: Sequence[Record]) -> None:
    """Replace answers of an ended conversation, and the old words everywhere.

    `corrected` are whole records. Recovery completes this after a crash, and repeating it is harmless. Raise
    WriteError, ReadOnlyStore, ConversationNotFound, ConversationOpen, CorruptFile.
    """
    complete_corrections(folder)
    if not read_conversation(folder.files, id_).ended:
        raise ConversationOpen
    row = {"id": id_, "answers": [dict(record) for record in corrected]}
    folder.open.replace_tables(correcting=with_row(folder.open.rows("correcting"), row))
    _complete(folder, row)


def complete_corrections(folder: DataFolder) -> None:
    """Complete what a crash or a failed save interrupted.

    Deleting does this first, as nothing else knows of these words.
    """
    for row in folder.open.rows("correcting"):
        _complete(folder, row)


def _complete(folder: DataFolder, row: Document) -> None:
    try:
        before = read_conversation(folder.files, row["id"])
    except (UnreadableFile, ConversationNotFound):  # there's nothing left to correct
        pass
    else:
        after = replace(before, answers=with_corrected(before.answers, row["answers"]))
        # The copies come first: what to look for is in the original.
        if correction := correction_of(before, after, all_entries(folder.notebook)):
            _correct_copies(folder, correction)
        write_conversation(folder.files, after)
    folder.open.replace_tables(correcting=without_row(folder.open.rows("correcting"), row["id"]))


def _correct_copies(folder: DataFolder, correction: Correction) -> None:
    change_everywhere(folder, correction)
    entries = all_entries(folder.notebook)
    replace_entries(folder.notebook, [correction.in_entry(entry) for entry in entries])
    if not correction.fields:
        return
    folder.open.replace_tables(agreements=_corrected(folder.open.rows("agreements"), correction))
    for month in list_months(folder.files):
        rows = readable_rows(folder.files, month, "agreements")
        if (corrected := _corrected(rows, correction)) != rows:
            write_month(folder.files, month, "agreements", corrected)


def _corrected(rows: Sequence[Document], correction: Correction) -> list[Document]:
    return agreements_to_rows([correction.in_agreement(agreement_from_row(row)) for row in rows])
