"""Every screen and dialog paints without colors, or with sixteen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from rich.console import Console
from textual._compositor import CompositorUpdate
from textual.pilot import Pilot

from tests.tui.helpers.app import seen
from tests.tui.helpers.screen_app import ScreenApp, open_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS

PARTS = 2
"""Parts of all views, so that workers can share them."""
DIALOGS = ("ctrl+p", "f1", "f3")
HUES = {base + hue for base in (30, 40, 90, 100) for hue in range(1, 7)}
"""The SGR codes of everything but black, white, and grays."""


@pytest.fixture(params=["NO_COLOR", pytest.param("16 colors", marks=pytest.mark.slow)])
def colors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    return str(request.param)


def painted(pilot: Pilot[int]) -> str:
    """Return what the terminal gets for the whole screen."""
    console = Console(
        file=StringIO(),
        force_terminal=True,
        color_system="standard",
        width=pilot.app.size.width,
        _environ={},
    )
    with pilot.app._context():
        update = pilot.app.screen._compositor.render_update(full=True)
        assert isinstance(update, CompositorUpdate)
        return update.render_segments(console)


@contextmanager
def running(app: ScreenApp) -> Iterator[tuple[asyncio.Runner, Pilot[int]]]:
    """Run an app for several views, one after the other."""
    context = app.run_test(size=(80, 24), notifications=True)
    with asyncio.Runner() as runner:
        pilot = runner.run(context.__aenter__())
        try:
            yield runner, pilot
        finally:
            runner.run(context.__aexit__(None, None, None))


def codes(sequence: str) -> set[int]:
    """Return the numbers of all SGR codes in a sequence."""
    found = (part.partition("m")[0] for part in sequence.split("\x1b[")[1:])
    return {int(number) for code in found for number in code.split(";") if number.isdigit()}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_screen_paints(colors: str, part: int) -> None:
    views = (*VIEWS, *STEPS)[part::PARTS]
    with running(ScreenApp(VIEWS[0])) as (runner, pilot):
        for view in views if colors == "NO_COLOR" else views[::3]:  # sixteen colors paint, and that's all
            runner.run(open_view(pilot, view))
            written = painted(pilot)
            assert seen(pilot).strip(), view.name
            assert colors != "NO_COLOR" or not codes(written) & HUES, view.name


@pytest.mark.parametrize("key", DIALOGS)
async def test_every_dialog_paints(key: str, colors: str) -> None:
    app = ScreenApp(VIEWS[0])
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.show_view(pilot)
        before = app.screen
        app.notify("Saved.")
        await pilot.press(key)
        await pilot.pause()
        assert app.screen is not before
        painted(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is before
