"""Agreements: open ones in open.json, closed ones in month files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields

from tinydb import where
from tinydb.queries import QueryLike

from store.agreement_record import RECURRENCE_FIELDS, Agreement, DeletedAgreement, HistoryItem
from store.records import Json
from store.rules.agreement_history import agreements_after, closing_item
from store.rules.effects import Effects
from store.storage.cached_file import CachedFile, Document, with_row
from store.storage.file_layout import is_month, month_folder, month_of
from store.storage.tinydb_files import Files
from store.tables.month_files import list_months, month_rows, readable_rows, write_month


def open_agreements(open_file: CachedFile) -> list[Agreement]:
    """Return the open agreements, oldest first."""
    return _readable(open_file, where("state") == "open")


def deleted_agreements(open_file: CachedFile) -> list[DeletedAgreement]:
    """Return the agreements that were deleted, without their words."""
    return [DeletedAgreement.from_row(row) for row in open_file.readable_rows("deleted")]


def agreements_being_deleted(open_file: CachedFile) -> list[str]:
    """Return the ids of agreements whose deletion has begun."""
    return [row["id"] for row in open_file.readable_rows("deleted") if row["going"]]


def _readable(open_file: CachedFile, query: QueryLike) -> list[Agreement]:
    leaving = agreements_being_deleted(open_file)
    rows = open_file.readable_rows("agreements", query)
    return [agreement_from_row(row) for row in rows if row["id"] not in leaving]


def due_agreements(open_file: CachedFile, today: str) -> list[Agreement]:
    """Return agreements due on an ISO date, longest overdue first."""
    dated = where("look_back") != None  # noqa: E711  this is a query, not a comparison
    due = (where("state") == "open") & dated & (where("look_back") <= today)
    found = _readable(open_file, due)
    return sorted(found, key=lambda agreement: agreement.look_back or "")


def agreements_without(open_file: CachedFile, conversation: str) -> list[Agreement]:
    """Return the open agreements as if a conversation never happened."""
    all_ = [agreement_from_row(row) for row in open_file.readable_rows("agreements")]
    return [one for one in agreements_after(all_, conversation, Effects()) if one.state == "open"]


def closed_agreements(open_file: CachedFile, files: Files) -> Iterator[Agreement]:
    """Yield closed agreements, latest first, one month at a time."""
    leaving = set(agreements_being_deleted(open_file))
    here = [row for row in open_file.readable_rows("agreements") if row["id"] not in leaving]
    yield from _latest_first(row for row in here if row["state"] == "closed")
    ids = leaving | {row["id"] for row in here}
    for month in list_months(files):
        # Skip those that were reopened, or closed again in a later month.
        rows = [row for row in readable_rows(files, month, "agreements") if row["id"] not in ids]
        ids.update(row["id"] for row in rows)
        yield from _latest_first(rows)


def _latest_first(rows: Iterable[Document]) -> list[Agreement]:
    def closed(agreement: Agreement) -> str:
        item = closing_item(agreement)
        return item.at if item else ""

    return sorted(map(agreement_from_row, rows), key=closed, reverse=True)


def put_closed_agreement(files: Files, month: str, row: Document) -> None:
    """Add or replace a closed agreement in its month."""
    files.make_folder(month_folder(month))
    write_month(files, month, "agreements", with_row(month_rows(files, month, "agreements"), row))


def closing_month(agreement: Agreement) -> str:
    """Return the month in which an agreement was last closed.

    A closed agreement stays in its month's file when it is reopened, and the latest month is believed. So if the
    clock was set back, the later of its closing months counts.
    """
    moments = (item.at for item in agreement.history if item.next == "let_go")
    return max(filter(is_month, map(month_of, moments)), default=month_of(agreement.conversation))


def agreement_from_row(row: Document) -> Agreement:
    """Return the agreement in a row."""
    return Agreement(**row | {"history": tuple(map(HistoryItem.from_row, row["history"]))})


def deleted_agreement_of(agreement: Agreement, at: str) -> DeletedAgreement:
    """Return what stays of an agreement that is deleted now."""
    days = [agreement.look_back, *(item.look_back for item in reversed(agreement.history)), agreement.planned]
    fields: list[Mapping[str, Json]] = [{"rhythm": agreement.rhythm, "since": agreement.since}]
    fields += [item.before for item in agreement.history if item.before]
    found = {(each.get("rhythm"), each.get("since")) for each in fields}
    recurrences = sorted((str(rule), str(since)) for rule, since in found if rule and since)
    return DeletedAgreement(agreement.id, at, next(filter(None, days), None), tuple(recurrences))


def deleted_to_row(deleted: DeletedAgreement) -> Document:
    """Return the row exactly as a file would give it back."""
    return {**asdict(deleted), "recurrences": [list(each) for each in deleted.recurrences]}


def agreements_to_rows(agreements: Sequence[Agreement]) -> list[Document]:
    """Return rows exactly as a file would give them back."""
    return [_agreement_to_row(agreement) for agreement in agreements]


def _agreement_to_row(agreement: Agreement) -> Document:
    row = {field.name: getattr(agreement, field.name) for field in fields(agreement)}
    row["history"] = [item.row for item in agreement.history]
    # One that does not repeat is written as before agreements could repeat.
    return {name: value for name, value in row.items() if value is not None or name not in RECURRENCE_FIELDS}
