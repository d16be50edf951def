"""What was left open in a conversation, and can be returned to."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from scripts import AwaitingAnswer, Finished
from scripts.discussed_moment import moment_key
from scripts.loading.open_script import open_script
from store import Header, Store, open_store
from tests.scripts.helpers.small_scripts import make_script
from tests.tui.helpers.app import ANA, BEN, NOW, running_app, seen, wait_until
from tui.reports.left_open_conversations import UnresolvedConversation, left_open, read_left_open
from tui.screens.conversation.question_builder import build_question
from tui.screens.home import HomeScreen
from tui.session.conversation_session import ConversationSession
from tui.session.follow_up import FollowUp
from tui.text.couple import Couple
from tui.text.home import left_open_text
from tui.widgets.item_list import Item, ItemList

STEPS = """
- ask: moment
  answer: text
- ask: reply
  answer: choice
  choices: [thank_you, not_yet]
- say: no_hurry
  left_open: yes
  when: reply == 'not_yet'
"""


def held(store: Store, reply: str, days_ago: int = 0, keep: str = "nothing") -> Header:
    """Hold a conversation about the recital that ends with this reply."""
    moment = NOW - timedelta(days=days_ago)
    session = ConversationSession(make_script(STEPS), store, clock=lambda: moment)
    session.resolve_facts()
    session.answer("The recital")
    session.answer(reply)
    if not isinstance(session.state, Finished):
        session.answer(True)
    session.finish(keep)
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
    assert left_open([header], NOW.date()) == ([header] if offered else [])


def test_another_one_of_the_same_kind_settles_nothing(store: Store) -> None:
    first, again, third = held(store, "not_yet", 5), held(store, "thank_you", 2), held(store, "not_yet", 1)
    assert left_open([third, again, first], NOW.date()) == [third, first]


@pytest.mark.parametrize(("keep", "moment"), [("words", "The recital"), ("nothing", "")])
def test_it_names_the_moment_if_they_saved_their_words(store: Store, keep: str, moment: str) -> None:
    header = held(store, "not_yet", 3, keep)
    assert read_left_open(store, [header], NOW.date()) == (UnresolvedConversation(header, moment),)
    ends = ": “The recital”" if moment else ""
    assert left_open_text(header, NOW, moment) == f"Left open Wednesday{ends}"


def test_coming_back_carries_the_moment_and_settles_it_at_the_first_answer(store: Store) -> None:
    header, other = held(store, "not_yet", 3), held(store, "not_yet", 2)
    script, back = make_script(STEPS), FollowUp(header.id, "The recital")
    session = ConversationSession(script, store, clock=lambda: NOW, follow_up=back)
    session.resolve_facts()
    assert isinstance(ask := session.state, AwaitingAnswer)
    assert session.words_carried_over(ask.key) == "The recital"
    assert build_question(session, Couple(ANA, BEN), ask, None, "").draft == "The recital"
    assert build_question(session, Couple(ANA, BEN), ask, None, "The concert").draft == "The concert"
    assert left_open(store.recent_headers(9), NOW.date()) == [other, header]
    session.answer("The recital")
    assert isinstance(session.state, AwaitingAnswer)
    assert session.words_carried_over(session.state.key) == ""
    assert left_open(store.recent_headers(9), NOW.date()) == [other]


def test_saying_not_now_leaves_it_open(store: Store) -> None:
    header = held(store, "not_yet", 3)
    session = ConversationSession(
        open_script("repair"), store, clock=lambda: NOW, follow_up=FollowUp(header.id)
    )
    session.resolve_facts()
    session.answer("not_now")
    session.answer(True)
    session.finish()
    assert left_open(store.recent_headers(9), NOW.date()) == [header]


def test_only_words_of_both_before_any_turn_name_a_moment() -> None:
    assert moment_key(open_script("repair")) == ("", "moment", "both")
    assert moment_key(open_script("reflective-listening")) is None


async def test_home_offers_it_quietly_and_a_key_takes_it_off(store: Store, tmp_path: Path) -> None:
    held(store, "not_yet", 3)
    async with running_app(store, tmp_path) as pilot:
        screen = await wait_until(pilot, "Left open Wednesday")
        assert "Come back to it if you both want to" in screen
        picks = pilot.app.screen.query_one(ItemList)
        row = next(row for row in picks.rows if isinstance(row, Item) and row.title.startswith("Left open"))
        assert not row.bold
        picks.highlight(row.value)
        await wait_until(pilot, "x Remove")
        await pilot.press("x")
        await wait_until(pilot, lambda: "Left open" not in seen(pilot))
        assert isinstance(pilot.app.screen, HomeScreen)
    assert not store.recent_headers(1)[0].left_open
