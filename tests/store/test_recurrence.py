"""Tests of recurrences."""

import hashlib
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path

import pytest

from store import Json, StoreError, open_store
from store.errors import UnknownRecurrence
from store.rules import recurrence
from store.rules.recurrence import WEEKDAYS, Daily, Monthly, Recurrence, Weekly
from tests.store.helpers.records import conversation_with
from tests.store.helpers.records import stored_answer as answered

DAY = timedelta(1)
SUNDAYS = Weekly(frozenset({"SU"}))


def on(month: int, day: int) -> date:
    """Return a day of 2026: March 1 is a Sunday."""
    return date(2026, month, day)


def days_between(chosen: Recurrence, start: date, first: date, last: date) -> list[date]:
    """Return a recurrence's days between two days, inclusive."""
    return list(takewhile(lambda day: day <= last, recurrence.iter_days(chosen, start, first)))


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        (Daily(), "FREQ=DAILY"),
        (Weekly(WEEKDAYS), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        (Weekly(frozenset({"SU", "TU"})), "FREQ=WEEKLY;BYDAY=TU,SU"),
        (Weekly(frozenset({"SU"}), 2), "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"),
        (Monthly(28), "FREQ=MONTHLY;BYMONTHDAY=28"),
        (Monthly(31), "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
    ],
)
def test_recurrence_round_trips_as_rrule(chosen: Recurrence, kept: str) -> None:
    assert chosen.rule == kept
    assert recurrence.parse_recurrence(kept) == chosen


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "every Sunday",
        "FREQ=YEARLY",
        "FREQ=DAILY;COUNT=3",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;INTERVAL=0;BYDAY=SU",
        "FREQ=WEEKLY;INTERVAL=53;BYDAY=SU",
        "FREQ=WEEKLY;INTERVAL=two;BYDAY=SU",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31,32;BYSETPOS=-1",
        "FREQ=DAILY\n",
        None,
        7,
        ["FREQ=DAILY"],
    ],
)
def test_unknown_rrule_raises_with_a_sentence(kept: Json) -> None:
    with pytest.raises(StoreError) as refused:
        recurrence.parse_recurrence(kept)
    assert str(refused.value) == (
        "An agreement repeats in a way this version of Turnabout doesn’t support. "
        "Nothing was changed; update Turnabout to open it."
    )


@pytest.mark.parametrize(
    ("days", "weeks"), [(frozenset[str](), 1), (frozenset({"sunday"}), 1), (WEEKDAYS, 0), (WEEKDAYS, 53)]
)
def test_weekly_requires_days_and_interval(days: frozenset[str], weeks: int) -> None:
    with pytest.raises(ValueError, match="days of the week"):
        Weekly(days, weeks)


def test_last_day_of_month_occurs_every_month() -> None:
    found = days_between(Monthly(31), date(2028, 1, 31), date(2028, 1, 1), date(2028, 6, 1))
    assert [(day.month, day.day) for day in found] == [(1, 31), (2, 29), (3, 31), (4, 30), (5, 31)]
    assert recurrence.next_day(Monthly(29), on(1, 1), on(2, 1)) == on(2, 28)


def test_biweekly_counts_from_start_even_after_years() -> None:
    fortnightly = Weekly(frozenset({"MO", "SU"}), 2)
    wednesday = on(3, 4)
    assert days_between(fortnightly, wednesday, on(1, 1), on(3, 30)) == [
        on(3, 8),
        on(3, 16),
        on(3, 22),
        on(3, 30),
    ]
    assert recurrence.next_day(fortnightly, wednesday - 53 * 14 * DAY, on(3, 9)) == on(3, 16)


def test_next_day_includes_the_day_itself() -> None:
    assert recurrence.next_day(SUNDAYS, on(3, 1), on(3, 8)) == on(3, 8)
    assert recurrence.next_day(SUNDAYS, on(3, 2), on(1, 1)) == on(3, 8)


@pytest.mark.parametrize(
    ("agreed", "first", "second"),
    [(on(3, 1), on(3, 2), on(3, 16)), (on(3, 2), on(3, 9), on(3, 23)), (on(3, 4), on(3, 9), on(3, 23))],
)
def test_first_day_follows_the_agreement(agreed: date, first: date, second: date) -> None:
    mondays = Weekly(frozenset({"MO"}), 2)
    assert recurrence.first_day(mondays, agreed) == first
    assert days_between(mondays, first, agreed, second) == [first, second]


def test_file_with_unknown_recurrence_is_left_unchanged(folder: Path) -> None:
    daily = answered("action", {"act": "tea", "who": "first", "rhythm": "FREQ=DAILY"}, kind="agree")
    with open_store(folder) as store:
        store.save(conversation_with("2026-03-14T2015-00a1", daily))
    path = folder / "open.json"
    newer = path.read_bytes().replace(b'"FREQ=DAILY"', b'"FREQ=HOURLY"')
    head, _, rest = newer.partition(b'"sha256": "')
    blank = head + b'"sha256": "' + b"0" * 64 + rest[64:]
    path.write_bytes(blank.replace(b"0" * 64, hashlib.sha256(blank).hexdigest().encode(), 1))
    before = path.read_bytes()
    with open_store(folder) as store:
        assert (store.agreements(), store.unreadable_files()) == ([], ["open.json"])
        with pytest.raises(UnknownRecurrence):
            store.save(conversation_with("2026-03-15T2015-00a2"))
    assert path.read_bytes() == before
