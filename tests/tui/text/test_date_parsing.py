"""Tests of typed days."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.helpers.date_styles import US, use_style
from tui.text.date_parsing import date_example, parse_day
from tui.text.date_style import DateStyle
from tui.text.dates import brief_full_date, day_words, full_day_words

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
        ("Friday 1 May", date(2026, 5, 1)),
        ("3/4", date(2026, 4, 3)),
        ("3/14", date(2026, 3, 14)),
        ("14/3", date(2026, 3, 14)),
        ("14/3/27", date(2027, 3, 14)),
        ("14/3/2027", date(2027, 3, 14)),
        ("14/14", None),
        ("the 14th", date(2026, 3, 14)),
        ("1st", date(2026, 4, 1)),
        ("31st", date(2026, 3, 31)),
        ("32nd", None),
        ("next week", date(2026, 3, 18)),
        ("the day after tomorrow", date(2026, 3, 13)),
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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/4", date(2026, 3, 4) + timedelta(days=365)),
        ("4/3", date(2026, 4, 3)),
        ("14/3", date(2026, 3, 14)),
        ("3/14/27", date(2027, 3, 14)),
        ("1.5.", date(2026, 5, 1)),
        ("March 14, 2027", date(2027, 3, 14)),
    ],
)
def test_numbers_follow_the_order_of_dates_here(text: str, day: date) -> None:
    with use_style(US):
        assert parse_day(text, WEDNESDAY) == day


def test_the_day_after_a_short_month() -> None:
    assert parse_day("the 31st", date(2026, 4, 1)) == date(2026, 5, 31)
    assert parse_day("the 30th", date(2026, 1, 31)) == date(2026, 3, 30)
    assert parse_day("the 5th", date(2026, 12, 6)) == date(2027, 1, 5)


def test_days_at_the_end_of_time() -> None:
    last = date.max
    for text in ("tomorrow", "in 3 weeks", "1 May", "3/14", "the 14th", "next week", "Friday"):
        assert parse_day(text, last) is None
    assert parse_day("31 December", last) == last


ORDERS = st.sampled_from([DateStyle(), US])
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
PIECES = st.lists(
    st.sampled_from(
        ["in", "next", "the", "on", "1", "31", "14th", "/", ".", "-", "may", "fri", "weeks", "2027", ",", "²"]
    )
)


@given(st.text(max_size=40) | PIECES.map(" ".join) | PIECES.map("".join), st.dates(), ORDERS)
def test_parse_day_never_raises(text: str, today: date, style: DateStyle) -> None:
    with use_style(style):
        parse_day(text, today)


@given(DAYS, DAYS, ORDERS)
def test_written_days_can_be_parsed_back(day: date, today: date, style: DateStyle) -> None:
    with use_style(style):
        assert parse_day(full_day_words(day), today) == day
        assert parse_day(brief_full_date(day), today) == day
        numbers = (day.day, day.month) if style.day_first else (day.month, day.day)
        assert parse_day("{}/{}/{}".format(*numbers, day.year), today) == day
        if day >= today or day.year != today.year:
            assert parse_day(day_words(day, today), today) == day


@given(DAYS, ORDERS)
def test_examples_can_be_parsed(today: date, style: DateStyle) -> None:
    with use_style(style):
        examples = re.findall("“(.*?)”", date_example())
        assert len(examples) == 3
        assert all(parse_day(example, today) for example in examples)
