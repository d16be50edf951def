"""What may happen to two people in a year: where they are, when, and how often they want something."""

from datetime import UTC, date, datetime, time
from random import Random
from zoneinfo import ZoneInfo

from store.rules.recurrence import WEEK, Daily, Monthly, Rhythm, Weekly
from tests.store.helpers.paper_calendar import DAY, Often

ZONES = [
    "Europe/Vienna",
    "America/New_York",
    "America/Santiago",  # changes at midnight
    "Australia/Lord_Howe",  # by half an hour
    "Africa/Casablanca",  # four times a year
    "Pacific/Apia",  # left out a whole day
    "Asia/Kathmandu",  # never
]
CLOCK = [time(0, 10), time(0, 40), time(2, 30), time(9), time(20, 15), time(23, 50)]
AROUND_MIDNIGHT = [time(0, 10), time(0, 40), time(2, 30), time(23, 50)]


def some_moment(chance: Random, day: date, evening: int) -> datetime:
    """A moment of this day somewhere on earth, or around midnight when the clocks are about to change there."""
    zone, clocks = ZoneInfo(chance.choice(ZONES)), CLOCK
    if change := _next_clock_change(zone, day):
        day, clocks = change - chance.choice((0, 1)) * DAY, AROUND_MIDNIGHT
    # All moments of a year differ, as they do where one thing is done after the other.
    clock = chance.choice(clocks).replace(second=evening, fold=chance.choice((0, 1)))
    # A time that is left out where the clock is put forward is none: there it is an hour later.
    return datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)


def some_often(chance: Random) -> Often:
    """Any rhythm that a couple can choose."""
    weekdays = frozenset(chance.sample(range(7), chance.randint(1, 3)))
    return chance.choice(
        (
            Often("day"),
            Often("week", frozenset(range(5))),
            Often("week", weekdays),
            Often("week", weekdays, weeks=chance.randint(2, 5)),
            Often("month", day=chance.randint(1, 28)),
            Often("month", day=chance.randint(28, 31)),
        )
    )


def rhythm_for(often: Often) -> Rhythm:
    """What Turnabout calls it."""
    if often.every == "day":
        return Daily()
    if often.every == "month":
        return Monthly(often.day)
    return Weekly(frozenset(WEEK[number] for number in often.weekdays), often.weeks)


def _next_clock_change(zone: ZoneInfo, today: date) -> date | None:
    """The day, within some weeks, on which there is another time at noon than on the day before."""
    noon = datetime.combine(today, time(12), zone)
    days = [noon + n * DAY for n in range(1, 31)]
    if noon.utcoffset() == days[-1].utcoffset():
        return None
    return next(day.date() for day in days if day.utcoffset() != noon.utcoffset())
