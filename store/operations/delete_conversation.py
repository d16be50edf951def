"""Deleting a conversation: its file, drafts, header, effects, and copied words."""

from collections.abc import Iterable

from store.agreement_record import Agreement
from store.errors import ConversationNotFound
from store.operations.change_copied_words import change_everywhere, erasure_of_conversation
from store.operations.correct_answers import complete_corrections
from store.records import header_row
from store.rules.agreement_history import agreements_after
from store.rules.effects import Effects
from store.rules.erasure import Erasure
from store.storage.cached_file import Document, with_row, without_row
from store.storage.data_folder import DataFolder
from store.storage.file_layout import conversation_file, is_conversation, month_of
from store.tables.agreements import agreement_from_row, agreements_to_rows
from store.tables.answer_drafts import drop_all_drafts
from store.tables.drawn_cards import tables_with_months_of_cards
from store.tables.month_files import list_months, readable_rows, write_month
from store.tables.month_headers import iter_headers, list_headers
from store.tables.notebook import apply_to_notebook


def delete_conversation(folder: DataFolder, id_: str) -> None:
    """Delete a conversation, its effects, and copies of its words.

    Recovery completes this after a crash. Raise WriteError, ReadOnlyStore, ConversationNotFound, CorruptFile.
    """
    if not is_conversation(id_):
        raise ConversationNotFound
    complete_corrections(folder)
    folder.applied_effects.pop(id_, None)
    deleting = _find_row(folder, id_) | {"going": True}
    folder.open.replace_tables(conversations=with_row(folder.open.rows("conversations"), deleting))
    # The copies come first: what to look for is in the originals.
    erasure = erasure_of_conversation(folder, id_)
    if erasure:
        change_everywhere(folder, erasure)
    else:
        erasure = Erasure(conversation=id_)
    rows = folder.open.rows("agreements")
    agreements = _agreements_without(map(agreement_from_row, rows), erasure)
    folder.open.replace_tables(agreements=agreements_to_rows(agreements))
    apply_to_notebook(folder.notebook, id_, Effects())
    for month in list_months(folder.files):
        _delete_from_month(folder, month, erasure)
    drop_all_drafts(folder.files, id_)
    folder.files.remove(conversation_file(id_))
    folder.open.replace_tables(
        conversations=without_row(folder.open.rows("conversations"), id_),
        **(_tables_without(folder, deleting) if deleting["finished"] else {}),
    )


def _find_row(folder: DataFolder, id_: str) -> Document:
    ended = (header_row(header) for header in list_headers(folder.files, month_of(id_)))
    for row in (*folder.open.rows("conversations"), *ended):
        if row["id"] == id_:
            return row
    # Already gone, perhaps by an attempt that failed at its last flush: continuing makes sure.
    return {"id": id_, "finished": False}


def _agreements_without(agreements: Iterable[Agreement], erasure: Erasure) -> list[Agreement]:
    erased = [erasure.in_agreement(agreement) for agreement in agreements]
    return agreements_after(erased, erasure.conversation, Effects())


def _delete_from_month(folder: DataFolder, month: str, erasure: Erasure) -> None:
    id_ = erasure.conversation
    rows = readable_rows(folder.files, month, "conversations")
    if any(row["id"] == id_ for row in rows):
        write_month(folder.files, month, "conversations", without_row(rows, id_))
    before = [agreement_from_row(row) for row in readable_rows(folder.files, month, "agreements")]
    taken_up = {row["id"] for row in folder.open.rows("agreements")}
    after = _agreements_without((one for one in before if one.id not in taken_up), erasure)
    if after == before:
        return
    reopened = agreements_to_rows([agreement for agreement in after if agreement.state == "open"])
    open_rows = folder.open.rows("agreements")
    for row in reopened:
        open_rows = with_row(open_rows, row)
    folder.open.replace_tables(agreements=open_rows)
    closed = [agreement for agreement in after if agreement.state == "closed"]
    write_month(folder.files, month, "agreements", agreements_to_rows(closed))


def _tables_without(folder: DataFolder, gone: Document) -> dict[str, list[Document]]:
    """Return the tables of open.json without this conversation.

    The ritual of a script goes with its last conversation. The cards that were drawn go on resting, without their days.
    """
    scripts, script = folder.open.rows("scripts"), gone["script"]
    left = [header for header in iter_headers(folder.files) if header.finished]
    ends = [header.ended or "" for header in left if header.script == script]
    if not ends:
        rituals = without_row(folder.open.rows("rituals"), script)
        cards = tables_with_months_of_cards(folder.open, script)
        return {"scripts": without_row(scripts, script), "rituals": rituals, **cards}
    return {"scripts": with_row(scripts, {"id": script, "times": len(ends), "last": max(ends)})}
