"""What was left open in a conversation, and can be returned to."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from scripts import Finished
from store import Header, Store, open_store
from tests.scripts.helpers.small_scripts import make_script
from tests.tui.helpers.app import ANA, BEN, NOW, running_app, seen, wait_until
from tui.reports.unresolved_conversations import left_open
from tui.screens.home import HomeScreen
from tui.session.conversation_session import ConversationSession
from tui.widgets.item_list import Item, ItemList

STEPS = """
- ask: reply
  answer: choice
  choices: [thank_you, not_yet]
- say: no_hurry
  left_open: yes
  when: reply == 'not_yet'
"""


def held(store: Store, reply: str, days_ago: int = 0) -> Header:
    """Hold a conversation that ends with this reply."""
    moment = NOW - timedelta(days=days_ago)
    session = ConversationSession(make_script(STEPS), store, clock=lambda: moment)
    session.resolve_facts()
    session.answer(reply)
    if not isinstance(session.state, Finished):
        session.answer(True)
    session.finish("nothing")
    return store.recent_headers(1)[0]


@pytest.mark.parametrize(("reply", "is_open"), [("not_yet", True), ("thank_you", False)])
def test_step_says_that_something_is_left_open(store: Store, reply: str, is_open: bool) -> None:
    header = held(store, reply)
    assert header.left_open is is_open
    assert store.conversation(header.id).left_open is is_open


def test_settling_takes_it_off_for_good(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        held(store, "thank_you", 1)
        header = held(store, "not_yet")
        store.mark_resolved(header.id)
        store.mark_resolved(header.id)
        assert not store.recent_headers(1)[0].left_open
    with open_store(tmp_path) as store:
        assert not store.conversation(header.id).left_open
    rows = [json.loads(path.read_text())["conversation"]["1"] for path in tmp_path.rglob("2026*.json")]
    assert len(rows) == 2
    assert all("left_open" not in row for row in rows)


@pytest.mark.parametrize(("days_ago", "offered"), [(0, False), (1, True), (14, True), (15, False)])
def test_it_is_offered_from_the_next_day_for_two_weeks(store: Store, days_ago: int, offered: bool) -> None:
    header = held(store, "not_yet", days_ago)
    assert [each.header for each in left_open([header], NOW.date())] == ([header] if offered else [])


def test_having_it_again_replaces_it(store: Store) -> None:
    first, again = held(store, "not_yet", 5), held(store, "thank_you", 2)
    assert left_open([again, first], NOW.date()) == []
    third = held(store, "not_yet", 1)
    assert [each.header for each in left_open([third, again, first], NOW.date())] == [third]


async def test_home_offers_it_quietly_and_a_key_takes_it_off(store: Store, tmp_path: Path) -> None:
    held(store, "not_yet", 3)
    async with running_app(store, tmp_path) as pilot:
        screen = await wait_until(pilot, "Left open Wednesday")
        assert "Come back to it if you both want to" in screen
        picks = pilot.app.screen.query_one(ItemList)
        row = next(row for row in picks.rows if isinstance(row, Item) and row.title.startswith("Left open"))
        assert not row.bold
        picks.highlight(row.value)
        await wait_until(pilot, "x Take it off")
        await pilot.press("x")
        await wait_until(pilot, lambda: "Left open" not in seen(pilot))
        assert isinstance(pilot.app.screen, HomeScreen)
    assert not store.recent_headers(1)[0].left_open
