"""Changing an agreement between conversations: words, days, one of its turns; letting it go, taking it up again."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count

from store.errors import NotThere
from store.operations.finish import put_away_agreements
from store.records import Agreement, Json
from store.rules.agreement_history import with_item, without_item
from store.rules.effects import ending_turns
from store.rules.recurrence import day_of, first_day, rhythm_of
from store.storage.cached_file import with_row
from store.storage.data_folder import Folder
from store.tables.agreements import agreement_of, agreement_rows, closed_agreements

OF_ONE_DAY = ("skip", "swap")
"""What can be agreed about one day on which an agreement comes round."""


def change(folder: Folder, id_: str, at: str, what: Mapping[str, Json]) -> None:
    """Adds one line to an agreement's history, made at this ISO moment; doing it twice is doing it once.

    `what` may hold `words` (fields, and what now stands there; another `rhythm` comes with its `turn`), `look_back`
    (an ISO date) and `next` ("rest", "let_go", "take_up" or "later"), with `done` where it ends because it is done; or
    `skip` or `swap` alone, with the ISO date of a turn that the two skip or exchange for the other's next one, and in
    `to` beside a `swap` whoever has it since then. Raises NotThere, NotSaved, ReadOnly, Damaged.
    """
    item = {"conversation": "", "at": at, **what}
    words = what.get("words")
    if isinstance(words, Mapping):
        since = {"since": _first_day(words["rhythm"], at)} if "rhythm" in words else {}
        item["words"] = {**ending_turns(words), **since}

    def changed(agreement: Agreement) -> Agreement:
        # Said once more after another rhythm was chosen, it has to stand after that.
        there = _without(agreement, what)
        return with_item(there, {"id": _line(what) or _free_line(there, item), **item})

    _put(folder, id_, changed)


def take_back(folder: Folder, id_: str, what: Mapping[str, Json]) -> None:
    """Leaves out what was agreed about one day, a `skip` or a `swap`; doing it twice is doing it once."""
    _put(folder, id_, lambda agreement: _without(agreement, what))


def _put(folder: Folder, id_: str, changed: Callable[[Agreement], Agreement]) -> None:
    agreement = next((there for there in _all(folder) if there.id == id_), None)
    if agreement is None:
        raise NotThere
    row = agreement_rows([changed(agreement)])[0]
    folder.open.change(agreements=with_row(folder.open.rows("agreements"), row))
    put_away_agreements(folder)


def _all(folder: Folder) -> Iterator[Agreement]:
    yield from (agreement_of(row) for row in folder.open.rows("agreements"))
    yield from closed_agreements(folder.open, folder.files)


def _line(what: Mapping[str, Json]) -> str:
    """The id of the line about one day; empty for other changes."""
    return next((f"{kind}:{what[kind]}" for kind in OF_ONE_DAY if kind in what), "")


def _free_line(agreement: Agreement, item: Mapping[str, Json]) -> str:
    """The id of a change: that of the latest line if it says the same, or one of its own within its second."""
    latest = next(reversed(agreement.history), {})
    if {name: latest.get(name) for name in item} == item:
        return str(latest["id"])
    taken = {line["id"] for line in agreement.history}
    first = f"changed:{item['at']}"
    ids = (f"{first}:{number}" if number else first for number in count())
    return next(id_ for id_ in ids if id_ not in taken)


def _without(agreement: Agreement, what: Mapping[str, Json]) -> Agreement:
    line = _line(what)
    return without_item(agreement, line) if line else agreement


def _first_day(rhythm: Json, at: str) -> Json:
    return first_day(rhythm_of(rhythm), day_of(at)).isoformat() if rhythm else None
