"""Keys, clicks, and sizes at moments when a screen isn't ready."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Click, MouseScrollUp, Resize
from textual.geometry import Size
from textual.widgets import Input

from store import Store
from tui.app import Turnabout
from tui.screens.find_command import FindCommand


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


async def test_command_dialog_opens_once_even_while_the_last_one_closes(app: Turnabout) -> None:
    async with app.run_test() as pilot:
        for _ in range(3):
            app.action_help()
            app.action_help()
            await pilot.press("escape")
            app.action_help()
        await pilot.pause()
        assert sum(isinstance(screen, FindCommand) for screen in app.screen_stack) <= 1


async def test_command_dialog_closes_once(app: Turnabout) -> None:
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        dialog = app.screen
        for _ in range(3):
            dialog.dismiss()
        await pilot.pause()
        dialog.dismiss()
        await pilot.pause()
        assert app.exit_status == 0


async def test_enter_when_no_command_is_left_does_nothing(app: Turnabout) -> None:
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        for number in range(50):
            app.screen.query_one(Input).value = f"light {number}"
        await pilot.press("enter", "down", "pageup", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FindCommand)
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
