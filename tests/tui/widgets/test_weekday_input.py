"""Weekdays and their ticks."""

from __future__ import annotations

from scripts import Json
from tests.tui.helpers.date_styles import US, use_style
from tests.tui.helpers.step_questions import agree_question
from tests.tui.helpers.widget_app import answer
from tui.widgets.inputs.weekday_input import _content


def test_tick_touches_its_own_day() -> None:
    assert "5 Fr   6 Sa✓  7 Su" in _content({"SA"}).plain


def test_week_starts_where_people_start_it() -> None:
    with use_style(US):
        assert _content({"SU"}).plain.startswith("1 Su✓  2 Mo")


async def test_numbers_follow_the_order_on_the_screen_and_stored_days_stay_codes() -> None:
    weekly = ("right", "enter", "1", *("tab", "tab", "right", "enter"), *["right"] * 3, "tab")
    with use_style(US):
        # Wednesday is chosen at first, and is the fourth day.
        host = await answer(agree_question(starter="I will call."), *weekly, "4", "1", "enter", "enter")
    agreed: dict[str, Json] = {"act": "I will call.", "who": "first", "look_back": "2026-03-18"}
    assert host.answered == [agreed | {"rhythm": "FREQ=WEEKLY;BYDAY=SU"}]
