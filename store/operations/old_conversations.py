"""Deleting conversations that have reached their end, once that was announced."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from store.errors import UnreadableFile
from store.operations.change_copied_words import undamaged
from store.operations.delete_conversation import delete_conversation
from store.operations.find_missing_files import missing_files
from store.records import header_row
from store.rules.conversation_retention import WARNING_DAYS, Announcement, Group, retention_groups
from store.storage.cached_file import with_row
from store.storage.data_folder import DataFolder
from store.storage.file_layout import conversations_named_in, month_file
from store.tables.agreements import agreement_from_row, closed_agreements
from store.tables.erasures import erasing_key
from store.tables.month_files import list_months
from store.tables.month_headers import iter_headers
from store.tables.notebook import detach_entries
from store.tables.retention import read_announcement, read_years_kept, write_announcement
from store.tables.rituals import active_rituals


def groups_at(folder: DataFolder, moment: datetime, years: int | None) -> list[Group]:
    """Return the ended conversations in groups, with their ends if they're kept for so many years.

    None are returned while a list is damaged or missing, because nobody knows what needs them. Raise ReadError.
    """
    if years is None or missing_files(folder):
        return []
    try:
        for month in list_months(folder.files):
            folder.files.read(month_file(month))
        agreements = [agreement_from_row(row) for row in folder.open.rows("agreements")]
        folder.notebook.refresh()
        needed = set(_needed_by_unfinished(folder))
    except UnreadableFile:
        return []
    agreements += closed_agreements(folder.open, folder.files)
    rituals = active_rituals(folder.open)
    ended = [header for header in iter_headers(folder.files) if header.id not in needed]
    return retention_groups(ended, needed, agreements, rituals, years=years, today=moment.date())


def announce(folder: DataFolder, moment: datetime) -> None:
    """Announce what has reached its end, unless something is announced already.

    What was announced and is needed again is dropped from the announcement. Raise WriteError, ReadOnlyStore, ReadError.
    """
    due = {
        erasing_key(header.id): header
        for group in groups_at(folder, moment, read_years_kept(folder.couple))
        if group.has_ended(moment.date())
        for header in group.headers
    }
    told = read_announcement(folder.couple)
    if told and told.counts(moment):
        left = {key: year for key, year in told.years.items() if key in due}
        if left:
            write_announcement(folder.couple, Announcement(told.at, told.day, left))
            return
    years = {key: int(header.started[:4]) for key, header in due.items()}
    day = moment.date() + timedelta(days=WARNING_DAYS)
    write_announcement(folder.couple, Announcement(moment, day, years) if years else None)


def next_to_delete(folder: DataFolder, moment: datetime) -> list[str]:
    """Return the conversations to delete together now: all were announced, and long enough ago."""
    told = read_announcement(folder.couple)
    if told and told.is_due(moment):
        for group in groups_at(folder, moment, read_years_kept(folder.couple)):
            ids = [header.id for header in group.headers]
            if group.has_ended(moment.date()) and all(erasing_key(id_) in told.years for id_ in ids):
                return ids
    return []


def delete_old_conversations(folder: DataFolder, ids: Sequence[str]) -> None:
    """Delete conversations that belong together; their notebook entries stay.

    Once all are marked, recovery completes this after a crash. Raise WriteError, ReadOnlyStore, ReadError, CorruptFile.
    """
    detach_entries(folder.notebook, ids)
    rows = folder.open.rows("conversations")
    for header in iter_headers(folder.files):
        if header.id in ids:
            rows = with_row(rows, header_row(header) | {"going": True})
    folder.open.replace_tables(conversations=rows)
    for id_ in ids:
        delete_conversation(folder, id_)


def _needed_by_unfinished(folder: DataFolder) -> Iterator[str]:
    """Yield the unfinished conversations, and those whose words they quote."""
    for row in folder.open.rows("conversations"):
        yield row["id"]
        if conversation := undamaged(folder, row["id"]):
            yield from conversations_named_in(json.dumps([*conversation.answers, *conversation.held]))
