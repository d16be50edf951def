"""Rhythms: how often an agreement comes round, as RFC 5545 says it, in days of the calendar and never in hours."""

from collections.abc import Iterator
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
        """The RRULE that is kept."""
        return "FREQ=DAILY"


@dataclass(frozen=True)
class Weekly:
    """On these days of the week, every so many weeks; a week begins on Monday."""

    days: frozenset[str]
    weeks: int = 1

    def __post_init__(self) -> None:
        if not self.days or not self.days <= set(DAY_CODES) or not 1 <= self.weeks <= 52:
            raise ValueError("a week's rhythm needs days of the week, and one to 52 weeks")

    @property
    def rule(self) -> str:
        """The RRULE that is kept."""
        interval = "" if self.weeks == 1 else f";INTERVAL={self.weeks}"
        return f"FREQ=WEEKLY{interval};BYDAY={','.join(day for day in DAY_CODES if day in self.days)}"


@dataclass(frozen=True)
class Monthly:
    """On this day of every month, or on its last day where the month is shorter."""

    day: int

    def __post_init__(self) -> None:
        if not 1 <= self.day <= 31:
            raise ValueError("a month's rhythm needs a day from 1 to 31")

    @property
    def rule(self) -> str:
        """The RRULE that is kept."""
        if self.day <= _MIN_MONTH_DAYS:
            return f"FREQ=MONTHLY;BYMONTHDAY={self.day}"
        # BYMONTHDAY=31 alone skips each month without a 31st: so it is the last of those that the month has.
        days = ",".join(str(day) for day in range(_MIN_MONTH_DAYS, self.day + 1))
        return f"FREQ=MONTHLY;BYMONTHDAY={days};BYSETPOS=-1"


Recurrence: TypeAlias = Daily | Weekly | Monthly
"""What a couple can choose; its `rule` is what an agreement keeps."""


def parse_recurrence(kept: Json) -> Recurrence:
    """The rhythm that a file holds as an RRULE; whatever no couple can choose is refused."""
    try:
        recurrence = _parse_rule(str(kept))
    except (KeyError, ValueError):
        raise UnknownRecurrence from None
    if recurrence.rule != kept:
        raise UnknownRecurrence
    return recurrence


def iter_days(recurrence: Recurrence, start: date, first: date) -> Iterator[date]:
    """Every day of a rhythm that started on one day, from another day on, without an end."""
    # Loading it costs more than a first screen without rhythms should wait.
    from dateutil.rrule import rrulestr

    dtstart = datetime.combine(_start_near(recurrence, start, first), time.min)
    found = (moment.date() for moment in rrulestr(recurrence.rule, dtstart=dtstart))
    return (day for day in found if day >= first)


def next_day(recurrence: Recurrence, start: date, day: date) -> date:
    """The next day of a rhythm on or after this day."""
    return next(iter_days(recurrence, start, day))


def turn_period(recurrence: Recurrence, day: date) -> date:
    """The first day of the stretch that is one person's where two take turns: a week, or that day alone.

    Whatever comes round on days of the week goes by weeks, weekdays too: of five days, one of the two would have three.
    Who rather changes places each day has it come round every day.
    """
    return day - timedelta(day.weekday()) if isinstance(recurrence, Weekly) else day


def local_date(at: str) -> date:
    """The day on the couple's own calendar, wherever they were, at a moment that is kept."""
    return date.fromisoformat(at[:10])


def first_day(recurrence: Recurrence, agreed: date) -> date:
    """The first day of a rhythm that was agreed on this day: the next one after it; weeks count from there."""
    every = replace(recurrence, weeks=1) if isinstance(recurrence, Weekly) else recurrence
    return next_day(every, agreed + timedelta(1), agreed + timedelta(1))


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
    # A rule is walked from its start: to begin near, in the same week of its cycle, spares the years between.
    cycle = 7 * (recurrence.weeks if isinstance(recurrence, Weekly) else 1)
    return start + timedelta(max(0, (first - start).days // cycle * cycle))
