"""Two conversations of March: an agreement, and the look-back that ended it."""

from store import Record, Store
from tests.store.helpers.records import (
    ANA,
    BEN,
    agreed,
    at,
    begins,
    conversation_with,
    look_back,
    notebook_line,
)

ONE, TWO, THREE = "2026-03-14T2015-00a1", "2026-03-15T2015-00a2", "2026-04-01T0900-00a3"
"""Two that ended in March, and one of April that tests may begin."""


def live_through_march(store: Store, *more: Record) -> None:
    """Save both people and what they said; `more` belongs to the first conversation."""
    store.set_people(ANA, BEN)
    one = conversation_with(
        ONE, begins("a"), agreed("action", "make tea"), *more, notebook_line("calm", "quiet")
    )
    two = conversation_with(TWO, look_back("back", f"{ONE}::action", next="let_go"))
    for each in (one, two):
        store.save(each)
        store.finish(each, at(each.id[:10], 40), done=True)
