"""Tests of days and times in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.helpers.date_styles import US, use_style
from tui.text.dates import (
    brief_date,
    clock_text,
    date_words,
    day_words,
    days_text,
    full_day_words,
    suggested_days,
)
from tui.widgets.inputs.date_picker import day_labels
from tui.widgets.inputs.digit_entry import DigitEntry

WEDNESDAY = date(2026, 3, 11)


SATURDAY = date(2026, 3, 14)
NEXT_YEAR = date(2027, 3, 14)
EVENING, NIGHT, NOON = (datetime(2026, 3, 14, hour, 40).astimezone() for hour in (21, 0, 12))


def test_dates_with_the_day_first() -> None:
    assert day_words(SATURDAY, WEDNESDAY) == "Saturday 14 March"
    assert day_words(NEXT_YEAR, WEDNESDAY) == "Sunday 14 March 2027"
    assert full_day_words(SATURDAY) == "Saturday 14 March 2026"
    assert date_words(SATURDAY, WEDNESDAY) == "14 March"
    assert brief_date(SATURDAY, WEDNESDAY) == "14 Mar"
    assert brief_date(NEXT_YEAR, WEDNESDAY) == "14 Mar 2027"
    assert days_text(date(2026, 3, 30), date(2026, 4, 5)) == "30 Mar to 5 Apr"
    assert days_text(date(2026, 4, 6), date(2026, 4, 12)) == "6 to 12 Apr"
    assert [clock_text(time) for time in (EVENING, NIGHT, NOON)] == ["21:40", "0:40", "12:40"]


def test_dates_with_the_month_first() -> None:
    with use_style(US):
        assert day_words(SATURDAY, WEDNESDAY) == "Saturday, March 14"
        assert day_words(NEXT_YEAR, WEDNESDAY) == "Sunday, March 14, 2027"
        assert full_day_words(SATURDAY) == "Saturday, March 14, 2026"
        assert date_words(SATURDAY, WEDNESDAY) == "March 14"
        assert brief_date(SATURDAY, WEDNESDAY) == "Mar 14"
        assert brief_date(NEXT_YEAR, WEDNESDAY) == "Mar 14, 2027"
        assert days_text(date(2026, 3, 30), date(2026, 4, 5)) == "Mar 30 to Apr 5"
        assert days_text(date(2026, 4, 6), date(2026, 4, 12)) == "Apr 6 to 12"
        assert [clock_text(time) for time in (EVENING, NIGHT, NOON)] == ["9:40 PM", "12:40 AM", "12:40 PM"]


def test_suggested_days_in_the_next_year_are_as_short_as_in_this_one() -> None:
    days = [("Eight weeks", date(2027, 1, 26)), ("Thursday", date(2027, 1, 28))]
    labels = [label.plain for label in day_labels(days)]
    assert labels == ["Eight weeks   Tue 26 Jan", "Thursday      28 January"]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_suggested_days_are_future_sorted_and_unique(today: date) -> None:
    days = [day for _, day in suggested_days(today)]
    assert days == sorted(set(days))
    assert today < days[0]
    assert days[-1] == today + timedelta(days=14)


@given(st.integers(0, 200), st.integers(0, 200), st.text("0123456789", max_size=8))
def test_typed_digits_stay_on_the_scale(one: int, two: int, keys: str) -> None:
    digits = DigitEntry(min(one, two), max(one, two))
    for key in keys:
        digits = digits.append(key)
        assert digits.number is None or min(one, two) <= digits.number <= max(one, two)
