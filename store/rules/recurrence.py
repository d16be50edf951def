"""Recurrence of agreements as RRULE (RFC 5545), in calendar days."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from store.errors import UnknownRecurrence
from store.records import Json

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAYS = frozenset(DAY_CODES[:5])

_MIN_MONTH_DAYS = 28


@dataclass(frozen=True)
class Daily:
    """Every day."""

    @property
    def rule(self) -> str:
        return "FREQ=DAILY"


@dataclass(frozen=True)
class Weekly:
    """Days of the week, every so many weeks.

    A week begins on Monday.
    """

    days: frozenset[str]
    weeks: int = 1

    def __post_init__(self) -> None:
        if not self.days or not self.days <= set(DAY_CODES) or not 1 <= self.weeks <= 52:
            raise ValueError("a weekly rhythm needs days of the week and an interval of 1 to 52 weeks")

    @property
    def rule(self) -> str:
        interval = "" if self.weeks == 1 else f";INTERVAL={self.weeks}"
        return f"FREQ=WEEKLY{interval};BYDAY={','.join(day for day in DAY_CODES if day in self.days)}"


@dataclass(frozen=True)
class Monthly:
    """A day of every month, or its last day."""

    day: int

    def __post_init__(self) -> None:
        if not 1 <= self.day <= 31:
            raise ValueError("a monthly rhythm needs a day from 1 to 31")

    @property
    def rule(self) -> str:
        if self.day <= _MIN_MONTH_DAYS:
            return f"FREQ=MONTHLY;BYMONTHDAY={self.day}"
        # BYMONTHDAY=31 alone would skip months without a 31st, so take the last of those days that the month has.
        days = ",".join(str(day) for day in range(_MIN_MONTH_DAYS, self.day + 1))
        return f"FREQ=MONTHLY;BYMONTHDAY={days};BYSETPOS=-1"


Recurrence: TypeAlias = Daily | Weekly | Monthly
"""A recurrence that a couple can choose; `rule` is its RRULE."""


def parse_recurrence(kept: Json) -> Recurrence:
    """Return the recurrence of a saved RRULE.

    Raise UnknownRecurrence for one that no couple can choose.
    """
    try:
        recurrence = _parse_rule(str(kept))
    except (KeyError, ValueError):
        raise UnknownRecurrence from None
    if recurrence.rule != kept:
        raise UnknownRecurrence
    return recurrence


def iter_days(recurrence: Recurrence, start: date, first: date) -> Iterator[date]:
    """Yield a recurrence's days from `first` to the end of the calendar."""
    # Loading it takes too long for a first screen without recurrences.
    from dateutil.rrule import rrulestr

    dtstart = datetime.combine(_start_near(recurrence, start, first), time.min)
    found = rrulestr(recurrence.rule, dtstart=dtstart)
    with suppress(ValueError):  # the last week may end in the year 10000, which dates do not have
        for moment in found:
            if moment.date() >= first:
                yield moment.date()


def next_day(recurrence: Recurrence, start: date, day: date) -> date:
    """Return a recurrence's first day on or after a day.

    If the calendar ends before, it is the last date there is.
    """
    return next(iter_days(recurrence, start, day), date.max)


def add_days(day: date, days: int) -> date:
    """Return a later or earlier day, within the years that dates have."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def turn_period(recurrence: Recurrence, day: date) -> date:
    """Return the first day of a day's turn period.

    It is a week for all weekly recurrences, weekdays too: of five alternating days, one partner would have three.
    Partners who prefer to alternate daily choose a daily recurrence.
    """
    return add_days(day, -day.weekday()) if isinstance(recurrence, Weekly) else day


def local_date(at: str) -> date:
    """Return the local date of a saved time.

    It is the date where the couple was then.
    """
    return date.fromisoformat(at[:10])


def first_day(recurrence: Recurrence, agreed: date) -> date:
    """Return the first day after an agreement was made.

    Weeks are counted from it.
    """
    every = replace(recurrence, weeks=1) if isinstance(recurrence, Weekly) else recurrence
    tomorrow = add_days(agreed, 1)
    return next_day(every, tomorrow, tomorrow)


def _parse_rule(text: str) -> Recurrence:
    parts = dict(part.split("=") for part in text.split(";"))
    match parts["FREQ"]:
        case "DAILY":
            return Daily()
        case "WEEKLY":
            return Weekly(frozenset(parts["BYDAY"].split(",")), int(parts.get("INTERVAL", 1)))
        case "MONTHLY":
            return Monthly(int(parts["BYMONTHDAY"].split(",")[-1]))
    raise ValueError


def _start_near(recurrence: Recurrence, start: date, first: date) -> date:
    # dateutil iterates from the start: starting near, in the same week of the cycle, skips the years between.
    cycle = 7 * (recurrence.weeks if isinstance(recurrence, Weekly) else 1)
    return start + timedelta(max(0, (first - start).days // cycle * cycle))
