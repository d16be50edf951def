"""Agreements alternating between partners."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store import Agreement, Store, WriteError
from tests.tui.helpers.agreement_screens import CONVERSATION, YESTERDAY, text_agreement
from tests.tui.helpers.app import (
    NOW,
    agreement_conversation,
    finish_conversation,
    resized,
    running_app,
    wait_until,
)
from tui.screens.home_data import HomeTarget
from tui.widgets.item_list import Item, ItemList

NEXT_TURN = "Next: Monday ◆ Ben"
COOK = {"act": "We cook", "who": "both", "rhythm": "FREQ=WEEKLY;BYDAY=MO", "turn": "second"}


@pytest.fixture
def store(store: Store) -> Store:
    """Add an agreement to cook on Mondays, Ben first."""
    finish_conversation(store, agreement_conversation(CONVERSATION, {**COOK, "look_back": "2026-03-28"}))
    return store


async def open_next_turn(pilot: Pilot[Any]) -> None:
    """Open the agreement from its next turn on Home."""
    await wait_until(pilot, "◆ Ben, Monday")
    picks = pilot.app.screen.query_one(ItemList)
    picks.highlighted = next(
        n for n, row in enumerate(picks.rows) if isinstance(getattr(row, "value", 0), Agreement)
    )
    await pilot.press("enter")
    await wait_until(pilot, NEXT_TURN)


async def test_list_names_both_when_look_back_is_before_turn(store: Store, tmp_path: Path) -> None:
    (cook,) = store.agreements()
    store.change_agreement(cook.id, YESTERDAY, {"look_back": "2026-03-15", "next": "later"})
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Agreements")
        pilot.app.screen.post_message(ItemList.ItemSelected(HomeTarget.AGREEMENTS))
        await wait_until(pilot, "● Ana and ◆ Ben   check in tomorrow")


async def test_list_shows_whose_turn_is_next_and_when(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Agreements")
        await pilot.press("a")
        shown = await wait_until(pilot, "Coming up")
        title, details = shown[shown.index("Coming up") :].splitlines()[:2]
        assert "We cook." in title
        assert details.strip("▌ ") == "◆ Ben   turn 16 Mar"
        (row,) = [row for row in pilot.app.screen.query_one(ItemList).rows if isinstance(row, Item)]
        assert [span.style for span in row.details[0].spans] == ["$teal"]


async def test_one_key_skips_a_turn_and_undoes_it(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_next_turn(pilot)
        assert "Only if you both agree" in await wait_until(pilot, "k  skip it")
        await pilot.press("k")
        assert "Monday skipped   23 Mar ◆ Ben" in await wait_until(pilot, "undo skip")
        assert "skipped the turn on Monday 16 March." in await wait_until(pilot, "undo skip")
        assert [line.id for line in text_agreement(store).history] == ["skip:2026-03-16"]
        await pilot.press("k")
        assert "skipped" not in await wait_until(pilot, NEXT_TURN)
        assert text_agreement(store).history == ()


async def test_one_key_swaps_a_turn_and_undoes_it(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_next_turn(pilot)
        await wait_until(pilot, "w  swap it for Monday 23 March")
        await pilot.press("w")
        await wait_until(pilot, "Monday ● Ana (swapped)   23 Mar ◆ Ben (swapped)   30 Mar ◆ Ben")
        (line,) = text_agreement(store).history
        assert (line.swap, line.to) == ("2026-03-16", "a")
        await pilot.press("escape")
        await wait_until(pilot, "● Ana, Monday")
        await pilot.press("enter")
        await wait_until(pilot, "undo swap")
        await pilot.press("w")
        await wait_until(pilot, NEXT_TURN)
        assert text_agreement(store).history == ()


async def test_turn_fits_on_one_line_of_a_small_screen(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_next_turn(pilot)
        await resized(pilot, (40, 15))
        await pilot.press("right", "right")
        lines = [line.strip() for line in (await wait_until(pilot, "30 Mar:")).splitlines()]
        for turn in ("Monday ◆ Ben", "23 Mar ● Ana", "30 Mar ◆ Ben"):
            assert any(turn in line for line in lines), turn


async def test_later_turns_can_be_skipped_or_swapped(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_next_turn(pilot)
        assert "← →  another day" in await wait_until(pilot, NEXT_TURN)
        await pilot.press("right", "right", "k")
        await wait_until(pilot, "Next: Monday ◆ Ben   23 Mar ● Ana   30 Mar skipped   6 Apr ◆ Ben")
        assert "w  " not in await wait_until(pilot, "30 Mar:   k  undo skip")
        await pilot.press("left", "w")
        await wait_until(pilot, "23 Mar ◆ Ben (swapped)   30 Mar skipped")
        assert [line.id for line in text_agreement(store).history] == [
            "skip:2026-03-30",
            "swap:2026-03-23",
        ]
        await pilot.press("left", "left")
        await wait_until(pilot, "6 Apr:   k  skip it")


async def test_skip_key_says_who_is_next_and_swaps_are_kept(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_next_turn(pilot)
        await wait_until(pilot, "k  skip it; then Ben has 23 Mar")
        await pilot.press("right", "w")
        await wait_until(pilot, "23 Mar ◆ Ben (swapped)   30 Mar ● Ana (swapped)")
        await pilot.press("left")
        await wait_until(pilot, "k  skip it; then Ben has 23 Mar")
        await pilot.press("k")
        await wait_until(pilot, "Monday skipped   23 Mar ◆ Ben (swapped)   30 Mar ● Ana")
        await wait_until(pilot, "k  undo skip; then Ben has 23 Mar")


async def test_swapping_the_last_turn_says_none_comes_back(store: Store, tmp_path: Path) -> None:
    store.change_agreement(text_agreement(store).id, NOW.isoformat(), {"words": {"end": "2026-03-17"}})
    async with running_app(store, tmp_path) as pilot:
        await open_next_turn(pilot)
        assert "another day" not in await wait_until(
            pilot, "w  give it to Ana (there’s no later turn to swap with)"
        )


async def test_failed_save_leaves_the_turn_unchanged(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raise_disk_full(*_: object) -> None:
        raise WriteError("open.json", OSError(errno.ENOSPC, ""))

    async with running_app(store, tmp_path) as pilot:
        await open_next_turn(pilot)
        monkeypatch.setattr(store, "change_agreement", raise_disk_full)
        await pilot.press("k")
        assert "Your text" not in await wait_until(pilot, "the disk is full")
        assert NEXT_TURN in await wait_until(pilot, "k  skip it")


async def test_only_a_changed_recurrence_says_when_it_starts(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_next_turn(pilot)
        await pilot.press("6", "enter")
        assert "Starts" not in await wait_until(pilot, "One week Ben, the next week Ana.")
        await pilot.press("left", "left")
        await wait_until(pilot, "Starts")
