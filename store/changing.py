"""Changing an agreement between conversations: words, days, one of its turns; letting it go, taking it up again."""

from collections.abc import Callable, Iterator, Mapping

from store.agreements import agreement_of, agreement_rows, closed_agreements
from store.ending import put_away_agreements
from store.errors import NotThere
from store.folder import Folder
from store.mirror import with_row
from store.records import Agreement, Json
from store.rhythm import day_of, first_day, rhythm_of
from store.standing import with_item, without_item

OF_ONE_DAY = ("skip", "swap")
"""What can be agreed about one day on which an agreement comes round."""


def change(folder: Folder, id_: str, at: str, what: Mapping[str, Json]) -> None:
    """Adds one line to an agreement's history, made at this ISO moment; doing it twice is doing it once.

    `what` may hold `words` (fields, and what now stands there; another `rhythm` comes with its `turn`), `look_back`
    (an ISO date) and `next` ("rest", "let_go", "take_up" or "later"), with `done` where it ends because it is done; or
    `skip` or `swap` alone, with the ISO date of a turn that the two skip or exchange for the other's next one. Raises
    NotThere, NotSaved, ReadOnly, Damaged.
    """
    item = {"id": _line(at, what), "conversation": "", "at": at, **what}
    words = what.get("words")
    if isinstance(words, Mapping) and "rhythm" in words:
        item["words"] = {**words, "since": _first_day(words["rhythm"], at)}
    # Said once more after another rhythm was chosen, it has to stand after that.
    _put(folder, id_, lambda agreement: with_item(_without(agreement, what), item))


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


def _line(at: str, what: Mapping[str, Json]) -> str:
    days = (f"{kind}:{what[kind]}" for kind in OF_ONE_DAY if kind in what)
    return next(days, f"changed:{at}")


def _without(agreement: Agreement, what: Mapping[str, Json]) -> Agreement:
    about_a_day = any(kind in what for kind in OF_ONE_DAY)
    return without_item(agreement, _line("", what)) if about_a_day else agreement


def _first_day(rhythm: Json, at: str) -> Json:
    return first_day(rhythm_of(rhythm), day_of(at)).isoformat() if rhythm else None
