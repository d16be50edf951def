"""Home shows its first heading whenever its first row is marked."""

from __future__ import annotations

from tests.tui.helpers.app import wait_until
from tests.tui.helpers.screen_app import ScreenApp, open_view
from tests.tui.helpers.screen_catalogue import VIEWS
from tui.widgets.item_list import Item, ItemList

HOME = next(view for view in VIEWS if view.name == "home")


async def test_first_heading_stays_in_view() -> None:
    async with ScreenApp(HOME).run_test(size=(80, 20)) as pilot:
        await open_view(pilot, HOME)
        items = pilot.app.screen.query_one(ItemList)
        await wait_until(pilot, lambda: sum(isinstance(row, Item) for row in items.rows) > 9)
        first = items.highlighted
        items.action_last()
        await wait_until(pilot, lambda: items.scroll_y > 0)
        while items.highlighted != first:
            items.action_move(-1)
            await pilot.pause()
        await wait_until(pilot, lambda: items.scroll_y == 0)
