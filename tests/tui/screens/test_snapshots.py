"""Snapshots and layout checks of all screens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.tui.helpers.app import resized, seen, wait_until
from tests.tui.helpers.idle_loop import wait_until_settled
from tests.tui.helpers.layout_checks import cut_off, hidden_focus, missing_keys, whole
from tests.tui.helpers.screen_app import ScreenApp, showing_view, switch_view
from tests.tui.helpers.screen_catalogue import (
    STEPS,
    TYPICAL,
    VIEWS,
    View,
    all_screens,
    store_for,
    view_cases,
)
from tests.tui.helpers.step_catalogue import Words
from tui.screens.conversation.screen import ConversationScreen
from tui.session.talk_clock import TalkClock
from tui.widgets.inputs.text_box import TextBox

SMALL, NARROW, USUAL, LARGE = (40, 15), (60, 20), (80, 24), (120, 36)
ALL_VIEWS = (*VIEWS, *STEPS)
PARTS = 6
"""Parts of all views, each with one app."""
STEP_PARTS = ("#prompt", "AnswerBox", "#ways")
IN_ALL_SIZES = (
    *("home", "text-private", "feelings", "handover-alone"),
    *("agree", "agreements", "outcome", "over-time"),
)
"""Views with more snapshots: small, and large in the light theme."""
SCROLLS_BY_A_LINE = "feelings"
"""A view that is sometimes scrolled by one line on a small screen, which no snapshot can hold."""
WITHOUT_SNAPSHOT = (
    "look-back-hand-over",
    *("page-trouble", "page-good-moments", "one-agreement-let-go", "one-agreement-resting"),
    *("one-agreement-over", "one-agreement-ending", "ritual-offered", "notebook-none"),
    *("notebook-nothing-fits", "kept-reading", "past-empty", "what-is-behind-two-hundred"),
    *("text-wanted", "talk-as-the-other", "yes-no", "choice-from", "keep-list"),
    *("look-back-together", "look-back-next", "look-back-rest", "keep-question", "keep-which"),
)
"""Views that differ only in text from one with a snapshot."""
SNAPSHOTS = [
    *((view, USUAL, False) for view in VIEWS if view.name not in WITHOUT_SNAPSHOT),
    *(
        (view, SMALL, False)
        for view in ALL_VIEWS
        if view.name in IN_ALL_SIZES and view.name != SCROLLS_BY_A_LINE
    ),
    *((view, LARGE, True) for view in ALL_VIEWS if view.name in IN_ALL_SIZES),
]


@pytest.fixture(autouse=True)
def _fixed_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unset color settings of the environment and stop the clock."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)
    monkeypatch.setattr(TalkClock, "seconds", 0.0)


def test_every_screen_is_in_the_catalogue() -> None:
    in_catalogue = {type(view.build(Words(), store_for(view, Words()))) for view in VIEWS}
    assert set(all_screens()) == in_catalogue


@pytest.mark.parametrize(
    ("view", "size", "light"),
    [
        pytest.param(
            *(view, size, light),
            id=f"{view.name}-{size[0]}-{'linen' if light else 'hearth'}",
            marks=() if view.name in TYPICAL and size == USUAL else pytest.mark.slow,
        )
        for view, size, light in SNAPSHOTS
    ],
)
def test_view_matches_snapshot(
    snap_compare: Callable[..., bool], view: View, size: tuple[int, int], light: bool
) -> None:
    app = ScreenApp(view, light=light)

    async def show(pilot: Pilot[int]) -> None:
        await app.show_view(pilot)
        await wait_until_settled()
        await _check_layout(pilot)

    assert snap_compare(app, terminal_size=size, run_before=show)


@pytest.mark.parametrize("view", view_cases(view for view in STEPS if view.name not in WITHOUT_SNAPSHOT))
def test_step_matches_snapshot(snap_compare: Callable[..., bool], view: View) -> None:
    app = ScreenApp(view)

    async def show(pilot: Pilot[int]) -> None:
        await app.show_view(pilot)
        await wait_until_settled()
        await _check_layout(pilot)

    assert snap_compare(app, terminal_size=USUAL, run_before=show)


@pytest.mark.parametrize("name", TYPICAL[::2])
async def test_nothing_is_cut_off_at_any_size(name: str) -> None:
    async with showing_view(next(view for view in ALL_VIEWS if view.name == name), size=USUAL) as pilot:
        await _resize_and_check(pilot)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
async def test_nothing_is_cut_off_at_any_size_in_any_view(part: int) -> None:
    views = [view for view in ALL_VIEWS if view.name not in TYPICAL[::2]][part::PARTS]
    async with showing_view(views[0], size=USUAL) as pilot:
        for view in views:
            await switch_view(pilot, view)
            try:
                await _resize_and_check(pilot)
            except AssertionError as error:
                error.add_note(f"in the view {view.name}")
                raise


@pytest.mark.slow
async def test_open_form_keeps_its_last_button_in_view() -> None:
    view = next(view for view in STEPS if view.name == "agree-more")
    async with showing_view(view, words=Words(ana="Maria", ben="Jonas")) as pilot:
        for keys in (("tab",) * 5, ("3",), ("tab",) * 3, ("right",), ("right",) * 3, ("tab",)):
            await pilot.press(*keys)
            await pilot.pause()
            assert "No agreement" in seen(pilot), keys
            assert list(cut_off(pilot.app.screen)) == []


async def test_text_wraps_in_a_stage_shown_after_scrolling() -> None:
    view = next(view for view in STEPS if view.name == "look-back-smaller")
    async with showing_view(view, size=SMALL) as pilot:
        boxes = [box for box in pilot.app.screen.query(TextBox) if box.region and box.text]
        assert [box.size.height for box in boxes] == [2, 2, 5]


async def _resize_and_check(pilot: Pilot[int]) -> None:
    """Check the layout at all sizes."""
    screen = pilot.app.screen
    focused = screen.focused
    for size in (LARGE, NARROW, SMALL):
        await resized(pilot, size)
        await _check_layout(pilot)
    for widget in screen.focus_chain:
        screen.set_focus(None)  # a widget that already has the focus is not scrolled to
        screen.set_focus(widget)
        await wait_until(pilot, lambda: hidden_focus(screen) == "")
    screen.set_focus(focused)
    await pilot.pause()  # the key bar follows the focus
    await resized(pilot, USUAL)
    await _check_layout(pilot)


async def _check_layout(pilot: Pilot[int]) -> None:
    screen = pilot.app.screen
    assert list(cut_off(screen)) == [], seen(pilot)
    assert missing_keys(pilot) == [], seen(pilot)
    if isinstance(screen, ConversationScreen) and screen.size.width >= USUAL[0]:
        await wait_until(pilot, lambda: all(whole(screen, screen.query_one(part)) for part in STEP_PARTS))
