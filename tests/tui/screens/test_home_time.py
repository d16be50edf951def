"""Home, left open: midnight, the evening, and waking from sleep."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.events import AppBlur, AppFocus
from textual.pilot import Pilot

from store import Store
from tests.tui.helpers.app import NOW, agreement_conversation, finish_conversation, seen, talk, wait_until
from tui.app import Turnabout
from tui.screens import home
from tui.screens.history.past_conversations import PastConversations
from tui.screens.home import HomeScreen

TEA = {"who": "first", "act": "I make tea", "cue": None, "look_back": "2026-03-15", "end": None}
TO_MIDNIGHT = timedelta(hours=3, minutes=45)
DATES = ("14 Mar", "15 Mar")


class SlowClock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.moment = NOW

    def __call__(self) -> Any:
        return self.moment


@asynccontextmanager
async def home_left_open(
    store: Store, folder: Path
) -> AsyncIterator[tuple[Pilot[int], SlowClock, HomeScreen]]:
    """Run the app on Home with an agreement due tomorrow."""
    finish_conversation(store, agreement_conversation("2026-03-13T2015-00a1", TEA))
    clock = SlowClock()
    app = Turnabout(store, folder, clock=clock)
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        assert DATES[0] in await wait_until(pilot, "Recent ")
        assert isinstance(app.screen, HomeScreen)
        yield pilot, clock, app.screen


async def test_home_notices_midnight_within_a_minute(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "CHECK_SECONDS", 0.01)
    async with home_left_open(store, tmp_path) as (pilot, clock, _):
        clock.moment += TO_MIDNIGHT
        shown = await wait_until(pilot, DATES[1])
        assert "1 agreement is due" in await wait_until(pilot, "Check in on agreements")
        assert DATES[0] not in shown


def focus(pilot: Pilot[int]) -> None:
    pilot.app.post_message(AppBlur())
    pilot.app.post_message(AppFocus())


def resume(pilot: Pilot[int]) -> None:
    pilot.app.app_resume_signal.publish(pilot.app)


@pytest.mark.parametrize("wake", [focus, resume])
async def test_home_is_right_at_once_after_sleep(
    store: Store, tmp_path: Path, wake: Callable[[Pilot[int]], None]
) -> None:
    async with home_left_open(store, tmp_path) as (pilot, clock, _):
        clock.moment += timedelta(days=9)
        wake(pilot)
        assert "1 agreement is due" in await wait_until(pilot, "23 Mar")


async def test_home_reads_nothing_while_nothing_changes(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with home_left_open(store, tmp_path) as (pilot, clock, screen):
        ours = [timer._interval for timer in screen._timers if timer._callback == screen.check_time]
        assert ours == [60]
        reads: list[int] = []
        monkeypatch.setattr(screen, "refresh_list", lambda: reads.append(1))
        for _ in range(30):
            clock.moment += timedelta(minutes=1)
            screen.check_time()
        assert reads == []
        clock.moment += TO_MIDNIGHT
        screen.check_time()
        assert reads == [1]
        await pilot.press("p")
        assert isinstance(pilot.app.screen, PastConversations)
        clock.moment += timedelta(days=1)
        screen.check_time()
        assert reads == [1]


async def test_home_stays_quiet_past_midnight_and_notices_the_morning(store: Store, tmp_path: Path) -> None:
    async with home_left_open(store, tmp_path) as (pilot, clock, screen):
        clock.moment += timedelta(hours=3, minutes=35)  # ten to midnight
        heavy = talk("2026-03-14T2300-00a2", script="repair")
        store.save(heavy)
        store.finish(heavy, clock.moment.isoformat())
        screen.refresh_list()
        await wait_until(pilot, "You had a heavy talk today.")
        clock.moment += timedelta(minutes=20)
        screen.check_time()
        assert "agreement is due" not in await wait_until(pilot, "You had a heavy talk last night.")
        clock.moment += timedelta(hours=7)  # after five o'clock, but not yet eight hours later
        screen.check_time()
        await wait_until(pilot, "Good morning")
        assert "You had a heavy talk last night." in seen(pilot)
        clock.moment += timedelta(minutes=45)
        screen.check_time()
        await wait_until(pilot, "1 agreement is due")


async def test_home_notices_the_end_of_a_break(store: Store, tmp_path: Path) -> None:
    store.save(talk("2026-03-14T2000-00a2"))
    async with home_left_open(store, tmp_path) as (pilot, clock, screen):
        store.set_resting_until("2026-03-14T2000-00a2", (NOW + timedelta(minutes=20)).isoformat())
        screen.refresh_list()
        await wait_until(pilot, "Paused until 20:35")
        clock.moment += timedelta(minutes=20)
        screen.check_time()
        await wait_until(pilot, "Your break is over.")
        assert "Paused until" not in seen(pilot)
