"""Closing the app while a screen is still being opened."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget

from store import Store
from tests.tui.helpers.app import ANA, BEN, NOW, running_app
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
