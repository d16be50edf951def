"""Days that are typed or picked from a calendar."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot

from tests.tui.helpers.app import NOW, seen, wait_until
from tests.tui.helpers.date_styles import US, use_style
from tests.tui.helpers.screen_app import ScreenApp, open_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS
from tui.screens.choose_date import ChooseDate
from tui.text.dates import days_ahead, suggested_days
from tui.widgets.inputs.date_input import DateInput
from tui.widgets.inputs.date_picker import DatePicker
from tui.widgets.inputs.date_stepper import DateStepper
from tui.widgets.inputs.month_calendar import MonthCalendar

TODAY = NOW.date()  # Saturday 14 March
VIEW_BY_NAME = {view.name: view for view in (*VIEWS, *STEPS)}
SIZES = [(80, 24), (60, 20), (40, 15)]


async def stepper(pilot: Pilot[int]) -> DateStepper:
    """Open an agreement and focus its check-in day."""
    await open_view(pilot, VIEW_BY_NAME["agree"])
    found = pilot.app.screen.query_one("#look-back", DateStepper)
    found.focus()
    await pilot.pause()
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_typing_at_the_check_in_day_picks_a_day(size: tuple[int, int]) -> None:
    async with ScreenApp(VIEW_BY_NAME["agree"]).run_test(size=size) as pilot:
        day = await stepper(pilot)
        await pilot.press(*"in 13 days")
        assert "Friday 27 March" in await wait_until(pilot, "Which day?")
        await pilot.press("enter")
        await wait_until(pilot, lambda: day.day == date(2026, 3, 27))
        assert pilot.app.focused is day
        await pilot.press("left", "left")
        assert day.day == date(2026, 3, 25)
        await pilot.press(*["right"] * 5)
        assert day.day == date(2026, 3, 28)  # steps go no further


async def test_new_agreement_is_looked_at_within_two_weeks() -> None:
    async with ScreenApp(VIEW_BY_NAME["agree"]).run_test(size=(80, 24)) as pilot:
        day = await stepper(pilot)
        await pilot.press(*"in 15 days")
        await wait_until(pilot, "Which day?")
        await pilot.press("enter")
        said = " ".join((await wait_until(pilot, "While it’s new")).split())
        assert "While it’s new, check in within two weeks. Pick Saturday 28 March or an earlier day." in said
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.focused is day)
        assert day.day == date(2026, 3, 21)


async def test_esc_keeps_the_day_that_was_there() -> None:
    async with ScreenApp(VIEW_BY_NAME["agree"]).run_test(size=(80, 24)) as pilot:
        day = await stepper(pilot)
        await pilot.press("right", "space")
        await wait_until(pilot, "Which day?")
        await pilot.press(*"tomorrow", "escape")
        await wait_until(pilot, lambda: pilot.app.focused is day)
        assert day.day == date(2026, 3, 22)


async def test_click_on_the_day_opens_it_and_typing_replaces_it() -> None:
    async with ScreenApp(VIEW_BY_NAME["agree"]).run_test(size=(80, 24)) as pilot:
        day = await stepper(pilot)
        await pilot.press("right")
        await pilot.click("#look-back #day")
        assert "Sunday 22 March" in await wait_until(pilot, "Which day?")
        await pilot.press(*"27 march", "enter")
        await wait_until(pilot, lambda: day.day == date(2026, 3, 27))


async def test_key_line_tells_how_to_change_the_day() -> None:
    async with ScreenApp(VIEW_BY_NAME["agree"]).run_test(size=(80, 24)) as pilot:
        await stepper(pilot)
        keys = seen(pilot).splitlines()[-1]
        for words in ("Space Pick", "Esc", "Ctrl+Q"):
            assert words in keys
        await pilot.press("space")
        await wait_until(pilot, "Which day?")
        pilot.app.screen.query_one(MonthCalendar).focus()
        await wait_until(pilot, lambda: "Arrows Days" in seen(pilot))
        assert "PgUp PgDn" in seen(pilot)


def choose() -> ChooseDate:
    return ChooseDate("Which day?", suggested_days(TODAY), TODAY, others=days_ahead(TODAY))


@pytest.mark.parametrize("typed", ["soon", "30 february", "yesterday"])
async def test_unreadable_day_stays_and_gets_a_sentence(typed: str) -> None:
    async with ScreenApp(VIEW_BY_NAME["home"]).run_test(size=(80, 24)) as pilot:
        pilot.app.push_screen(choose())
        await wait_until(pilot, "Another day")
        await pilot.press("4", *typed, "enter")
        await wait_until(pilot, "Turnabout couldn’t read that date.")
        assert pilot.app.screen.query_one(DateInput).value == typed
        await pilot.press("x")
        await wait_until(pilot, lambda: "couldn’t read" not in seen(pilot))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("today", "Saturday 14 March is too early. Pick Sunday 15 March or a later day."),
        ("1 May 2028", "Monday 1 May 2028 is too far away. Pick Monday 15 March 2027 or an earlier day."),
    ],
)
async def test_day_out_of_reach_gets_a_sentence(typed: str, sentence: str) -> None:
    async with ScreenApp(VIEW_BY_NAME["home"]).run_test(size=(100, 24)) as pilot:
        pilot.app.push_screen(choose())
        await wait_until(pilot, "Another day")
        await pilot.press("4", *typed, "enter")
        assert sentence in " ".join((await wait_until(pilot, "Pick")).split())
        assert isinstance(pilot.app.screen, ChooseDate)


async def test_calendar_and_line_show_the_same_day() -> None:
    chosen: list[date | None] = []
    with use_style(US):
        async with ScreenApp(VIEW_BY_NAME["home"]).run_test(size=(80, 24)) as pilot:
            pilot.app.push_screen(choose(), chosen.append)
            await wait_until(pilot, "March 2026")
            picker = pilot.app.screen.query_one(DatePicker)
            calendar, line = picker.query_one(MonthCalendar), picker.query_one(DateInput)
            await pilot.press("down", "down")
            assert calendar.day == picker.day == date(2026, 3, 28)
            await pilot.press("4", *"4/3")
            assert calendar.day == picker.day == date(2026, 4, 3)
            await pilot.press("tab", "down", "right")
            assert line.value == "Saturday, April 11"
            assert calendar.day == picker.day == date(2026, 4, 11)
            await pilot.press("enter")
            await wait_until(pilot, lambda: bool(chosen))
    assert chosen == [date(2026, 4, 11)]


@pytest.mark.parametrize(
    ("size", "has_room"), [((80, 24), True), ((70, 24), True), ((60, 20), False), ((80, 15), False)]
)
async def test_calendar_is_only_there_where_it_has_room(size: tuple[int, int], has_room: bool) -> None:
    async with ScreenApp(VIEW_BY_NAME["home"]).run_test(size=size) as pilot:
        pilot.app.push_screen(choose())
        await wait_until(pilot, "Another day")
        await pilot.pause()
        assert ("March 2026" in seen(pilot)) is has_room
        await pilot.press("tab", "tab")
        assert (pilot.app.focused is pilot.app.screen.query_one(MonthCalendar)) is has_room
