"""Rebuilding missing files from the conversations."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from store.agreement_record import Agreement
from store.errors import UnreadableFile
from store.operations.find_missing_files import missing_files
from store.operations.finish_conversation import archive, archive_agreements
from store.records import Conversation, Homework, Person, header_of, header_row
from store.rules.rebuild import (
    closed_in,
    rebuild_agreements,
    rebuild_begins_next,
    rebuild_entries,
    rebuild_usage,
)
from store.storage.cached_file import with_numeric_ids
from store.storage.data_folder import DataFolder
from store.storage.file_layout import (
    MONTH_FILE,
    NOTEBOOK_FILE,
    OPEN_FILE,
    month_file,
    month_folder,
    month_in,
)
from store.storage.missing_file_evidence import month_folders
from store.tables.agreements import agreement_from_row, agreements_to_rows, closing_month
from store.tables.conversations import read_conversation
from store.tables.homework import rows_of_homework
from store.tables.month_files import conversation_ids, readable_rows
from store.tables.month_headers import iter_headers, list_headers
from store.tables.notebook import entries_to_rows


def rebuild_files(folder: DataFolder, homework: Sequence[Homework] = ()) -> list[str]:
    """Rebuild all missing lists except store.json, and return them.

    `homework` comes with the installed packs.

    A crash in between leaves the rest for the next time. Raise WriteError, ReadError, ReadOnlyStore, or CorruptFile.
    """
    missing = missing_files(folder)
    months = [name for name in missing if name.endswith(MONTH_FILE)]
    lists = [name for name in missing if name in (OPEN_FILE, NOTEBOOK_FILE)]
    conversations = list(_conversations(folder)) if months or lists else []
    if NOTEBOOK_FILE in lists:
        folder.notebook.recreate(entries=entries_to_rows(rebuild_entries(conversations)), taken_out=())
    if OPEN_FILE in lists:
        _rebuild_open(folder, conversations, homework)
    if months:
        _rebuild_months(folder, [month_in(name) for name in months], conversations)
    if months or lists:
        archive_agreements(folder)
    return [*lists, *months]


def rebuild_people(folder: DataFolder, a: Person, b: Person) -> None:
    """Write a missing store.json for these people.

    Raise WriteError, ReadOnlyStore.
    """
    begins = rebuild_begins_next(_conversations(folder))
    folder.couple.recreate(people=[asdict(a), asdict(b)], next=[{"begins": begins}] if begins else ())
    folder.register.note(*filter(folder.files.exists, map(month_file, month_folders(folder.files))))


def _rebuild_open(
    folder: DataFolder, conversations: Sequence[Conversation], homework: Sequence[Homework]
) -> None:
    closed = _closed_agreements(folder)
    agreements = rebuild_agreements(conversations, closed.values())
    listed = {header.id: header for header in iter_headers(folder.files)}
    left = [each for each in conversations if each.id not in listed]
    usage = rebuild_usage(listed.values())
    folder.applied_effects.clear()
    folder.open.recreate(
        conversations=[header_row(replace(header_of(each), ended=None, finished=False)) for each in left],
        agreements=agreements_to_rows([each for each in agreements if closed.get(each.id) != each]),
        scripts=usage,
        homework=rows_of_homework(homework, {row["id"] for row in usage}),
    )
    for each in left:
        if each.ended:  # it was about to move to its month
            archive(folder, each)


def _rebuild_months(folder: DataFolder, months: Sequence[str], conversations: Sequence[Conversation]) -> None:
    known = _closed_agreements(folder)
    known.update((row["id"], agreement_from_row(row)) for row in folder.open.rows("agreements"))
    lost = [each for each in rebuild_agreements(conversations, known.values()) if each.id not in known]
    closed = [closed_in(each, months[-1]) for each in lost]
    for month in months:
        here = [
            each
            for each in closed
            if closing_month(each) == month or (closing_month(each) not in months and month == months[-1])
        ]
        headers = [header_row(header) for header in reversed(list_headers(folder.files, month))]
        folder.files.make_folder(month_folder(month))
        folder.files.write(
            month_file(month),
            {
                "conversations": with_numeric_ids(headers),
                "agreements": with_numeric_ids(agreements_to_rows(here)),
            },
        )
        folder.register.note(month_file(month))


def _conversations(folder: DataFolder) -> Iterator[Conversation]:
    """Yield all conversations, except damaged ones.

    One that only cannot be read at the moment raises ReadError, so that a rebuilt file never lacks it.
    """
    deleting = {row["id"] for row in folder.open.readable_rows("conversations") if row.get("going")}
    for id_ in conversation_ids(folder.files):
        if id_ not in deleting:
            with contextlib.suppress(UnreadableFile):
                yield read_conversation(folder.files, id_)


def _closed_agreements(folder: DataFolder) -> dict[str, Agreement]:
    """Return the closed agreements in months, as the latest has them."""
    rows = (
        row
        for month in reversed(month_folders(folder.files))
        for row in readable_rows(folder.files, month, "agreements")
    )
    return {row["id"]: agreement_from_row(row) for row in rows}
