"""Pronouns are never chosen silently."""

from __future__ import annotations

from tests.tui.helpers.app import seen, wait_until
from tests.tui.helpers.screen_app import ScreenApp, open_view
from tests.tui.helpers.screen_catalogue import VIEWS
from tui.screens.people import AppearanceScreen

SHOWN = next(view for view in VIEWS if view.name == "shown")


async def test_empty_pronouns_are_asked_for() -> None:
    async with ScreenApp(SHOWN).run_test(size=(80, 24)) as pilot:
        await open_view(pilot, SHOWN)
        assert "Turnabout says “they” until you choose." in seen(pilot)
        await pilot.press("left", "left", "enter")  # from she to they, and on to other
        text = await wait_until(pilot, "Please enter three forms")
        assert "‹ other ›" in text
        assert isinstance(pilot.app.screen, AppearanceScreen)
