"""Random events of a year: places, times, and recurrences."""

from datetime import UTC, date, datetime, time
from random import Random
from zoneinfo import ZoneInfo

from store.rules.recurrence import DAY_CODES, Daily, Monthly, Recurrence, Weekly
from tests.store.helpers.paper_calendar import DAY, PaperRecurrence

ZONES = [
    "Europe/Vienna",
    "America/New_York",
    "America/Santiago",  # changes at midnight
    "Australia/Lord_Howe",  # by half an hour
    "Africa/Casablanca",  # four times a year
    "Pacific/Apia",  # skipped a whole day
    "Asia/Kathmandu",  # never
]
CLOCK = [time(0, 10), time(0, 40), time(2, 30), time(9), time(20, 15), time(23, 50)]
AROUND_MIDNIGHT = [time(0, 10), time(0, 40), time(2, 30), time(23, 50)]


def random_moment(rng: Random, day: date, session: int) -> datetime:
    """Return a time on this day, somewhere on earth.

    It may be around midnight when the clocks are about to change there.
    """
    zone, clocks = ZoneInfo(rng.choice(ZONES)), CLOCK
    if change := _next_clock_change(zone, day):
        day, clocks = change - rng.choice((0, 1)) * DAY, AROUND_MIDNIGHT
    # All times of a year differ, because things are done one after the other.
    clock = rng.choice(clocks).replace(second=session, fold=rng.choice((0, 1)))
    # A time skipped when the clock goes forward does not exist: it is an hour later.
    return datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)


def random_recurrence(rng: Random) -> PaperRecurrence:
    """Return any recurrence that a couple can choose."""
    weekdays = frozenset(rng.sample(range(7), rng.randint(1, 3)))
    return rng.choice(
        (
            PaperRecurrence("day"),
            PaperRecurrence("week", frozenset(range(5))),
            PaperRecurrence("week", weekdays),
            PaperRecurrence("week", weekdays, weeks=rng.randint(2, 5)),
            PaperRecurrence("month", day=rng.randint(1, 28)),
            PaperRecurrence("month", day=rng.randint(28, 31)),
        )
    )


def recurrence_for(often: PaperRecurrence) -> Recurrence:
    """Return the store's recurrence for one on paper."""
    if often.every == "day":
        return Daily()
    if often.every == "month":
        return Monthly(often.day)
    return Weekly(frozenset(DAY_CODES[number] for number in often.weekdays), often.weeks)


def _next_clock_change(zone: ZoneInfo, today: date) -> date | None:
    """Return the day of the next clock change.

    Only some weeks are searched.
    """
    noon = datetime.combine(today, time(12), zone)
    days = [noon + n * DAY for n in range(1, 31)]
    if noon.utcoffset() == days[-1].utcoffset():
        return None
    return next(day.date() for day in days if day.utcoffset() != noon.utcoffset())
