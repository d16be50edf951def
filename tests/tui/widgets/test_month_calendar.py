"""The calendar of one month."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tests.tui.helpers.date_styles import US, use_style
from tui.themes import HEARTH, variable_defaults
from tui.widgets.inputs.month_calendar import MonthCalendar

TODAY = date(2026, 3, 11)
LATEST = date(2026, 4, 20)


class CalendarApp(App[None]):
    """An app with nothing but a calendar."""

    def __init__(self, calendar: MonthCalendar) -> None:
        super().__init__()
        self.calendar = calendar
        self.register_theme(HEARTH)
        self.theme = HEARTH.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        yield self.calendar


@asynccontextmanager
async def shown(
    day: date = date(2026, 3, 14), *, today: date = TODAY, earliest: date = TODAY, latest: date = LATEST
) -> AsyncIterator[tuple[Pilot[None], MonthCalendar]]:
    calendar = MonthCalendar(day, today, earliest=earliest, latest=latest)
    async with CalendarApp(calendar).run_test(size=(40, 12)) as pilot:
        calendar.focus()
        await pilot.pause()
        yield pilot, calendar


def lines(calendar: MonthCalendar) -> list[str]:
    return [line.plain for line in calendar.lines(28)]


async def test_month_is_drawn_in_weeks() -> None:
    async with shown() as (_, calendar):
        assert lines(calendar) == [
            " ‹       March 2026       › ",
            " Mo  Tu  We  Th  Fr  Sa  Su ",
            "                          · ",
            "  ·   ·   ·   ·   ·   ·   · ",
            "  ·   ·  11  12  13 [14] 15 ",
            " 16  17  18  19  20  21  22 ",
            " 23  24  25  26  27  28  29 ",
            " 30  31 ",
        ]


async def test_weeks_begin_where_people_begin_them() -> None:
    with use_style(US):
        async with shown() as (_, calendar):
            assert lines(calendar)[1:3] == [" Su  Mo  Tu  We  Th  Fr  Sa ", "  ·   ·   ·   ·   ·   ·   · "]
            assert lines(calendar)[3] == "  ·   ·   ·  11  12  13 [14]"


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["right"], date(2026, 3, 15)),
        (["left"], date(2026, 3, 13)),
        (["down"], date(2026, 3, 21)),
        (["down", "up"], date(2026, 3, 14)),
        (["up"], TODAY),  # a week before is too early
        (["pagedown"], date(2026, 4, 14)),
        (["pagedown", "pagedown"], LATEST),
        (["pageup"], TODAY),
    ],
)
async def test_keys_move_by_day_week_and_month(keys: list[str], day: date) -> None:
    async with shown() as (pilot, calendar):
        await pilot.press(*keys)
        assert calendar.day == day


async def test_a_month_later_stays_in_a_short_month() -> None:
    async with shown(date(2026, 1, 31), earliest=date.min, latest=date.max) as (pilot, calendar):
        await pilot.press("pagedown")
        assert calendar.day == date(2026, 2, 28)


async def test_click_picks_a_day_or_turns_the_page() -> None:
    async with shown() as (pilot, calendar):
        await pilot.click(calendar, offset=(9, 5))
        assert calendar.day == date(2026, 3, 18)
        await pilot.click(calendar, offset=(9, 3))  # too early
        await pilot.click(calendar, offset=(20, 7))  # no day of this month
        assert calendar.day == date(2026, 3, 18)
        await pilot.click(calendar, offset=(26, 0))
        assert calendar.day == date(2026, 4, 18)
        await pilot.click(calendar, offset=(1, 0))
        assert calendar.day == date(2026, 3, 18)


@pytest.mark.parametrize("day", [date.min, date.max])
async def test_calendar_ends_with_time(day: date) -> None:
    async with shown(day, today=day, earliest=date.min, latest=date.max) as (pilot, calendar):
        await pilot.press("left", "up", "pageup") if day == date.min else None
        await pilot.press("right", "down", "pagedown") if day == date.max else None
        assert calendar.day == day


@given(st.dates(), st.sampled_from([0, 4, 5, 6]))
def test_every_day_is_drawn_where_it_is_clicked(day: date, starts: int) -> None:
    from tui.text.date_style import DateStyle

    with use_style(DateStyle(week_starts=starts)):
        calendar = MonthCalendar(day, day)
        drawn = [line.plain for line in calendar.paint(28)]
        assert len(drawn) <= 8
        places = [(x, y) for y in range(2, 8) for x in range(0, 28, 4) if calendar._day_at(x, y)]
        assert [calendar._day_at(x, y) for x, y in places] == [
            day.replace(day=number) for number in calendar._numbers()
        ]
        assert [drawn[y][x : x + 4].strip(" []") for x, y in places] == list(map(str, calendar._numbers()))
