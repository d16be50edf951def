"""All screens held together: how they look, and that nothing on them is cut off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from textual.pilot import Pilot

from tests.tui.helpers.app import resized, seen
from tests.tui.helpers.layout_checks import cut_off, hidden_focus, missing_keys, whole
from tests.tui.helpers.screen_app import ScreenApp, showing_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS, View, all_screens, store_for
from tests.tui.helpers.step_catalogue import Words
from tui.widgets.answers import registry
from tui.widgets.answers.talk import TalkStep
from tui.widgets.inputs.text_box import TextBox

SMALL, USUAL, LARGE = (40, 15), (80, 24), (120, 36)
STATES = [view for view in VIEWS if any(view.name.startswith(f"{other.name}-") for other in VIEWS)]
"""Screens that stand in the list in another state already: one look tells what is different there."""
WHOLE = [view for view in VIEWS if view not in STATES]
LOOKS = [
    *((view, size, light) for view in WHOLE for size in (USUAL, LARGE) for light in (False, True)),
    *((view, USUAL, False) for view in STATES),
]


APART = [
    view for view in (*VIEWS, *STEPS) if view.name in ("date", "names-empty", "reword", "change-agreement")
]
"""To go through all that can have the focus changes these; the others are looked at small and then as usual."""


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colours and themes from outside, and no time that goes by."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)
    monkeypatch.setitem(registry.WIDGET_BY_KIND, "talk", partial(TalkStep, clock=lambda: 0.0))


def test_every_screen_has_an_entry() -> None:
    there = {type(view.build(Words(), store_for(view, Words()))) for view in WHOLE}
    assert set(all_screens()) == there


@pytest.mark.parametrize(
    ("view", "size", "light"),
    LOOKS,
    ids=[f"{view.name}-{size[0]}-{'linen' if light else 'hearth'}" for view, size, light in LOOKS],
)
def test_it_looks_as_it_did(
    snap_compare: Callable[..., bool], view: View, size: tuple[int, int], light: bool
) -> None:
    app = ScreenApp(view, light=light)

    async def look(pilot: Pilot[int]) -> None:
        await app.show_view(pilot)
        if (size, light) == (USUAL, False) and view not in APART:
            await _small(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


@pytest.mark.parametrize("view", STEPS, ids=lambda view: view.name)
def test_a_step_looks_as_it_did_with_prompt_answer_and_the_way_on_in_view(
    snap_compare: Callable[..., bool], view: View
) -> None:
    app, hidden = ScreenApp(view), list[str]()

    async def look(pilot: Pilot[int]) -> None:
        await app.show_view(pilot)
        parts = ("#prompt", "AnswerBox", "#ways")
        hidden.extend(part for part in parts if not whole(app.screen, app.screen.query_one(part)))
        if view not in APART:
            await _small(pilot)

    assert snap_compare(app, terminal_size=USUAL, run_before=look)
    assert hidden == []


async def test_the_way_on_stays_in_view_below_what_is_opened_and_chosen_in_a_form() -> None:
    view = next(view for view in STEPS if view.name == "agree-more")
    async with showing_view(view, words=Words(ana="Maria", ben="Jonas")) as pilot:
        for keys in (("tab",) * 5, ("3",), ("tab",) * 3, ("right",), ("right",) * 3, ("tab",)):
            await pilot.press(*keys)
            await pilot.pause()
            assert "Nothing tonight" in seen(pilot), keys
            assert list(cut_off(pilot.app.screen)) == []


async def test_words_wrap_in_a_stage_that_comes_after_a_scroll() -> None:
    view = next(view for view in STEPS if view.name == "look-back-smaller")
    async with showing_view(view, size=SMALL) as pilot:
        boxes = [box for box in pilot.app.screen.query(TextBox) if box.region and box.text]
        assert [box.size.height for box in boxes] == [2, 2, 2]


@pytest.mark.parametrize("view", APART, ids=lambda view: view.name)
async def test_nothing_is_cut_off_on_a_small_screen(view: View) -> None:
    async with showing_view(view) as pilot:
        await _small(pilot)


async def _small(pilot: Pilot[int]) -> None:
    """On a small screen nothing is cut off and no focus is out of sight; then it is as large as before."""
    screen = pilot.app.screen
    focused = screen.focused
    await resized(pilot, SMALL)
    assert list(cut_off(screen)) == [], seen(pilot)
    assert missing_keys(pilot) == []
    for widget in (focused, *screen.focus_chain):
        screen.set_focus(widget)
        await pilot.pause()
        assert hidden_focus(screen) == "", seen(pilot)
    screen.set_focus(focused)
    await pilot.pause()  # the keys below follow the focus
    await resized(pilot, USUAL)
    await pilot.pause()
