"""Ending a conversation.

Month files are written before anything leaves open.json, so that recovery can redo the rest after a crash.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import replace

from tinydb import where

from store.agreement_record import Agreement
from store.errors import UnreadableFile
from store.operations.apply_effects import apply_effects
from store.operations.change_copied_words import without_erased
from store.records import Conversation, Header, header_of
from store.rules.agreement_history import closing_item
from store.rules.deleted_agreement_mark import with_marks
from store.rules.effects import other_person, took_turns, who_began
from store.storage.cached_file import CachedFile, Document, with_row, without_row
from store.storage.data_folder import DataFolder
from store.storage.file_layout import month_file, month_of
from store.tables.agreements import (
    agreement_from_row,
    agreements_to_rows,
    closing_month,
    put_closed_agreement,
)
from store.tables.answer_drafts import drop_all_drafts
from store.tables.conversations import read_conversation, write_conversation
from store.tables.homework import tables_without_homework
from store.tables.month_headers import put_header
from store.tables.people import set_begins_next
from store.tables.rituals import rows_after_session


def finish(folder: DataFolder, conversation: Conversation, at: str, *, done: bool) -> None:
    """End a conversation as given, trimmed; its effects stay.

    `done` says that it reached its end, so it counts. If partners took turns, the other one begins next, even if they
    stopped early.
    Raise WriteError, ReadOnlyStore, ConversationNotFound, CorruptFile.
    """
    stored = read_conversation(folder.files, conversation.id)
    if not stored.ended:
        apply_effects(folder, stored)
        if took_turns(stored.answers) and (began := who_began(stored.answers)):
            set_begins_next(folder.couple, other_person(began))
    ended = replace(
        without_erased(folder, conversation), ended=at, finished=done, resting_until=None, held=()
    )
    ended = with_marks(stored, ended)
    write_conversation(folder.files, ended)
    archive(folder, ended)


def archive(folder: DataFolder, ended: Conversation) -> None:
    """Move an ended conversation and agreements it closed to months."""
    header = header_of(ended)
    with contextlib.suppress(UnreadableFile):  # the conversation's own file still has it
        put_header(folder.files, month_of(ended.id), header)
        folder.register.note(month_file(month_of(ended.id)))
    drop_all_drafts(folder.files, ended.id)
    rows = folder.open.rows("conversations")
    listed = [row for row in rows if row["id"] == ended.id]
    rest = without_row(rows, ended.id)
    staying = _archive_closed(folder, {row["id"] for row in rest})
    folder.open.replace_tables(
        conversations=rest,
        agreements=agreements_to_rows(staying),
        **(_tables_after_finish(folder.open, header) if listed and ended.finished else {}),
    )
    folder.applied_effects.pop(ended.id, None)


def archive_agreements(folder: DataFolder) -> None:
    """Move closed agreements from open.json to their months."""
    unfinished = {row["id"] for row in folder.open.rows("conversations")}
    folder.open.replace_tables(agreements=agreements_to_rows(_archive_closed(folder, unfinished)))


def script_usage_row(open_file: CachedFile, script: str) -> Document | None:
    """Return a script's usage: `times` and `last` finished."""
    found = open_file.readable_rows("scripts", where("id") == script)
    return found[0] if found else None


def _archive_closed(folder: DataFolder, unfinished: set[str]) -> list[Agreement]:
    """Archive what can be archived; return the agreements that stay."""
    agreements = [agreement_from_row(row) for row in folder.open.rows("agreements")]
    archived = []
    for agreement in _archivable(agreements, unfinished):
        with contextlib.suppress(UnreadableFile):  # then it stays in open.json
            month = closing_month(agreement)
            put_closed_agreement(folder.files, month, agreements_to_rows([agreement])[0])
            folder.register.note(month_file(month))
            archived.append(agreement)
    return [agreement for agreement in agreements if agreement not in archived]


def _archivable(agreements: Sequence[Agreement], unfinished: set[str]) -> list[Agreement]:
    return [
        agreement
        for agreement in agreements
        if closing_item(agreement) and unfinished.isdisjoint(_conversations_of(agreement))
    ]


def _conversations_of(agreement: Agreement) -> set[str]:
    # The agreement stays in open.json while any of these can still be undone.
    return {agreement.conversation, *(item.conversation for item in agreement.history)}


def _tables_after_finish(open_file: CachedFile, header: Header) -> dict[str, list[Document]]:
    """Return the tables of open.json after a script was finished."""
    scripts, script, at = open_file.rows("scripts"), header.script, str(header.ended)
    before = next((row["times"] for row in scripts if row["id"] == script), 0)
    return {
        "scripts": with_row(scripts, {"id": script, "times": before + 1, "last": at}),
        "rituals": rows_after_session(open_file.rows("rituals"), script, at),
        **tables_without_homework(open_file, script),
    }
