"""Changing an agreement between conversations: its words, its day, letting it go, taking it up again."""

from collections.abc import Iterator, Mapping

from store.agreements import agreement_of, agreement_rows, closed_agreements
from store.ending import put_away_agreements
from store.errors import NotThere
from store.folder import Folder
from store.mirror import with_row
from store.records import Agreement, Json
from store.standing import with_item


def change(folder: Folder, id_: str, at: str, what: Mapping[str, Json]) -> None:
    """Adds one line to an agreement's history, made at this ISO moment; doing it twice is doing it once.

    `what` may hold `words` (fields, and what now stands there), `look_back` (an ISO date) and `next`
    ("rest", "let_go" or "take_up"). Raises NotThere, NotSaved, ReadOnly, Damaged.
    """
    item = {"id": f"changed:{at}", "conversation": "", "at": at, **what}
    agreement = next((there for there in _all(folder) if there.id == id_), None)
    if agreement is None:
        raise NotThere
    changed = agreement_rows([with_item(agreement, item)])[0]
    folder.open.change(agreements=with_row(folder.open.rows("agreements"), changed))
    put_away_agreements(folder)


def _all(folder: Folder) -> Iterator[Agreement]:
    yield from (agreement_of(row) for row in folder.open.rows("agreements"))
    yield from closed_agreements(folder.open, folder.files)
