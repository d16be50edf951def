"""Home shows its first heading whenever its first row is marked."""

from __future__ import annotations

from pathlib import Path

from scripts.script_info import ScriptInfo
from store import Store
from tests.tui.helpers.app import ask, running_app, talk, wait_until
from tests.tui.helpers.screen_app import ScreenApp, open_view
from tests.tui.helpers.screen_catalogue import VIEWS
from tui.screens.conversation.screen import ConversationScreen
from tui.screens.conversation.stopped_for_today import StoppedScreen
from tui.screens.home import HomeScreen
from tui.screens.settings.settings import SettingsScreen
from tui.widgets.home_head import HomeHead
from tui.widgets.item_list import Item, ItemList

HOME = next(view for view in VIEWS if view.name == "home")


async def test_first_heading_stays_in_view() -> None:
    async with ScreenApp(HOME).run_test(size=(80, 20)) as pilot:
        await open_view(pilot, HOME)
        items = pilot.app.screen.query_one(ItemList)
        await wait_until(pilot, lambda: sum(isinstance(row, Item) for row in items.rows) > 6)
        first = items.highlighted
        items.action_last()
        await wait_until(pilot, lambda: items.scroll_y > 0)
        while items.highlighted != first:
            items.action_move(-1)
            await pilot.pause()
        await wait_until(pilot, lambda: items.scroll_y == 0)


async def test_pages_keep_their_names_on_a_narrow_screen(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, size=(60, 20)) as pilot:
        line = (await wait_until(pilot, "A good one to start with")).splitlines()[0]
        assert line.strip() == "Tonight  a Agreements  n Notebook  o Over time  s Settings"
        await pilot.click(HomeHead, offset=(line.index("s Settings") + 3, 0))
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))


async def test_home_is_at_its_top_after_a_conversation(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, size=(80, 11)) as pilot:
        await wait_until(pilot, "A good one to start with")
        items = pilot.app.screen.query_one(ItemList)
        await wait_until(pilot, lambda: sum(isinstance(row, Item) for row in items.rows) > 6)
        light = [each.value for each in items.rows if isinstance(each, Item) and is_light(each.value)]
        items.highlight(light[-1])
        await pilot.pause()
        assert items.scroll_y > 0
        await pilot.press("enter")
        await wait_until(pilot, "goes first today")
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert items.scroll_y > 0
        await pilot.press("enter")
        await wait_until(pilot, "goes first today")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        await wait_until(pilot, lambda: pilot.app.screen.focused is not None)
        await pilot.press("enter")
        await wait_until(pilot, lambda: bool(store.unfinished()))
        await pilot.pause(0.2)
        await pilot.press("ctrl+t")
        await wait_until(pilot, "Stop for today")
        await pilot.press("end", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, StoppedScreen))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await wait_until(pilot, lambda: items.scroll_y == 0)


async def test_mark_stays_on_the_first_row_when_another_comes_above(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "A good one to start with")
        items = pilot.app.screen.query_one(ItemList)
        items.action_first()
        store.save(talk("2026-03-13T2100-00a3", ask("a")))
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        pilot.app.screen.refresh_list()
        await wait_until(
            pilot, lambda: "Reflective" in str(next(r for r in items.rows if isinstance(r, Item)))
        )
        assert items.is_at_first


def is_light(value: object) -> bool:
    return isinstance(value, ScriptInfo) and value.depth == "light" and not value.after
