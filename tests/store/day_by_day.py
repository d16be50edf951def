"""Agreements that come round, told once more: day after day, as a couple with a paper calendar would."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from store.repeating import Pause, Repeating, Who
from store.rhythm import Daily, Rhythm, Weekly

DAY = timedelta(1)
QUARTER = timedelta(minutes=15)
NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def each_day(first: date, last: date) -> Iterator[date]:
    """The calendar from one day to another."""
    while first <= last:
        yield first
        first += DAY


def comes_round(rhythm: Rhythm, start: date, day: date) -> bool:
    """Whether a rhythm that started on one day falls on another."""
    if day < start:
        return False
    if isinstance(rhythm, Daily):
        return True
    if isinstance(rhythm, Weekly):
        weeks = ((day - day.weekday() * DAY) - (start - start.weekday() * DAY)).days // 7
        return weeks % rhythm.weeks == 0 and NAMES[day.weekday()] in rhythm.days
    ends_the_month = (day + DAY).day == 1
    return day.day == rhythm.day or (ends_the_month and day.day < rhythm.day)


class Calendar:
    """Some days of one agreement on paper, with a mark on each day that a change or a pause is about."""

    def __init__(self, repeating: Repeating, first: date, last: date) -> None:
        self.repeating = repeating
        self.marks: set[tuple[str, date]] = set()
        for change in repeating.changes:
            until = change.until - DAY if isinstance(change, Pause) else change.day
            self.marks |= {(change.kind, day) for day in each_day(change.day, until)}
        self.days = list(each_day(first, last))
        self.standing = list(self._standing())

    def _standing(self) -> Iterator[date]:
        for day in self.days:
            if ("end", day) in self.marks:
                return
            free = ("skip", day) in self.marks or ("rest", day) in self.marks
            if not free and comes_round(self.repeating.rhythm, self.repeating.start, day):
                yield day

    def turns(self) -> dict[date, Who]:
        """Who takes each turn, the two of them changing places from one to the next."""
        other: dict[Who, Who] = {"a": "b", "b": "a"}
        taken: dict[date, Who] = {}
        usual: Who = self.repeating.begins
        promised: Who | None = None
        for day in self.standing:
            mine = promised or usual
            promised = None
            usual = other[usual]
            if ("swap", day) in self.marks:
                mine, promised = usual, mine
            taken[day] = mine
        return taken

    def waiting(self) -> Iterator[tuple[date, date | None]]:
        """For each day, since when something has stood on the page that day without a break."""
        turn_waits, look_back_waits, ended = False, False, False
        since: date | None = None
        turns, look_backs = set(self.standing), set(self.repeating.look_backs)
        for today in self.days:
            resting = ("rest", today) in self.marks
            ended = ended or ("end", today) in self.marks
            turn_waits = (turn_waits and not resting) or today in turns
            look_back_waits = look_back_waits or today in look_backs
            if ("done", today) in self.marks:
                turn_waits = look_back_waits = False
            quiet = ended or resting or ("snooze", today) in self.marks
            since = (since or today) if (turn_waits or look_back_waits) and not quiet else None
            yield today, since


def shown_by_the_clock(day: date, at: time, zone: tzinfo) -> datetime:
    """The first moment at which a clock on the wall shows this, found by looking every quarter of an hour."""
    wanted = datetime.combine(day, at)
    moment = datetime.combine(day, time.min, UTC) - timedelta(hours=15)
    while (shows := moment.astimezone(zone).replace(tzinfo=None)) < wanted:
        # Should the clock never show it, this is where it would have stood without the change.
        unchanged, moment = moment + (wanted - shows), moment + QUARTER
    return moment if shows == wanted else unchanged
