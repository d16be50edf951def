"""Keys, clicks, and sizes at moments when a screen isn't ready."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style
from textual.events import Click, MouseScrollUp, Resize
from textual.geometry import Size
from textual.widgets import Input, OptionList

from store import Store
from tui.app import Turnabout
from tui.screens.palette import Palette


@pytest.fixture
def app(store: Store, tmp_path: Path) -> Turnabout:
    return Turnabout(store, tmp_path)


@pytest.mark.parametrize("size", [(1, 1), (0, 0), (80, 2), (3, 24)])
@pytest.mark.parametrize("place", [(), ("ctrl+p",), ("p",), ("o",), ("slash",)])
async def test_pages_in_a_tiny_window(app: Turnabout, size: tuple[int, int], place: tuple[str, ...]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press(*place)
        await pilot.pause()
        await pilot.press("down", "pagedown", "pageup", "end", "home", "pageup")
        await pilot.pause()
        assert app.exit_status == 0


async def test_palette_opens_once_even_while_the_last_one_closes(app: Turnabout) -> None:
    async with app.run_test() as pilot:
        for _ in range(3):
            app.action_command_palette()
            app.action_command_palette()
            await pilot.press("escape")
            app.action_command_palette()
        await pilot.pause()
        assert sum(isinstance(screen, Palette) for screen in app.screen_stack) <= 1


async def test_palette_closes_once(app: Turnabout) -> None:
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        palette = app.screen
        for _ in range(3):
            palette.dismiss()
        await pilot.pause()
        palette.dismiss()
        await pilot.pause()
        assert app.exit_status == 0


async def test_palette_searches_once_for_a_burst(app: Turnabout, monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    monkeypatch.setattr(Palette, "_gather_commands", lambda _palette, text: searched.append(text))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        searched.clear()
        line = app.screen.query_one(Input)
        for number in range(50):
            line.value = f"light {number}"
        await pilot.pause()
        assert set(searched) == {"light 49"}


async def test_click_on_a_command_that_is_gone_does_nothing(app: Turnabout) -> None:
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        commands = app.screen.query_one(OptionList)
        gone = Style.from_meta({"option": commands.option_count})
        commands.post_message(Click(commands, 1, 1, 0, 0, 1, False, False, False, 1, 1, gone))
        await pilot.pause()
        assert app.exit_status == 0


async def test_late_size_does_not_replace_the_latest(app: Turnabout) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        painted: list[Size] = []
        layout = app.screen._refresh_layout

        def noting(size: Size | None = None, scroll: bool = False) -> None:
            painted.append(size or app.screen.outer_size)
            assert len(painted) < 50
            layout(size, scroll)

        app.screen._refresh_layout = noting  # type: ignore[method-assign]
        for size in (Size(80, 25), Size(80, 24), Size(80, 25)):
            app.screen.post_message(Resize(size, size))
            app.screen.call_later(lambda: None)
        await pilot.pause(0.3)
        assert {Size(80, 24)} >= set(painted)


async def test_mouse_beyond_the_app_keeps_the_focus(app: Turnabout) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        focused = app.focused
        assert focused is not None
        for kind in (MouseScrollUp, Click):
            app.post_message(kind(None, 900, 900, 0, 0, 0, False, False, False, 900, 900))
            app.screen.post_message(kind(None, 900, 900, 0, 0, 0, False, False, False, 900, 900))
        await pilot.pause()
        assert app.focused is focused
        await pilot.press("ctrl+p")
        app.screen.post_message(Click(None, 900, 900, 0, 0, 0, False, False, False, 900, 900))
        await pilot.pause()
        assert app.exit_status == 0
