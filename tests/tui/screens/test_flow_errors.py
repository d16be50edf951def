"""Errors of a flow, shown by the app."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Store, WriteError
from tests.tui.helpers.app import ANA, BEN, running_app, wait_until
from tui.errors import UserError
from tui.screens.home import HomeScreen
from tui.screens.home_data import HomeTarget
from tui.widgets.item_list import ItemList


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (WriteError("open.json", OSError(28, "full")), "the disk is full"),
        (UserError("There is no script."), "There is no script."),
    ],
)
async def test_flow_error_is_shown_over_home(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    async def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("tui.app.open_item", fail)
    store.set_people(ANA, BEN)
    async with running_app(store, tmp_path) as pilot:
        pilot.app.screen.post_message(ItemList.ItemSelected(HomeTarget.AGREEMENTS))
        assert sentence in await wait_until(pilot, "That didn’t work")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
