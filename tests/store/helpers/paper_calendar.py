"""A second implementation of repeating agreements, as a paper calendar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property

from store import Json

DAY, WEEK = timedelta(1), timedelta(7)
PAPER = 600 * DAY
"""Length of the calendar from the first day of a recurrence.

It is a year plus the longest wait for a next turn.
"""
OTHER = {"a": "b", "b": "a"}


@dataclass(frozen=True)
class PaperRecurrence:
    """A recurrence as people say it.

    It is every day, days of every such week (0 is Monday), or a day of the month.
    """

    every: str
    weekdays: frozenset[int] = frozenset()
    weeks: int = 1
    day: int = 0

    def falls_on(self, since: date, day: date) -> bool:
        """Return whether it includes this day, once begun."""
        if self.every == "day":
            return True
        if self.every == "week":
            if day.weekday() not in self.weekdays:
                return False
            return self.weeks == 1 or (monday_before(day) - monday_before(since)) // WEEK % self.weeks == 0
        return day.day == self.day or (day.day < self.day and (day + DAY).day == 1)

    def first_after(self, agreed: date) -> date:
        """Return its first day."""
        every = PaperRecurrence(self.every, self.weekdays, day=self.day)
        return next(day for day in each_day(agreed + DAY, agreed + 40 * DAY) if every.falls_on(day, day))


def each_day(first: date, last: date) -> Iterator[date]:
    """Yield the days between two days."""
    while first <= last:
        yield first
        first += DAY


def monday_before(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - day.weekday() * DAY


@cache
def days_of(often: PaperRecurrence, since: date) -> tuple[date, ...]:
    """Return an agreement's days on the calendar."""
    return tuple(day for day in each_day(since, since + PAPER) if often.falls_on(since, day))


@dataclass(frozen=True)
class PaperLine:
    """A note about an agreement, with day and id.

    If it sets the recurrence, `often` is the new one, or None for once.
    """

    id: str
    day: date
    what: Mapping[str, Json]
    often: PaperRecurrence | None = None


@dataclass
class PaperAgreement:
    """An agreement with all notes about it, oldest first."""

    id: str
    act: str
    who: str
    look_back: str
    end: str | None = None
    lines: list[PaperLine] = field(default_factory=list)
    _read: "PaperState | None" = None

    def add(self, said: PaperLine) -> None:
        """Add a note, or replace the one with this id."""
        self.remove(said.id)
        self.lines.append(said)

    def remove(self, id_: str) -> None:
        self.lines = [line for line in self.lines if line.id != id_]
        self._read = None

    def read(self) -> "PaperState":
        """Read everything again from the first note on."""
        if self._read is None:
            self._read = PaperState(self.act, self.who, self.look_back, self.end)
            for line in self.lines:
                self._read.apply(line)
        return self._read


@dataclass
class PaperState:
    """An agreement's state, with marks on the calendar's days."""

    act: str
    who: str
    look_back: str
    end: str | None
    is_open: bool = True
    often: PaperRecurrence | None = None
    rule: Json = None
    begins: Json = None
    since: date = date.max
    skipped: set[date] = field(default_factory=set)
    swapped: dict[date, Json] = field(default_factory=dict)
    rested: list[tuple[date, date]] = field(default_factory=list)

    def apply(self, line: PaperLine) -> None:
        what = line.what
        words = what.get("words", {})
        assert isinstance(words, Mapping)
        self.act, self.who = str(words.get("act", self.act)), str(words.get("who", self.who))
        self.end = str(words["end"]) if "end" in words else self.end
        if "rhythm" in words:
            self.often, self.rule, self.begins = line.often, words["rhythm"], words["turn"]
            self.since = self.often.first_after(line.day) if self.often else date.max
            self.skipped, self.swapped = set(), {}
        if "skip" in what:
            self.skipped.add(date.fromisoformat(str(what["skip"])))
        if "swap" in what:
            self.swapped[date.fromisoformat(str(what["swap"]))] = what.get("to")
        self.look_back = str(what.get("look_back", self.look_back))
        if "next" in what:
            self._go_on(str(what["next"]), line.day)

    def _go_on(self, next_: str, day: date) -> None:
        self.rested = [(first, min(last, day)) for first, last in self.rested]
        self.is_open = next_ != "let_go"
        if next_ == "rest":
            self.rested.append((day + DAY, date.fromisoformat(self.look_back) - DAY))
        if next_ == "let_go":
            self.rested.append((day + DAY, date.max))

    @cached_property
    def coming(self) -> list[date]:
        """Return the days outside pauses, skipped or not."""
        days = days_of(self.often, self.since) if self.often and self.is_open else ()
        last = date.fromisoformat(self.end) if self.end else date.max
        return [day for day in days if day <= last and not self._rests_on(day)]

    @cached_property
    def turns(self) -> dict[date, str]:
        """Return who has each day.

        The order comes first, then the swaps, day by day.
        """
        days = [day for day in self.coming if day not in self.skipped]
        if self.begins is None or self.who != "both":
            return dict.fromkeys(days, self.who)
        has = self._in_order(days, str(self.begins))
        for day in sorted(self.swapped & has.keys()):
            takes = str(self.swapped[day] or OTHER[has[day]])
            gives = OTHER[takes]
            if has[day] == takes:  # the order already gives the day to the person who took it
                continue
            back = next((later for later in days if later > day and has[later] == takes), None)
            has[day] = takes
            if back:
                has[back] = gives
        return has

    def _in_order(self, days: list[date], has_it: str) -> dict[date, str]:
        """Alternate by weeks with days left, by days or months."""
        has: dict[date, str] = {}
        for before, day in zip([None, *days], days, strict=False):
            if before and not self._belong_together(before, day):
                has_it = OTHER[has_it]
            has[day] = has_it
        return has

    def _belong_together(self, one: date, another: date) -> bool:
        by_weeks = self.often is not None and self.often.every == "week"
        return by_weeks and monday_before(one) == monday_before(another)

    def _rests_on(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.rested)
