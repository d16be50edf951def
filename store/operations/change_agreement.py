"""Changing an agreement outside a conversation."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count

from store.agreement_record import Agreement, HistoryItem
from store.errors import ConversationNotFound
from store.operations.finish_conversation import archive_agreements
from store.records import Json
from store.rules.agreement_history import with_item, without_item
from store.rules.effects import normalize_turns
from store.rules.recurrence import first_day, local_date, parse_recurrence
from store.storage.cached_file import with_row
from store.storage.data_folder import DataFolder
from store.tables.agreements import agreement_from_row, agreements_to_rows, closed_agreements

ONE_DAY_CHANGES = ("skip", "swap")
"""Changes that concern a single turn."""


def change_agreement(folder: DataFolder, id_: str, at: str, what: Mapping[str, Json]) -> None:
    """Add one event to an agreement's history.

    Repeating it is harmless. `what` may hold `words` (changed fields with their new values; a new `rhythm` comes
    with its `turn`), `look_back` (an ISO date) and `next` ("rest", "let_go", "take_up" or "later"), with `done` if
    it ends because it is done. Or it holds only `skip` or `swap` with the ISO date of a turn; `to` is then the
    person who takes a swapped one. Raise ConversationNotFound, WriteError, ReadOnlyStore, CorruptFile.
    """
    item = {"conversation": "", "at": at, **what}
    words = what.get("words")
    if isinstance(words, Mapping):
        since = {"since": _first_day(words["rhythm"], at)} if "rhythm" in words else {}
        item["words"] = {**normalize_turns(words), **since}

    def changed(agreement: Agreement) -> Agreement:
        # If it is repeated after the recurrence changed, it must come after that change.
        there = _without_item(agreement, what)
        id_ = _item_id(what) or _unused_item_id(there, item)
        return with_item(there, HistoryItem.from_row({"id": id_, **item}))

    _update_agreement(folder, id_, changed)


def undo_turn_change(folder: DataFolder, id_: str, what: Mapping[str, Json]) -> None:
    """Remove a `skip` or `swap`; repeating it is harmless."""
    _update_agreement(folder, id_, lambda agreement: _without_item(agreement, what))


def _update_agreement(folder: DataFolder, id_: str, changed: Callable[[Agreement], Agreement]) -> None:
    agreement = next((there for there in _iter_agreements(folder) if there.id == id_), None)
    if agreement is None:
        raise ConversationNotFound
    row = agreements_to_rows([changed(agreement)])[0]
    folder.open.replace_tables(agreements=with_row(folder.open.rows("agreements"), row))
    archive_agreements(folder)


def _iter_agreements(folder: DataFolder) -> Iterator[Agreement]:
    yield from (agreement_from_row(row) for row in folder.open.rows("agreements"))
    yield from closed_agreements(folder.open, folder.files)


def _item_id(what: Mapping[str, Json]) -> str:
    """Return the id of a single turn's event, or ""."""
    return next((f"{kind}:{what[kind]}" for kind in ONE_DAY_CHANGES if kind in what), "")


def _unused_item_id(agreement: Agreement, item: Mapping[str, Json]) -> str:
    """Return the id of a change.

    A repeated change has the id of the latest event; otherwise it is unique even within one second.
    """
    latest = next(reversed(agreement.history), None)
    if latest and {name: latest.row.get(name) for name in item} == item:
        return latest.id
    taken = {item_id.id for item_id in agreement.history}
    first = f"changed:{item['at']}"
    ids = (f"{first}:{number}" if number else first for number in count())
    return next(id_ for id_ in ids if id_ not in taken)


def _without_item(agreement: Agreement, what: Mapping[str, Json]) -> Agreement:
    item_id = _item_id(what)
    return without_item(agreement, item_id) if item_id else agreement


def _first_day(recurrence: Json, at: str) -> Json:
    return first_day(parse_recurrence(recurrence), local_date(at)).isoformat() if recurrence else None
