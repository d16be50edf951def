"""Agreements that come round, told once more: on paper, day after day, as a couple with a calendar would."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from store import Json
from store.rhythm import Daily, Rhythm, Weekly, rhythm_of

DAY = timedelta(1)
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
PAPER = 460 * DAY
"""How far the paper goes from the first day of a rhythm, or from the day on which it ends."""
OTHER = {"a": "b", "b": "a"}


def each_day(first: date, last: date) -> Iterator[date]:
    """The calendar from one day to another."""
    while first <= last:
        yield first
        first += DAY


def comes_round(rhythm: Rhythm, since: date, day: date) -> bool:
    """Whether a rhythm that began on one day falls on another."""
    if day < since:
        return False
    if isinstance(rhythm, Daily):
        return True
    if isinstance(rhythm, Weekly):
        weeks = ((day - day.weekday() * DAY) - (since - since.weekday() * DAY)).days // 7
        return weeks % rhythm.weeks == 0 and WEEKDAYS[day.weekday()] in rhythm.days
    ends_the_month = (day + DAY).day == 1
    return day.day == rhythm.day or (ends_the_month and day.day < rhythm.day)


@cache
def days_of(rule: str, since: date, last: date) -> tuple[date, ...]:
    """The days of a rhythm from its first one to another."""
    rhythm = rhythm_of(rule)
    return tuple(day for day in each_day(since, last) if comes_round(rhythm, since, day))


@dataclass(frozen=True)
class Said:
    """One line about an agreement: said on this day of their calendar, under this id."""

    id: str
    day: date
    what: Mapping[str, Json]


@dataclass
class Page:
    """One agreement as it was made, with all that was said about it since, oldest first."""

    id: str
    act: str
    who: str
    look_back: str
    lines: list[Said] = field(default_factory=list)
    _read: "Reading | None" = None

    def say(self, said: Said) -> None:
        """One more line, or what was said under this id in other words."""
        self.unsay(said.id)
        self.lines.append(said)

    def unsay(self, id_: str) -> None:
        self.lines = [line for line in self.lines if line.id != id_]
        self._read = None

    def read(self) -> "Reading":
        """Everything again from the first line on, once something else stands there."""
        if self._read is None:
            self._read = Reading(self.act, self.who, self.look_back)
            for line in self.lines:
                self._read.hear(line)
        return self._read


@dataclass
class Reading:
    """How an agreement stands, with a mark on each day of the calendar that something was said about."""

    act: str
    who: str
    look_back: str
    is_open: bool = True
    rule: str | None = None
    begins: str | None = None
    since: date = date.max
    skipped: set[date] = field(default_factory=set)
    swapped: set[date] = field(default_factory=set)
    rested: set[date] = field(default_factory=set)

    def hear(self, line: Said) -> None:
        what = line.what
        words = what.get("words", {})
        assert isinstance(words, Mapping)
        self.act, self.who = str(words.get("act", self.act)), str(words.get("who", self.who))
        if "rhythm" in words:
            self._choose(words["rhythm"], words["turn"], line.day)
        for kind, marks in (("skip", self.skipped), ("swap", self.swapped)):
            if kind in what:
                marks.add(date.fromisoformat(str(what[kind])))
        self.look_back = str(what.get("look_back", self.look_back))
        if "next" in what:
            self._go_on(str(what["next"]), line.day)

    def _choose(self, rule: Json, begins: Json, day: date) -> None:
        self.rule, self.begins = rule and str(rule), begins and str(begins)  # type: ignore[assignment]
        self.skipped, self.swapped = set(), set()
        if self.rule:
            kept = rhythm_of(self.rule)
            weekly = Weekly(kept.days) if isinstance(kept, Weekly) else kept
            self.since = next(
                each for each in each_day(day + DAY, day + 40 * DAY) if comes_round(weekly, day, each)
            )

    def _go_on(self, next_: str, day: date) -> None:
        self.rested = {rested for rested in self.rested if rested <= day}
        self.is_open = next_ != "let_go"
        if next_ in ("rest", "let_go"):
            over = date.fromisoformat(self.look_back) if next_ == "rest" else day + PAPER
            self.rested |= set(each_day(day + DAY, over - DAY))

    def coming(self, today: date) -> Iterator[date]:
        """The days from today on that nobody rests, skipped or not."""
        days = days_of(self.rule, self.since, self.since + PAPER) if self.rule and self.is_open else ()
        return (day for day in days if day >= today and day not in self.rested)

    def turns(self) -> Iterator[tuple[date, str]]:
        """Who takes each turn, the two of them changing places from one to the next."""
        usual, promised = self.begins, None
        for day in self.coming(self.since):
            if day in self.skipped:
                continue
            if self.begins is None or self.who != "both" or usual is None:
                yield day, self.who
                continue
            mine, promised = promised or usual, None
            usual = OTHER[usual]
            if day in self.swapped:
                mine, promised = usual, mine
            yield day, mine
