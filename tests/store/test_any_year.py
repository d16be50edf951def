"""Any year of any agreement that comes round, beside a paper calendar; and faults that such years must find."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from types import ModuleType
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from store import repeating, rhythm
from store.repeating import Change, Pause, Repeating, Who
from store.rhythm import WEEK, Daily, Monthly, Rhythm, Weekly
from tests.store.day_by_day import DAY, Calendar, comes_round, each_day, shown_by_the_clock

ZONES = [
    "Europe/Vienna",
    "America/New_York",
    "America/Santiago",  # changes at midnight
    "Australia/Lord_Howe",  # by half an hour
    "Africa/Casablanca",  # four times a year
    "Pacific/Apia",  # left out a whole day
    "Asia/Kathmandu",  # never
]


@dataclass(frozen=True)
class Year:
    """A year of one agreement, and where the couple's clock hangs."""

    agreed: Repeating
    zone: tzinfo
    times: list[time]

    @property
    def last(self) -> date:
        return self.agreed.start + 365 * DAY


Kind: TypeAlias = Literal["skip", "swap", "done", "end", "snooze", "rest", "look back"]
KINDS: list[Kind] = ["skip", "skip", "swap", "swap", "done", "done", "end", "snooze", "rest", "look back"]


def a_year(
    *,
    start: date,
    chosen: Rhythm,
    begins: Who,
    drawn: list[tuple[Kind, int, bool, int]],
    noted_twice: int,
    zone: tzinfo,
    times: list[time],
) -> Year:
    """Every second change, more or less, is about a day of the rhythm; some are noted down twice."""
    its_days = [day for day in each_day(start, start + 70 * DAY) if comes_round(chosen, start, day)]
    changes: list[Change | Pause] = []
    look_backs: list[date] = []
    for kind, number, hits, length in drawn:
        day = its_days[number % len(its_days)] if hits else start + number * DAY
        match kind:
            case "look back":
                look_backs.append(day)
            case "snooze" | "rest":
                changes.append(Pause(kind, day, day + length * DAY))
            case _:
                changes.append(Change(kind, day))
    changes += changes[:noted_twice]
    return Year(Repeating(chosen, start, begins, tuple(look_backs), tuple(changes)), zone, times)


YEARS = st.builds(
    a_year,
    start=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    chosen=st.one_of(
        st.just(Daily()),
        st.builds(Weekly, st.frozensets(st.sampled_from(WEEK), min_size=1), st.integers(1, 5)),
        st.builds(Monthly, st.integers(1, 31) | st.integers(28, 31)),
    ),
    begins=st.sampled_from(["a", "b"]),
    drawn=st.lists(
        st.tuples(st.sampled_from(KINDS), st.integers(0, 370), st.booleans(), st.integers(1, 40)), max_size=12
    ),
    noted_twice=st.integers(0, 4),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    times=st.lists(
        st.builds(time, st.integers(0, 3) | st.integers(0, 23), st.sampled_from([0, 15, 30, 45])),
        min_size=2,
        max_size=3,
    ),
)


def check_days_and_turns(year: Year, paper: Calendar) -> None:
    agreed, start = year.agreed, year.agreed.start
    kept = rhythm.rhythm_of(agreed.rhythm.rule)
    its_days = [day for day in paper.days if comes_round(kept, start, day)]
    assert rhythm.days_between(kept, start, paper.days[0], year.last) == its_days
    for day in (each for each in paper.days[::30] if each <= its_days[-1]):
        assert rhythm.next_day(kept, start, day) == next(each for each in its_days if each >= day)
    assert list(repeating.standing_days(agreed, paper.days[0], year.last)) == paper.standing
    assert repeating.turns(agreed, year.last) == paper.turns()


def check_that_nothing_is_rewritten(year: Year, paper: Calendar) -> None:
    middle = paper.days[len(paper.days) // 2]
    said_by_then = tuple(each for each in year.agreed.changes if each.day <= middle)
    then = repeating.turns(replace(year.agreed, changes=said_by_then), middle)
    assert then == {day: who for day, who in paper.turns().items() if day <= middle}


def check_what_waits(year: Year, paper: Calendar) -> None:
    agreed = year.agreed
    said = {each.until if isinstance(each, Pause) else each.day for each in agreed.changes}
    near = {day + days * DAY for day in (*said, *agreed.look_backs) for days in (-1, 0, 1)}
    for today, since in paper.waiting():
        if today in near or today.day == 15:
            assert repeating.due_since(agreed, today) == since, today


def check_clocks(year: Year) -> None:
    noons = [
        datetime.combine(day, time(12), UTC).astimezone(year.zone)
        for day in each_day(year.agreed.start, year.last)
    ]
    changes = [then.date() for then, now in pairwise(noons) if then.utcoffset() != now.utcoffset()]
    for change in changes or [year.agreed.start]:
        for day, at in ((day, at) for day in each_day(change, change + DAY) for at in year.times):
            moment = rhythm.moment_on(day, at, year.zone)
            assert moment.astimezone(UTC) == shown_by_the_clock(day, at, year.zone), (day, at)
            assert moment.tzinfo is year.zone


def check(year: Year) -> None:
    paper = Calendar(year.agreed, year.agreed.start - 7 * DAY, year.last)
    check_days_and_turns(year, paper)
    check_that_nothing_is_rewritten(year, paper)
    check_what_waits(year, paper)
    check_clocks(year)


@settings(max_examples=500, deadline=None)
@given(YEARS)
def test_any_year_is_the_same_day_by_day(year: Year) -> None:
    check(year)


in_order, exchange, days_of = repeating._in_order, repeating._exchange, repeating._days_of


def the_second_time(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at.replace(fold=1), zone)


def the_other(begins: Who, number: int) -> Who:
    return in_order(begins, number + 1)


def all_but_the_last(agreed: Repeating, kind: str) -> set[date]:
    return set(sorted(days_of(agreed, kind))[:-1])


def twice(order: list[Who], number: int) -> None:
    exchange(order, number)
    exchange(order, number)


def a_day_less(days: int) -> timedelta:
    return timedelta(days - 1)


@pytest.mark.parametrize(
    ("module", "name", "fault"),
    [
        pytest.param(rhythm, "moment_on", the_second_time, id="clock-change"),
        pytest.param(rhythm, "_SHORTEST_MONTH", 31, id="month-end"),
        pytest.param(repeating, "_in_order", the_other, id="wrong-one-begins"),
        pytest.param(repeating, "_days_of", all_but_the_last, id="change-lost"),
        pytest.param(repeating, "_exchange", twice, id="change-applied-twice"),
        pytest.param(repeating, "timedelta", a_day_less, id="due-a-day-off"),
    ],
)
def test_the_same_years_find_every_planted_fault(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, fault: Callable[..., object] | int
) -> None:
    monkeypatch.setattr(module, name, fault)
    once = settings(
        max_examples=500, deadline=None, phases=[Phase.generate], derandomize=True, report_multiple_bugs=False
    )
    with pytest.raises(AssertionError):
        once(given(YEARS)(check))()
