"""The settings, and the pages that open from them."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from tests.tui.helpers.app import open_target, seen, wait_until
from tui.screens.home_data import HomeTarget
from tui.screens.settings.settings import SettingsScreen
from tui.widgets.inputs.line_input import LineInput
from tui.widgets.settings_list import SettingsList


async def open_settings(pilot: Pilot[Any], title: str = "") -> None:
    """Open the settings, at the row with this title."""
    await open_target(pilot, HomeTarget.SETTINGS)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
    items = pilot.app.screen.query_one(SettingsList)
    while title and items.marked_item and items.marked_item.title != title:
        await pilot.press("down")
    await pilot.pause()


async def open_from_settings(pilot: Pilot[Any], title: str, shown: str) -> str:
    """Open the page of a row, and return it once it shows this."""
    await open_settings(pilot, title)
    await pilot.press("enter")
    return await wait_until(pilot, shown)


async def enter_path(pilot: Pilot[Any], path: str, said: str) -> None:
    """Enter a path on a page that asks for one, and wait for what is said about it."""
    pilot.app.screen.query_one(LineInput).value = path
    await pilot.press("enter")
    await wait_until(pilot, lambda: said in " ".join(seen(pilot).split()))
