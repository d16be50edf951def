"""Collecting over several days, from Home."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Store
from tests.scripts.helpers.collecting_script import STEPS, WORDS
from tests.scripts.helpers.small_scripts import make_script
from tests.tui.helpers.app import NOW, running_app, seen, wait_until
from tui.session.conversation_session import ConversationSession
from tui.session.multi_day_collecting import finish_visits, visit
from tui.widgets.answers.base import AnswerBox

SCRIPT = make_script(STEPS, WORDS)


@pytest.fixture
def session(store: Store) -> ConversationSession:
    session = ConversationSession(SCRIPT, store, clock=lambda: NOW)
    session.answer("a")
    session.resolve_facts()
    return session


@asynccontextmanager
async def home(
    store: Store, folder: Path, days: int = 0, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[int]]:
    """Run the app this many days later, with the conversation marked on Home."""
    async with running_app(store, folder, size=size, now=NOW + timedelta(days)) as pilot:
        await wait_until(pilot, "Small")
        yield pilot


async def write(pilot: Pilot[int], partner: str, text: str) -> None:
    """Write a note and a number, from the page that asks who writes."""
    others = {"Ana": "Ben", "Ben": "Ana"}
    await wait_until(pilot, f"{partner} adds something")
    rows = seen(pilot).splitlines()
    row = next(row for row in rows if f"{partner} adds something" in row)
    await pilot.press(next(part for part in row.split() if part.isdecimal()), "enter")
    screen = await wait_until(pilot, "this part is private")
    assert f"{others[partner]}, please look away" in screen
    await pilot.press("enter")
    await wait_until(pilot, "that nobody saw?")
    await pilot.press(*text, "enter")
    await wait_until(pilot, f"{partner}, how often?")
    await wait_until(pilot, lambda: bool(pilot.app.screen.query(AnswerBox)))
    await pilot.press("5", "enter")
    await wait_until(pilot, f"What {partner} wrote is saved.")


@pytest.mark.parametrize(
    ("days", "status"),
    [
        (0, "Day 1 of 3. Press + any time to add something."),
        (1, "Day 2 of 3. Press + any time to add something."),
        (2, "Day 3 of 3. You can both open it now."),
        (3, "It’s time to open it together."),
        (300, "It’s time to open it together."),
        (-9, "Day 1 of 3."),
    ],
)
async def test_home_says_which_day_it_is(
    session: ConversationSession, store: Store, tmp_path: Path, days: int, status: str
) -> None:
    async with home(store, tmp_path, days) as pilot:
        await wait_until(pilot, status)


@pytest.mark.slow
async def test_both_add_notes_over_days_and_open_them_on_the_last(
    session: ConversationSession, store: Store, tmp_path: Path
) -> None:
    async with home(store, tmp_path) as pilot:
        await pilot.press("enter")
        await write(pilot, "Ben", "dishes")
        assert "dishes" not in seen(pilot)
        await pilot.press("enter")
        await wait_until(pilot, "Good evening")
    async with home(store, tmp_path, days=2) as pilot:
        await pilot.press("enter")
        await write(pilot, "Ana", "calls")
        await pilot.press("2", "enter")  # continue together
        await wait_until(pilot, "Anything half-written is deleted.")
        await pilot.press("2", "enter")
        for _ in range(2):
            await wait_until(pilot, "this part is private")
            await pilot.press("enter")
            await wait_until(pilot, lambda: bool(pilot.app.screen.query(AnswerBox)))
            await pilot.press("1", "enter")
        await wait_until(pilot, "You can both look again")
        await pilot.press("enter")
        await wait_until(pilot, "dishes;calls;")


async def test_continuing_early_asks_both(session: ConversationSession, store: Store, tmp_path: Path) -> None:
    async with home(store, tmp_path) as pilot:
        await pilot.press("enter")
        for answer, expected in (("1", "Who wants to add something?"), ("2", "about 1 min left")):
            await wait_until(pilot, "We’re both done")
            await pilot.press("3", "enter")
            await wait_until(pilot, "You can still add something until")
            assert store.unfinished()[0].collecting_since
            await pilot.press(answer, "enter")
            await wait_until(pilot, expected)
        assert not store.unfinished()[0].collecting_since


async def test_esc_in_a_visit_returns_to_home_and_leaves_it_open(
    session: ConversationSession, store: Store, tmp_path: Path
) -> None:
    async with home(store, tmp_path) as pilot:
        await pilot.press("enter")
        await write(pilot, "Ben", "dishes")
        await pilot.press("2", "enter")  # Ana writes
        await wait_until(pilot, "Ana, this part is private")
        await pilot.press("enter")
        await wait_until(pilot, "that nobody saw?")
        await pilot.press("escape")
        screen = await wait_until(pilot, "Good evening")
        assert "Day 1 of 3" in screen
        await pilot.press("enter")
        await wait_until(pilot, "Ben adds something")
        await write(pilot, "Ben", "bins")


async def test_nobody_learns_what_the_other_one_began(
    session: ConversationSession, store: Store, tmp_path: Path
) -> None:
    async with home(store, tmp_path) as pilot:
        await pilot.press("enter")
        await wait_until(pilot, "Ben adds something")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Ben, this part is private")
        await pilot.press("enter")
        await wait_until(pilot, "that nobody saw?")
        await pilot.press(*"dishes", "enter")
        await wait_until(pilot, "Ben, how often?")
    async with home(store, tmp_path, days=1) as pilot:
        await pilot.press("enter")
        screen = await wait_until(pilot, "Ben adds something")
        assert "Ana adds something" in screen
        await pilot.press("3", "enter")
        screen = await wait_until(pilot, "Anything half-written is deleted.")
        assert "Ben" not in screen
        await pilot.press("escape")
        await wait_until(pilot, "Ben adds something")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Ben, this part is private")
        await pilot.press("enter")
        await wait_until(pilot, "Ben, how often?")


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24), (120, 36)])
async def test_page_shows_every_choice_in_any_window(
    session: ConversationSession, store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with home(store, tmp_path, days=2, size=size) as pilot:
        await pilot.press("enter")
        screen = await wait_until(pilot, "Continue together")
        assert all(text in screen for text in ("Day 3 of 3", "Ana adds", "Ben adds", "Not now"))


def _comes_after(pilot: Pilot[int], text: str, later: str) -> bool:
    return later in seen(pilot).partition(text)[2]


@pytest.mark.slow
async def test_each_note_stays_in_view_while_it_is_decided(
    session: ConversationSession, store: Store, tmp_path: Path
) -> None:
    for number in (1, 2, 3):
        visit(session, "first")
        for value in (f"Note {number} begins here, goes on for a while, and has its end here.", 5):
            session.answer(value)
            session.resolve_facts()
    finish_visits(session)
    async with home(store, tmp_path, days=2, size=(40, 15)) as pilot:
        await pilot.press("enter")
        await wait_until(pilot, "this part is private")
        await pilot.press("enter")
        await wait_until(pilot, "Note 1 begins")
        for keys, note in (
            (("tab", "tab", "1", "enter"), "Note 1 begins"),
            (("1", "enter"), "Note 2 begins"),
        ):
            await pilot.press(*keys)
            await wait_until(pilot, partial(_comes_after, pilot, note, "Keep private"))
            assert "Any choice is fine" not in seen(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "both look again")


async def test_one_key_on_home_adds_something(
    session: ConversationSession, store: Store, tmp_path: Path
) -> None:
    async with home(store, tmp_path) as pilot:
        await pilot.press("end", "+")
        await write(pilot, "Ben", "dishes")
