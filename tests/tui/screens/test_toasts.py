"""A toast shows its whole sentence, however small the window."""

from __future__ import annotations

import pytest

from tests.tui.helpers.app import seen, wait_until
from tests.tui.helpers.screen_app import ScreenApp, open_view
from tests.tui.helpers.screen_catalogue import VIEWS

LONG = "Saved. You can read it again in your notebook, and change it there whenever you like, both of you, together."


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24), (120, 36)])
async def test_toast_is_never_cut(size: tuple[int, int]) -> None:
    view = next(view for view in VIEWS if view.name == "page")
    async with ScreenApp(view).run_test(size=size, notifications=True) as pilot:
        await open_view(pilot, view)
        pilot.app.notify(LONG)
        await wait_until(pilot, "Saved.")
        await pilot.pause()
        assert LONG in " ".join(seen(pilot).split())
