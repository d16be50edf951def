"""Keys in a burst do what the same keys do one at a time."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.widgets import Button

from tests.helpers.examples import scaled
from tests.tui.helpers.screen_app import ScreenApp, switch_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS
from tests.tui.helpers.typed_keys import (
    BACKSPACE,
    DELETE,
    DOWN,
    END,
    ENTER,
    HOME,
    LEFT,
    NEW_LINE,
    RIGHT,
    SHIFT_TAB,
    TAB,
    TO_END,
    TO_START,
    UP,
    WORD_LEFT,
    entered,
    type_at_once,
    type_one_by_one,
)

VIEW_BY_NAME = {view.name: view for view in (*VIEWS, *STEPS)}
TYPED_INTO = (
    *("names", "shown", "change-agreement", "change-agreement-more", "reword"),
    *("notebook", "agreements", "search"),
    *("text-private", "feelings", "needs", "list", "ratings", "scale", "date", "several"),
    *("agree", "agree-more", "agree-how-often", "talk-noting", "talk", "keep", "keep-list", "reveal-decide"),
    *("look-back", "look-back-smaller", "look-back-day", "what-now-smaller"),
)
"""Every view in which something is typed."""
QUICK = ("text-private",)
"""The views of the quick tests."""
LETTERS = (*"aes 13n", "é", "e\u0301", "\u200c", "\u3000", "か", "👩\u200d👧")
EDITING = (BACKSPACE, DELETE, LEFT, RIGHT, UP, DOWN, HOME, END, NEW_LINE, WORD_LEFT, TO_START, TO_END)
LEAVING = (ENTER, TAB, SHIFT_TAB)
KEYS = st.one_of(st.sampled_from(LETTERS), st.sampled_from(EDITING), st.sampled_from(LEAVING))


@pytest.fixture(autouse=True)
def _no_pause_after_a_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let buttons take a second press at once; they ignore it for 0.2 seconds, as a double press."""
    monkeypatch.setattr(Button, "_start_active_affect", lambda _button: None)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in TYPED_INTO]
)
def test_burst_equals_one_key_at_a_time(name: str) -> None:
    view = VIEW_BY_NAME[name]
    app = ScreenApp(view)
    running = app.run_test(size=(80, 24))
    with asyncio.Runner() as runner:
        pilot = runner.run(running.__aenter__())

        async def compare(keys: list[str]) -> None:
            await switch_view(pilot, view)
            await type_one_by_one(pilot, *keys)
            slowly = entered(app)
            await switch_view(pilot, view)
            await type_at_once(pilot, *keys)
            assert entered(app) == slowly

        @settings(max_examples=max(scaled(2), 1), deadline=None)
        @example([*"help", BACKSPACE, "o", LEFT, LEFT, "x", NEW_LINE, "y", TAB, "z"])
        @example([*"one", ENTER, *"two", UP, "3", DOWN, ENTER, "a", BACKSPACE, "b"])
        @given(st.lists(KEYS, min_size=2, max_size=15))
        def check(keys: list[str]) -> None:
            runner.run(compare(keys))

        try:
            check()
        finally:
            runner.run(running.__aexit__(None, None, None))
