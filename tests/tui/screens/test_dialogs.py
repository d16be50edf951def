"""Dialogs stand over their screen, or fill a small window."""

from __future__ import annotations

import pytest
from textual._context import visible_screen_stack
from textual.color import Color
from textual.pilot import Pilot
from textual.strip import Strip

from tests.tui.helpers.app import wait_until
from tests.tui.helpers.layout_checks import cut_off, hidden_focus, missing_keys, whole
from tests.tui.helpers.screen_app import showing_view, switch_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS, View, store_for
from tests.tui.helpers.step_catalogue import Words
from tui.screens.dialog import DialogScreen
from tui.screens.partner_names import PeopleScreen

VIEW_BY_NAME = {view.name: view for view in (*VIEWS, *STEPS)}
DIALOGS = ("ritual", "which-day", "take-break", "take-out", "throw-away", "reword", "names", "shown", "help")
SIZES = [(80, 24), (40, 15), (60, 20), (120, 36), (200, 50)]


async def open_over(pilot: Pilot[int], below: View, dialog: View) -> DialogScreen[object]:
    """Open a dialog over another screen."""
    await switch_view(pilot, below)
    pilot.app.push_screen(dialog.build(Words(), store_for(dialog, Words())))
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, DialogScreen))
    await wait_until(pilot, lambda: pilot.app.screen.focused is not None)
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, DialogScreen)
    return screen


def painted(pilot: Pilot[int]) -> list[Strip]:
    """Return what the terminal shows, with the screens behind this one."""
    visible_screen_stack.set(pilot.app._background_screens)
    pilot.app.screen.refresh()  # other checks paint it without them
    return pilot.app.screen._compositor.render_strips()


def ground(pilot: Pilot[int], x: int, y: int) -> Color:
    """Return the color painted behind a cell."""
    segments = painted(pilot)[y].crop(x, x + 1)
    style = next(iter(segments)).style
    assert style
    assert style.bgcolor
    return Color.from_rich_color(style.bgcolor)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", DIALOGS)
async def test_dialog_is_whole_and_closes_with_escape(name: str, size: tuple[int, int]) -> None:
    home = VIEW_BY_NAME["home"]
    async with showing_view(home, size=size) as pilot:
        screen = await open_over(pilot, home, VIEW_BY_NAME[name])
        below = pilot.app.screen_stack[-2]
        column = screen.query_one("#column")
        assert list(cut_off(screen)) == []
        assert hidden_focus(screen) == ""
        assert all(whole(screen, title) for title in screen.query("#title") if title.display)
        assert missing_keys(pilot) == []
        assert column.region.bottom <= size[1] - 1
        if size in ((40, 15), (60, 20)):
            assert column.region.width == size[0]
            assert not any("Agreements" in strip.text for strip in painted(pilot)[:2])
        else:
            assert column.region.width == 64
            # The page of names has a card in the color of each partner instead.
            surface = "background" if isinstance(screen, PeopleScreen) else "panel"
            expected = Color.parse(pilot.app.theme_variables[surface])
            assert ground(pilot, column.region.x, column.region.y) == expected
            assert any("Agreements" in strip.text for strip in painted(pilot)[:2])
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is below)


async def test_what_is_behind_a_dialog_is_dimmed() -> None:
    home = VIEW_BY_NAME["home"]
    async with showing_view(home) as pilot:
        bright = _brightest(pilot, 0)
        await open_over(pilot, home, VIEW_BY_NAME["take-break"])
        assert _brightest(pilot, 0) < 0.5 * bright


@pytest.mark.parametrize(("colors", "expected"), [("standard", "surface"), ("truecolor", "panel")])
async def test_ground_is_readable_in_16_colors(
    colors: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = VIEW_BY_NAME["home"]
    async with showing_view(home) as pilot:
        monkeypatch.setattr(type(pilot.app), "is_headless", False)
        monkeypatch.setattr(type(pilot.app.console), "color_system", colors)
        screen = await open_over(pilot, home, VIEW_BY_NAME["take-break"])
        column = screen.query_one("#column").region
        assert ground(pilot, column.x, column.y) == Color.parse(pilot.app.theme_variables[expected])
        monkeypatch.undo()


def _brightest(pilot: Pilot[int], y: int) -> float:
    """Return the brightness of the brightest letter of a line."""
    strip = painted(pilot)[y]
    colors = [segment.style.color for segment in strip if segment.style and segment.text.strip()]
    return max(Color.from_rich_color(color).brightness for color in colors if color)
