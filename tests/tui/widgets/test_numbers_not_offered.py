"""A number that isn't offered says which ones are."""

from __future__ import annotations

import pytest

from tests.tui.helpers.app import wait_until
from tests.tui.helpers.screen_app import showing_view
from tests.tui.helpers.screen_catalogue import STEPS, View
from tests.tui.helpers.step_questions import agree_question
from tests.tui.helpers.widget_app import WidgetApp, seen
from tui.text.choice_counts import other_number_text


async def test_choice_of_what_is_next_says_its_numbers() -> None:
    view = next(view for view in STEPS if view.name == "what-now-smaller")
    async with showing_view(View("what-now", view.build, "What would you like")) as pilot:
        await pilot.press("9")
        await wait_until(pilot, "Press a number from 1 to 6.")
        await pilot.press("2")
        await wait_until(pilot, lambda: pilot.app.notice is None)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("of", "typed", "hint"), [("both", "4", "from 1 to 3."), ("second", "1", "2 or 3.")])
async def test_owner_says_its_numbers(of: str, typed: str, hint: str) -> None:
    app = WidgetApp(agree_question(of=of, starter="I will call."))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", typed)
        await pilot.pause()
        assert hint in seen(pilot)


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        ("1", "Press 1."),
        ("12", "Press 1 or 2."),
        ("12345", "Press a number from 1 to 5."),
        ("124", "Press 1, 2, or 4."),
        ("123456789ab", "Press one of the numbers or letters shown."),
    ],
)
def test_hint_names_the_numbers(keys: str, hint: str) -> None:
    assert other_number_text(keys) == hint
