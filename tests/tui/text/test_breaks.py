"""Breaks over clock changes, in local time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.helpers.time_zones import CLOCK_CHANGES, clock_reading, system_zone
from tui.clock import later, local
from tui.text.break_end import LONGEST_BREAK, break_is_over, return_time_text
from tui.text.dates import ago_text, time_text

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@pytest.fixture(params=CLOCK_CHANGES, ids=["-".join(each) for each in CLOCK_CHANGES])
def change(request: pytest.FixtureRequest) -> Iterator[tuple[ZoneInfo, datetime]]:
    """Yield a zone, now the system's, and when its clocks change."""
    name, at = request.param
    with system_zone(name) as zone:
        moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
        before, after = (moment + n * MINUTE for n in (-1, 1))
        assert before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset()
        yield zone, moment


def test_break_of_minutes_ends_when_they_have_passed(change: tuple[ZoneInfo, datetime]) -> None:
    zone, at = change
    for minutes in range(-180, 180, 7):
        start = clock_reading(at + minutes * MINUTE)
        for length in (20 * MINUTE, 40 * MINUTE, 60 * MINUTE, 180 * MINUTE):
            end = later(start, length)
            there = (start.astimezone(UTC) + length).astimezone(zone)
            assert end - start == length
            assert return_time_text(end, start).split()[-1] == f"{there.hour}:{there:%M}"
            assert time_text(end, start).split()[-1] == f"{there.hour}:{there:%M}"
            assert datetime.fromisoformat(end.isoformat()) == end


def test_break_of_a_day_ends_at_the_same_time_of_day(change: tuple[ZoneInfo, datetime]) -> None:
    zone, at = change
    day_of_change = at.astimezone(zone).date()
    for hour in (0, 4, 9, 20, 23):
        evening = datetime.combine(day_of_change - DAY, datetime.min.time(), zone).replace(hour=hour)
        end = later(clock_reading(evening), DAY)
        assert (local(end).date(), local(end).hour, local(end).minute) == (day_of_change, hour, 0)
        assert return_time_text(end, clock_reading(evening)).endswith(f"day {hour}:00")
        assert end - clock_reading(evening) != DAY or hour == 0
    skipped = datetime.combine(day_of_change - DAY, datetime.min.time(), zone).replace(hour=2, minute=15)
    end = later(clock_reading(skipped), DAY)
    assert end.astimezone(zone).replace(tzinfo=None) == local(end).replace(tzinfo=None)  # it will come


def test_texts_use_the_offset_of_their_own_moment(change: tuple[ZoneInfo, datetime]) -> None:
    _, at = change
    evening = clock_reading((at - DAY).replace(hour=0)).replace(hour=20, minute=0)
    until = later(evening, DAY)
    assert time_text(until, evening) == "tomorrow, 20:00"
    assert time_text(evening, until).endswith(", 20:00")
    midnight = clock_reading(evening).replace(hour=0, minute=20)
    assert ago_text(midnight.isoformat(), later(midnight, DAY)) == "yesterday"
    assert ago_text(evening.isoformat(), later(evening, DAY)) == "yesterday"


def test_break_from_a_wrong_clock_is_over() -> None:
    now = datetime.fromisoformat("2026-03-14T20:15:00+01:00")
    assert [break_is_over(now + each, now) for each in (timedelta(), -DAY, LONGEST_BREAK + MINUTE)] == [
        True
    ] * 3
    assert not break_is_over(now + MINUTE, now)
    assert break_is_over(now.replace(year=2099), now)
    assert later(datetime.max.replace(tzinfo=UTC), timedelta()).year == 9999
