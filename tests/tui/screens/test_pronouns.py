"""Pronouns are never chosen silently."""

from __future__ import annotations

from tests.tui.helpers.app import seen, wait_until
from tests.tui.helpers.screen_app import ScreenApp, open_view
from tests.tui.helpers.screen_catalogue import VIEWS
from tui.screens.partner_profiles import PartnerProfilesScreen

SHOWN = next(view for view in VIEWS if view.name == "shown")


async def test_empty_pronouns_are_asked_for() -> None:
    async with ScreenApp(SHOWN).run_test(size=(80, 24)) as pilot:
        await open_view(pilot, SHOWN)
        assert "Turnabout says “they” until you choose." in seen(pilot)
        await pilot.press("left", "left", "enter")  # from she to they, and on to other
        text = await wait_until(pilot, "Please enter three forms")
        assert "‹ other ›" in text
        assert isinstance(pilot.app.screen, PartnerProfilesScreen)


async def test_sample_and_card_take_a_chosen_color() -> None:
    async with ScreenApp(SHOWN).run_test(size=(80, 24)) as pilot:
        await open_view(pilot, SHOWN)
        assert "● Ana has the floor" in seen(pilot)
        left, right = pilot.app.screen.query(".part")
        assert left.region.y == right.region.y
        await pilot.press("down", "right", "down", "right")
        await wait_until(pilot, "▲ Ana has the floor")
        assert left.has_class("of-plum")
        assert right.has_class("of-teal")
        await pilot.resize_terminal(60, 20)
        await wait_until(pilot, lambda: left.region.bottom <= right.region.y)
