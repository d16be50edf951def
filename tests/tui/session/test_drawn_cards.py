"""Drawn cards that rest, across conversations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import AwaitingFact, Finished
from store import Store, WriteError, open_store
from tests.scripts.helpers.small_scripts import default_value, make_script
from tests.store.helpers.memory_disk import MemoryDisk
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.sessions import EIGHT, waiting
from tui.session.conversation_session import ConversationSession

FOLDER = Path("/home")
CARDS = ("sea", "hill", "lake", "wood", "town")
SCRIPT = make_script(
    "- draw: card\n  rest: 365 days\n- draw: other\n- ask: again\n  answer: yes_no",
    "## card\nAnswer this.\n"
    + "".join(f"- {card}: The {card}?\n" for card in CARDS)
    + "\n## other\nThis.\n- x: X",
)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_memory_store() as opened:
        opened.set_people(ANA, BEN)
        yield opened


def open_memory_store() -> Store:
    disk = MemoryDisk()
    disk.make_folder(FOLDER)
    disk.sync_folder(FOLDER.parent)
    return open_store(FOLDER, disk=disk)


def clock(days: int) -> Callable[[], datetime]:
    return lambda: EIGHT + timedelta(days=days)


def draw(store: Store, day: int, *, end: bool = True) -> tuple[ConversationSession, str | None]:
    """Hold a conversation on a day, to its end or only begun, and return the card."""
    session = ConversationSession(SCRIPT, store, clock=clock(day))
    session.resolve_facts()
    card = next(answer.value for answer in session.progress.answers if answer.key == ("", "card", "house"))
    while end and not isinstance(session.state, Finished):
        state = waiting(session)
        session.answer(
            session.resolve_fact(state) if isinstance(state, AwaitingFact) else default_value(state)
        )
    if end:
        session.finish("nothing")
    return session, card


@given(st.lists(st.tuples(st.integers(0, 120), st.sampled_from(["ended", "left", "deleted"])), max_size=20))
def test_no_card_comes_twice_within_a_year(visits: list[tuple[int, str]]) -> None:
    with open_memory_store() as store:
        store.set_people(ANA, BEN)
        _, first = draw(store, 0)
        day, drawn = 0, {first: 0}
        for later, ends in visits:
            day += later
            session, card = draw(store, day, end=ends != "left")
            if ends == "deleted":
                store.delete_conversation(session.id)
            resting = {each for each, on in drawn.items() if day - on < 365}
            assert (card is None) == (len(resting) == len(CARDS))
            assert card not in resting
            drawn |= {card: day} if card else {}


def test_only_ids_and_days_are_remembered(store: Store) -> None:
    _, card = draw(store, 3)
    assert store.drawn_cards("small", "card") == {card: "2026-03-17"}
    assert store.drawn_cards("small", "other") == {}


def test_cards_rest_after_the_last_conversation_was_deleted_but_its_day_is_gone(store: Store) -> None:
    drawn = [draw(store, day) for day in (0, 1)]
    cards = {str(card) for _, card in drawn}
    store.delete_conversation(drawn[0][0].id)
    assert set(store.drawn_cards("small", "card").values()) == {"2026-03-14", "2026-03-15"}
    store.delete_conversation(drawn[1][0].id)
    assert store.drawn_cards("small", "card") == dict.fromkeys(cards, "2026-03-31")
    assert store.times_done("small") == 0
    assert draw(store, 2)[1] not in cards


def test_rehearsal_takes_no_card(store: Store) -> None:
    session = ConversationSession(SCRIPT, store, clock=clock(0), rehearsal=True)
    session.resolve_facts()
    assert store.drawn_cards("small", "card") == {}


def test_card_that_could_not_be_noted_is_not_drawn(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise WriteError("open.json", OSError())

    monkeypatch.setattr(Store, "note_drawn_card", fail)
    session = ConversationSession(SCRIPT, store, clock=clock(0))
    with pytest.raises(WriteError):
        session.resolve_facts()
    assert [answer.step for answer in session.progress.answers] == ["begins"]
