"""An empty list says what will be in it, and offers nothing to open."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from store import Store
from tests.tui.helpers.app import running_app, seen, wait_until
from tests.tui.helpers.screen_app import showing_view
from tests.tui.helpers.screen_catalogue import VIEWS
from tui.screens.base import BaseScreen
from tui.screens.history.search import SCOPE_TEXT

VIEW_BY_NAME = {view.name: view for view in VIEWS}
PAGES = {
    "a": "Agreements you make will appear here.",
    "o": "appear here as one bar for both of you.",
    "p": "Conversations you finish will appear here.",
}
SIZES = [(40, 15), (60, 20), (80, 24), (120, 36)]


def keys(screen: BaseScreen[object]) -> set[str]:
    return {command.key_label for command in screen.shown_keys()}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", PAGES)
async def test_empty_page_says_what_will_be_there(
    store: Store, tmp_path: Path, key: str, size: tuple[int, int]
) -> None:
    async with running_app(store, tmp_path, size=size) as pilot:
        await pilot.press(key)
        await wait_until(pilot, "Nothing here yet.")
        assert PAGES[key] in " ".join(seen(pilot).split())
        screen = pilot.app.screen
        assert isinstance(screen, BaseScreen)
        assert "Enter" not in keys(screen)
        assert not any(line.display for line in screen.query(Input))
        await pilot.press("enter", "x", "down")
        assert pilot.app.screen is screen
        title = "Weeks" if key == "o" else {"a": "Agreements", "p": "History"}[key]
        assert title in seen(pilot)


@pytest.mark.parametrize("name", ["agreements", "notebook"])
async def test_search_without_a_hit_says_so(name: str) -> None:
    async with showing_view(VIEW_BY_NAME[name], size=(120, 36)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, BaseScreen)
        assert "Enter" in keys(screen)
        await pilot.press(*"zzz")
        await wait_until(pilot, "Try another word.")
        words = screen.query_one("#status", Static).render()
        assert "bold" in str(words.spans[0].style)  # type: ignore[union-attr]
        assert "Enter" not in keys(screen)
        assert "In 3 days" not in seen(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: "Enter" in keys(screen))


async def test_nothing_to_open_before_a_search(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("slash")
        await wait_until(pilot, SCOPE_TEXT)
        screen = pilot.app.screen
        assert isinstance(screen, BaseScreen)
        assert "Enter" not in keys(screen)
        await pilot.press(*"zzz")
        await wait_until(pilot, "Nothing found.")
        assert "Enter" in keys(screen)  # opens the row that finds a conversation to start
