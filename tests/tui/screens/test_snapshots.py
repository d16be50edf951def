"""All screens held together: how they look, and that nothing on them is cut off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from textual.pilot import Pilot

from tests.tui.helpers.app import resized, seen
from tests.tui.helpers.layout_checks import cut_off, hidden_focus, missing_keys, whole
from tests.tui.helpers.screen_app import ScreenApp, showing_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS, View, screens_there_are, store_for
from tests.tui.helpers.step_catalogue import Words
from tui.screens.conversation.screen import ConversationScreen
from tui.themes import HEARTH
from tui.widgets.answers import registry
from tui.widgets.answers.talk import TalkStep
from tui.widgets.inputs.text_box import TextBox

SMALL, NARROW, USUAL, LARGE = (40, 15), (60, 20), (80, 24), (120, 36)
ALL_VIEWS = (*VIEWS, *STEPS)
STEP_PARTS = ("#prompt", "AnswerBox", "#ways")
IN_ALL_LOOKS = (
    *("home", "text-private", "feelings", "handover-alone"),
    *("agree", "agreements", "outcome", "over-time"),
)
"""What is also pictured on a small screen, and on a large one in the light theme."""
SCROLLS_BY_A_LINE = "feelings"
"""On a small screen it comes now and then scrolled by one line, which no picture can hold."""
NOT_PICTURED = (
    *("page-trouble", "page-good-moments", "one-agreement-let-go", "one-agreement-resting"),
    *("one-agreement-over", "one-agreement-ending", "ritual-offered", "notebook-none"),
    *("notebook-nothing-fits", "kept-reading", "past-empty", "what-is-behind-two-hundred"),
    *("text-wanted", "talk-as-the-other", "yes-no", "choice-from", "keep-list"),
    *("look-back-together", "look-back-next", "look-back-rest"),
)
"""What differs in its words alone from a view that is pictured."""
FOCUS_CHANGES = ("date", "names-empty", "reword", "change-agreement")
"""To go through all that can have the focus changes these, so their picture is taken by itself."""
LOOKS = [
    *((view, USUAL, False) for view in VIEWS if view.name not in NOT_PICTURED),
    *(
        (view, SMALL, False)
        for view in ALL_VIEWS
        if view.name in IN_ALL_LOOKS and view.name != SCROLLS_BY_A_LINE
    ),
    *((view, LARGE, True) for view in ALL_VIEWS if view.name in IN_ALL_LOOKS),
]


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colours and themes from outside, and no time that goes by."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)
    monkeypatch.setitem(registry.WIDGET_BY_KIND, "talk", partial(TalkStep, clock=lambda: 0.0))


def test_every_screen_has_an_entry() -> None:
    there = {type(view.build(Words(), store_for(view, Words()))) for view in VIEWS}
    assert set(screens_there_are()) == there


@pytest.mark.parametrize(
    ("view", "size", "light"),
    LOOKS,
    ids=[f"{view.name}-{size[0]}-{'linen' if light else 'hearth'}" for view, size, light in LOOKS],
)
def test_it_looks_as_it_did(
    snap_compare: Callable[..., bool], view: View, size: tuple[int, int], light: bool
) -> None:
    checked = size == USUAL and view.name not in FOCUS_CHANGES
    app = ScreenApp(view, light=light or checked)

    async def look(pilot: Pilot[int]) -> None:
        await app.show_view(pilot)
        if checked:
            await _resize_and_check(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


@pytest.mark.parametrize(
    "view", [view for view in STEPS if view.name not in NOT_PICTURED], ids=lambda view: view.name
)
def test_a_step_looks_as_it_did_with_prompt_answer_and_the_way_on_in_view(
    snap_compare: Callable[..., bool], view: View
) -> None:
    checked = view.name not in FOCUS_CHANGES
    app = ScreenApp(view, light=checked)

    async def look(pilot: Pilot[int]) -> None:
        await app.show_view(pilot)
        if checked:
            await _resize_and_check(pilot)

    assert snap_compare(app, terminal_size=USUAL, run_before=look)


@pytest.mark.parametrize(
    "view",
    [view for view in ALL_VIEWS if view.name in (*NOT_PICTURED, *FOCUS_CHANGES)],
    ids=lambda view: view.name,
)
async def test_nothing_is_cut_off_at_any_size(view: View) -> None:
    app = ScreenApp(view, light=True)
    async with app.run_test(size=USUAL) as pilot:
        await app.show_view(pilot)
        await _resize_and_check(pilot)


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


async def _resize_and_check(pilot: Pilot[int]) -> None:
    """Check that nothing is cut off or out of sight at any size, and end in the usual size and theme."""
    app, screen = pilot.app, pilot.app.screen
    focused = screen.focused
    for size in (LARGE, NARROW, SMALL):
        await resized(pilot, size)
        _check_layout(pilot)
    for widget in screen.focus_chain:
        screen.set_focus(None)  # what has the focus already would not be scrolled to
        screen.set_focus(widget)
        await pilot.pause()
        assert hidden_focus(screen) == "", seen(pilot)
    screen.set_focus(focused)
    await pilot.pause()  # the keys below follow the focus
    await resized(pilot, USUAL)
    app.theme = HEARTH.name
    await pilot.pause()
    _check_layout(pilot)


def _check_layout(pilot: Pilot[int]) -> None:
    screen = pilot.app.screen
    assert list(cut_off(screen)) == [], seen(pilot)
    assert missing_keys(pilot) == [], seen(pilot)
    if isinstance(screen, ConversationScreen) and screen.size.width >= USUAL[0]:
        hidden = [part for part in STEP_PARTS if not whole(screen, screen.query_one(part))]
        assert hidden == [], seen(pilot)
