"""Tests of typed days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.dates import day_words
from tui.text.typed_date import parse_day

WEDNESDAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 3, 11)),
        ("Tomorrow", date(2026, 3, 12)),
        ("friday", date(2026, 3, 13)),
        ("on Fri", date(2026, 3, 13)),
        ("wednesday", date(2026, 3, 18)),
        ("in 3 days", date(2026, 3, 14)),
        ("in three weeks", date(2026, 4, 1)),
        ("a week", date(2026, 3, 18)),
        ("1 May", date(2026, 5, 1)),
        ("May 1st", date(2026, 5, 1)),
        ("Friday, 1 May", date(2026, 5, 1)),
        ("1. may", date(2026, 5, 1)),
        ("1.5.", date(2026, 5, 1)),
        ("01.05.2027", date(2027, 5, 1)),
        ("10 march", date(2027, 3, 10)),
        ("11 march", date(2026, 3, 11)),
        ("10 march 2026", date(2026, 3, 10)),
        ("29 february", date(2028, 2, 29)),
        ("2026-05-01", date(2026, 5, 1)),
        ("30 february", None),
        ("2026-02-30", None),
        ("0 may", None),
        ("in 9999 weeks", date(2026, 3, 11) + timedelta(weeks=9999)),
        ("soon", None),
        ("5", None),
        ("1 m", None),
        ("", None),
        ("[/", None),
    ],
)
def test_parse_day(text: str, day: date | None) -> None:
    assert parse_day(text, WEDNESDAY) == day


@given(st.text(max_size=40))
def test_parse_day_never_raises(text: str) -> None:
    parse_day(text, WEDNESDAY)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_day_words_can_be_parsed_back(day: date, today: date) -> None:
    if day >= today or day.year != today.year:
        assert parse_day(day_words(day, today), today) == day
