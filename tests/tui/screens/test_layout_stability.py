"""The same step at the same size always looks the same."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.helpers.app import resized
from tests.tui.helpers.screen_app import showing_view, switch_view
from tests.tui.helpers.screen_catalogue import STEPS, View
from tui.session.talk_clock import TalkClock

LOW, USUAL, TALL, WIDE = (40, 15), (80, 24), (80, 32), (120, 36)
WAY = (LOW, WIDE, LOW, TALL, USUAL)
LONG = ("agree-more", "look-back-smaller", "look-back-hand-over")
PARTS = 3
"""Parts of the steps, so that workers can share them."""
A_FEW_FRAMES = 0.05
CHANGES_ON_FOCUS = ("date",)


@pytest.fixture(autouse=True)
def _stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TalkClock, "seconds", 0.0)


@pytest.mark.slow
@pytest.mark.parametrize("view", [view for view in STEPS if view.name in LONG], ids=lambda view: view.name)
async def test_long_step_looks_the_same_after_resizing(view: View) -> None:
    async with showing_view(view) as pilot:
        first = await _settled_picture(pilot)
        for size in (LOW, USUAL):
            await resized(pilot, size)
        assert await _settled_picture(pilot) == first


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
async def test_every_step_looks_the_same_after_resizing(part: int) -> None:
    async with showing_view(STEPS[part]) as pilot:
        for view in STEPS[part::PARTS]:
            await switch_view(pilot, view)
            await _check_way(pilot, view)


async def _check_way(pilot: Pilot[Any], view: View) -> None:
    """Resize and move the focus, and compare with the first picture of each size."""
    first = {USUAL: await _settled_picture(pilot)}
    for size in WAY:
        await resized(pilot, size)
        picture = await _settled_picture(pilot)
        assert picture == first.setdefault(size, picture), (view.name, size)
        if size in {LOW, USUAL} and view.name not in CHANGES_ON_FOCUS:
            await _move_focus_and_back(pilot)
            assert await _settled_picture(pilot) == first[size], (view.name, size)


async def _move_focus_and_back(pilot: Pilot[Any]) -> None:
    screen = pilot.app.screen
    for widget in (screen.focus_chain[-1], screen.focus_chain[0], screen.focused):
        screen.set_focus(widget)
        await pilot.pause()


async def _settled_picture(pilot: Pilot[Any]) -> list[str]:
    """Return the picture once it no longer changes, as the signs of more lines follow the layout."""
    before, picture = list[str](), _picture(pilot)
    while picture != before:
        await pilot.pause(A_FEW_FRAMES)
        before, picture = picture, _picture(pilot)
    return picture


def _picture(pilot: Pilot[Any]) -> list[str]:
    """Return every line with its styles."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(f"{segment.style}{segment.text}" for segment in strip) for strip in strips]
