"""Closing the app while a screen is still being opened."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from store import Store
from tests.tui.helpers.app import ANA, BEN, NOW, running_app, wait_until
from tui.app import Turnabout
from tui.screens.agreements.list import AgreementList
from tui.screens.find_command import FindCommand
from tui.screens.history.past_conversations import PastConversations
from tui.screens.history.search import SearchScreen
from tui.screens.history.statistics import StatisticsScreen
from tui.screens.home import HomeScreen
from tui.screens.notebook.list import NotebookScreen
from tui.screens.partner_names import NEW_PEOPLE, NamesScreen


async def test_leaving_before_home_is_shown(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compose_and_leave(home: HomeScreen) -> Iterable[Widget]:
        home.app.exit(0)
        return compose_body(home)

    compose_body = HomeScreen.compose_body
    monkeypatch.setattr(HomeScreen, "compose_body", compose_and_leave)
    app = Turnabout(store, tmp_path, clock=lambda: NOW)
    async with app.run_test():
        pass
    assert app.return_code == 0


NAMES = ("agreements", "help", "names", "notebook", "over time", "past", "search")


def new_screen(name: str, store: Store) -> Screen[Any]:
    screens: dict[str, Screen[Any]] = {
        "agreements": AgreementList(store, lambda: NOW),
        "help": FindCommand(HomeScreen(store)),
        "names": NamesScreen(NEW_PEOPLE),
        "notebook": NotebookScreen(store, (ANA, BEN), lambda: NOW),
        "over time": StatisticsScreen(store),
        "past": PastConversations(store, lambda: NOW),
        "search": SearchScreen(store),
    }
    return screens[name]


@pytest.mark.parametrize("name", NAMES)
async def test_leaving_before_a_screen_is_shown(store: Store, tmp_path: Path, name: str) -> None:
    async with running_app(store, tmp_path) as pilot:
        pilot.app.push_screen(new_screen(name, store))
        pilot.app.exit(0)
    assert pilot.app.return_code == 0


@pytest.mark.parametrize("name", NAMES)
async def test_closing_a_screen_before_it_is_shown(store: Store, tmp_path: Path, name: str) -> None:
    async with running_app(store, tmp_path) as pilot:
        for turns in range(4):
            pilot.app.push_screen(screen := new_screen(name, store))
            for _ in range(turns):
                await asyncio.sleep(0)
            screen.dismiss()
            await pilot.pause()
        assert pilot.app.return_code is None
        assert isinstance(pilot.app.screen, HomeScreen)


class OpensSlowly(Static):
    """A widget that looks for a part of it that isn't there, once its screen closes or at once."""

    def __init__(self, *, once_closing: bool) -> None:
        super().__init__()
        self._once_closing = once_closing

    async def on_mount(self) -> None:
        while self._once_closing and not self._pruning:
            await asyncio.sleep(0.001)
        self.query_one("#part")


async def test_screen_may_close_while_its_widgets_open(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        pilot.app.push_screen(screen := Screen[None]())
        await pilot.pause()
        screen.mount(OpensSlowly(once_closing=True))
        await asyncio.sleep(0.01)
        screen.dismiss()
        await wait_until(pilot, lambda: not screen.is_running)
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_missing_part_of_an_open_screen_is_an_error(store: Store, tmp_path: Path) -> None:
    async def open_without_it() -> None:
        async with running_app(store, tmp_path) as pilot:
            await pilot.app.screen.mount(OpensSlowly(once_closing=False))

    with pytest.raises(NoMatches):
        await open_without_it()
