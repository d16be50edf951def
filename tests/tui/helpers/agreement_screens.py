"""Agreements for screen tests, and the keys that open them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from textual.pilot import Pilot

from store import Agreement, HistoryItem, Json, Store
from tests.tui.helpers.app import NOW, open_target, wait_until
from tui.screens.agreements.list import AgreementList
from tui.screens.home_data import HomeTarget

CONVERSATION = "2026-03-07T2015-00a1"
TEXT_AT_SIX = {"act": "I will text by six [/", "who": "first", "look_back": "2026-03-14"}
WALK = {"act": "We walk on Sundays", "who": "both", "look_back": "2026-03-20"}
NAMES = {"a": "Ana", "b": "Ben"}
TODAY = NOW.date()
YESTERDAY = "2026-03-13T20:15:00+01:00"
LATER: dict[str, Json] = {"look_back": "2026-03-20", "next": "later"}


def text_agreement(store: Store) -> Agreement:
    """Return the agreement about texting, open or closed."""
    return next(a for a in [*store.agreements(), *store.closed_agreements()] if a.step == "a0")


async def open_first(pilot: Pilot[Any]) -> None:
    """Open the first agreement from Home."""
    await open_agreements(pilot)
    await wait_until(pilot, "Due now")
    await pilot.press("enter")
    await wait_until(pilot, "Check in on it now")


async def open_agreements(pilot: Pilot[Any]) -> None:
    """Open the list of agreements from Home."""
    await open_target(pilot, HomeTarget.AGREEMENTS)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreementList))


async def press_until_list(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys and wait for the list of agreements."""
    await pilot.press(*keys)
    await wait_until(pilot, "Search agreements")


def make_agreement(days: int, *history: dict[str, Json], state: str = "open", who: str = "a") -> Agreement:
    """Return an agreement with its look-back in this many days."""
    day = (TODAY + timedelta(days=days)).isoformat()
    row: dict[str, Any] = {
        **dict.fromkeys(("cue", "obstacle", "instead", "sign", "end", "hard_week")),
        **{"id": f"g{days}", "who": who, "act": "Tea", "look_back": day, "made": "2026-03-01T20:00:00+01:00"},
        **{"conversation": CONVERSATION, "place": "", "step": "a", "state": state},
    }
    common = {"id": "", "conversation": "", "at": "2026-03-10T20:00:00+01:00"}
    return Agreement(**row, history=tuple(HistoryItem.from_row({**common, **item}) for item in history))
