"""The list of agreements: its rows, filter, and search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from store import Agreement, Store
from tests.tui.helpers.agreement_screens import (
    WALK,
    YESTERDAY,
    make_agreement,
    open_agreements,
    open_first,
    press_until_list,
    text_agreement,
)
from tests.tui.helpers.app import running_app, seen, wait_until
from tui.screens.agreements.detail import AgreementDetail
from tui.screens.agreements.list import BATCH_SIZE
from tui.screens.home import HomeScreen
from tui.text.say_aloud import THEN_AGREE
from tui.widgets.inputs.line_input import CLEAR_HINT
from tui.widgets.item_list import Item, ItemList

pytestmark = pytest.mark.usefixtures("two_agreements")


async def test_home_opens_ended_agreements_when_none_are_open(store: Store, tmp_path: Path) -> None:
    for agreement in store.agreements():
        store.change_agreement(agreement.id, YESTERDAY, {"next": "let_go"})
    async with running_app(store, tmp_path) as pilot:
        await open_agreements(pilot)
        await wait_until(pilot, "Done or ended")
        await pilot.press(*"text", "enter")
        await wait_until(pilot, "Start it again")


async def test_esc_stops_loading_and_keeps_loaded_rows(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on, over = Event(), Event()

    def slowly() -> Iterator[Agreement]:
        try:
            yield from (
                replace(make_agreement(n, state="closed"), act=f"Gone {n}") for n in range(BATCH_SIZE)
            )
            going_on.wait(10)
            yield replace(make_agreement(99, state="closed"), act="Gone too late")
        finally:
            over.set()

    monkeypatch.setattr(store, "closed_agreements", slowly)
    async with running_app(store, tmp_path) as pilot:
        await open_agreements(pilot)
        await wait_until(pilot, f"Loading finished agreements: {BATCH_SIZE} so far")
        await pilot.press("escape")
        await wait_until(pilot, f"Stopped. Showing {BATCH_SIZE} finished agreements.")
        going_on.set()
        await wait_until(pilot, over.is_set)
        await pilot.press(*"gone")
        await wait_until(pilot, f"{BATCH_SIZE} of {BATCH_SIZE + 2}")
        titles = [row.title for row in pilot.app.screen.query_one(ItemList).rows if isinstance(row, Item)]
        assert len(titles) == BATCH_SIZE
        await pilot.press("escape", "escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


@pytest.mark.parametrize("wide", [80, 44, 40])
async def test_last_outcome_is_shown(store: Store, tmp_path: Path, wide: int) -> None:
    store.change_agreement(text_agreement(store).id, YESTERDAY, {"words": {"who": "both"}})
    store.change_agreement(text_agreement(store).id, YESTERDAY, {"outcome": "partly"})
    async with running_app(store, tmp_path, size=(wide, 24)) as pilot:
        await open_agreements(pilot)
        shown = await wait_until(pilot, "~ partly kept")
        assert "I will text by six [/." in shown


@pytest.mark.parametrize("clear", ["escape", "ctrl+u"])
async def test_filter_and_highlight_survive_opening_an_agreement(
    store: Store, tmp_path: Path, clear: str
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_agreements(pilot)
        await wait_until(pilot, "Search agreements")
        await pilot.press("slash", "w")
        assert CLEAR_HINT in await wait_until(pilot, "2 of 2")
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreementDetail))
        await pilot.press("escape")
        assert "▌ w" in await wait_until(pilot, "2 of 2")
        picks = pilot.app.screen.query_one(ItemList)
        assert picks.highlighted is not None
        assert picks.rows[picks.highlighted].value.act == WALK["act"]  # type: ignore[union-attr]
        await pilot.press(clear)
        await wait_until(pilot, lambda: "Search agreements" in seen(pilot) and CLEAR_HINT not in seen(pilot))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


@pytest.mark.parametrize(
    ("typed", "way", "keys", "then"),
    [
        ("text", "press an arrow key to edit it", ("3", *"I ring"), THEN_AGREE),
        ("due", "End it", ("5", "2"), "You tried it, and you learned something"),
    ],
)
async def test_filter_clears_when_a_change_no_longer_matches(
    store: Store, tmp_path: Path, *, typed: str, way: str, keys: tuple[str, ...], then: str
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_agreements(pilot)
        await wait_until(pilot, "Search agreements")
        await pilot.press(*typed, "enter")
        await wait_until(pilot, "Check in on it now")
        await pilot.press(keys[0], "enter")
        await wait_until(pilot, way)
        await pilot.press(*keys[1:], "enter")
        await wait_until(pilot, then)
        await pilot.press("enter")
        await wait_until(pilot, "Search agreements")
        picks = pilot.app.screen.query_one(ItemList)
        assert picks.highlighted is not None
        assert picks.rows[picks.highlighted].value.id == text_agreement(store).id  # type: ignore[union-attr]


async def test_filter_can_be_edited_after_coming_back(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_agreements(pilot)
        await wait_until(pilot, "Search agreements")
        await pilot.press(*"wi", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreementDetail))
        await pilot.press("escape")
        await wait_until(pilot, "1 of 2")
        await pilot.press("backspace")
        await wait_until(pilot, "2 of 2")
        await pilot.press(*"alk")
        assert "▌ walk" in await wait_until(pilot, "1 of 2")


async def test_esc_clears_the_filter_before_going_back(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await press_until_list(pilot, "escape")
        await pilot.press(*"xyz")
        await wait_until(pilot, "No agreements found")
        await press_until_list(pilot, "escape")
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
