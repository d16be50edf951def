"""The settings screen: changing values, and opening pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from store import Person, Store, WriteError
from tests.tui.helpers.app import ANA, BEN, resized, running_app, seen, wait_until
from tests.tui.helpers.settings_pages import open_settings
from tui.screens.home import HomeScreen
from tui.screens.settings.settings import SettingsScreen
from tui.settings import read_settings
from tui.widgets.settings_list import SettingsList


async def test_settings_are_the_fifth_page(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        screen = await wait_until(pilot, "s Settings")
        assert "a Agreements   n Notebook   o Over time   s Settings" in screen
        await open_settings(pilot)
        await wait_until(pilot, "● Ana  ◆ Ben")
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 20), (40, 15)])
async def test_only_the_marked_row_shows_its_choices(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running_app(store, tmp_path, size=size) as pilot:
        await open_settings(pilot, "Theme")
        assert ("‹ Dark ›" if size[0] < 60 else " Dark ✓  Light  Terminal") in seen(pilot)
        await pilot.press("down")
        screen = await wait_until(pilot, "On ✓  Off")
        assert "Dark ✓" not in screen
        assert "Light" not in screen


async def test_arrows_enter_and_clicks_change_a_value(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "Pause")
        await pilot.press("right")
        await wait_until(pilot, lambda: store.settings()["pause"] == "30")
        await pilot.press("left", "left")
        await wait_until(pilot, lambda: store.settings()["pause"] == "60")
        await pilot.press("enter")
        await wait_until(pilot, lambda: store.settings()["pause"] == "20")
        lines = seen(pilot).splitlines()
        y = next(number for number, line in enumerate(lines) if "Pause" in line)
        await pilot.click(offset=(lines[y].index("45"), y))
        await wait_until(pilot, lambda: store.settings()["pause"] == "45")


async def test_chosen_values_are_shown_next_time(store: Store, tmp_path: Path) -> None:
    store.set_setting("bell", "on")
    store.set_setting("pause", "ninety")  # from a later version, perhaps
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "Bell")
        assert "On ✓" in seen(pilot)
        assert "20 min" in seen(pilot)


async def test_countries_too_many_for_a_line_are_stepped_through(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, size=(120, 36)) as pilot:
        await open_settings(pilot, "Helplines")
        assert "‹ System ›" in seen(pilot)
        await pilot.press("right", "right")
        screen = await wait_until(pilot, "‹ Austria ›")
        assert "133" in screen  # the first line of the pane's list
        await pilot.press("f3")
        await wait_until(pilot, "Get help")
        page = "\n".join(str(part.content) for part in pilot.app.screen.query(Static))
        assert page.index("Austria") < page.index("Everywhere") < page.index("Australia")


async def test_change_that_cannot_be_saved_is_not_shown(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise WriteError("store.json", OSError(28, "full"))

    monkeypatch.setattr(store, "set_setting", full)
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "Bell")
        await pilot.press("right")
        screen = await wait_until(pilot, "the disk is full")
        assert "Off ✓" in screen


async def test_page_returns_to_the_row_it_opened(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "Is this for us?")
        await pilot.press("enter")
        await wait_until(pilot, "Get help")
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
        items = pilot.app.screen.query_one(SettingsList)
        assert items.marked_item
        assert items.marked_item.title == "Is this for us?"


async def test_weekly_check_in_is_begun_from_here(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "Weekly check-in")
        assert "No reminder" in seen(pilot)
        await pilot.press("enter")
        await wait_until(pilot, "Repeat this every week?")
        await pilot.press("enter", "enter")
        await wait_until(pilot, lambda: store.ritual("weekly-check-in") is not None)
        assert "Next on" in await wait_until(pilot, "Next on")


async def test_folder_is_shown_in_full(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, size=(40, 15)) as pilot:
        await open_settings(pilot, "Data folder")
        await pilot.press("enter")
        await wait_until(pilot, "another disk")
        assert str(tmp_path).replace("/", "") in "".join(seen(pilot).replace("▕", "").split()).replace(
            "/", ""
        )


async def test_keys_say_what_enter_does(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot)
        assert "Enter  Open" in seen(pilot).splitlines()[-1]
        await pilot.press("down")
        await wait_until(pilot, "Enter  Change")
        assert "← →" in seen(pilot).splitlines()[-1]


async def test_light_and_dark_key_changes_the_row(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "Theme")
        await pilot.press("f2")
        await wait_until(pilot, "Light ✓")
        assert pilot.app.theme == "linen"
        assert read_settings(store.settings()).theme == "linen"


async def test_long_names_leave_the_choices_in_place(store: Store, tmp_path: Path) -> None:
    long = "Maximiliane-Charlotte von der Alb"
    people = (Person("a", long, *("she", "her", "her")), BEN)
    store.set_people(*people)
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "On the left")
        assert f"‹ {long}" in seen(pilot)
        await resized(pilot, (40, 15))
        await pilot.press("right")
        await wait_until(pilot, "Ben")
        assert store.settings()["left"] == "b"
        assert store.people() == people
        assert ANA.id == "a"
