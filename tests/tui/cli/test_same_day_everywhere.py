"""Every day reads the same in the calendar, the commands, and on Home.

Random lives of agreements go through clock changes, travel, pauses, and second thoughts.
"""

import io
import json
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any

import icalendar
import pytest
from dateutil.rrule import rrulestr

from store import Agreement, Json, Ritual
from tests.helpers.examples import scaled
from tests.store.helpers.paper_calendar import DAY, PaperAgreement, PaperRecurrence
from tests.store.helpers.random_events import recurrence_for
from tests.store.helpers.year_model import YearModel
from tui.commands import due
from tui.commands._agreement_lines import print_agreements
from tui.export.ics import build_calendar
from tui.export.ics_events import LOOK_BACK, TURN
from tui.screens.home_data import HomeTarget, load_details, load_snapshot
from tui.screens.home_rows import home_rows
from tui.widgets.item_list import Item

LIVES, SHARES = 30, 3


@dataclass
class ImportedCalendar:
    """A calendar program that takes in every export."""

    events: dict[str, Any] = field(default_factory=dict)

    def take_in(self, text: str) -> None:
        for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
            self.events[str(event["uid"])] = event
            if event["status"] == "CANCELLED":
                del self.events[str(event["uid"])]

    def rings(self, title: str, day: date) -> bool:
        """Return whether an event with this title is on this day."""
        return any(_falls_on(each, day) for each in self.events.values() if str(each["summary"]) == title)


def _falls_on(event: Any, day: date) -> bool:
    start = event.decoded("dtstart")
    if "rrule" not in event:
        return bool(start == day)
    without = {each.dt for each in event["exdate"].dts} if "exdate" in event else set()
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=datetime.combine(start, time()))
    moment = datetime.combine(day, time())
    return day not in without and bool(rule.between(moment, moment, inc=True))


class WatchedYear(YearModel):
    """A year whose every evening is read in all places."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.calendar = ImportedCalendar()

    def run(self) -> None:
        self.agree()
        for _ in range(8):
            self.advance_time()
            self.chance.choice(self.possible())()
            self.check()

    def possible(self) -> list[Callable[[], None]]:
        """Pause more often than other couples."""
        doings = super().possible()
        return [*doings, *[self.rest] * 4] if self.rest in doings else doings

    def some_rhythm(self, who: str) -> tuple[Mapping[str, Json], PaperRecurrence]:
        """Choose days that are often today, or differ from month to month."""
        words, often = super().some_rhythm(who)
        often = self.chance.choice((often, PaperRecurrence("day"), PaperRecurrence("month", day=30)))
        return {**words, "rhythm": recurrence_for(often).rule}, often

    def check(self) -> None:
        """Read today, the days around look-backs and turns, and another."""
        days = {self.day, self.day + DAY, self.day + self.chance.randint(2, 40) * DAY}
        for page in self.pages:
            look_back = date.fromisoformat(page.read().look_back)
            days |= {look_back, look_back - DAY}
            days |= set(islice((day for day in page.read().turns if day >= self.day), 2))
        for day in sorted(days):
            if day >= self.day:
                self.check_day(day)

    def check_day(self, day: date) -> None:
        moment = datetime.combine(day, time(8, 30), UTC)
        agreements = (*self.store.agreements(), *self.store.closed_agreements())
        calendar = ImportedCalendar()
        text = build_calendar(agreements, (), _title, moment)
        calendar.take_in(text)
        if day == self.day:
            self.calendar.take_in(text)
        listed = {agreement.id for agreement in due._agreements(self.store, day)}
        home_due, home_today = _on_home(self, moment)
        next_turns = _next_turns(agreements, day)
        for page in self.pages:
            has_turn, is_due = _has_turn(page, day), page.read().is_open and page.read().look_back <= str(day)
            assert (page.id in listed) == (has_turn or is_due), "due"
            assert (next_turns[page.id] == str(day)) == has_turn, "agreements --json"
            assert (page.id in home_today) == has_turn, "home"
            for each in (calendar, self.calendar) if day == self.day else (calendar,):
                assert each.rings(f"{page.id} {TURN}", day) == has_turn, "calendar"
                expected = page.read().is_open and page.read().look_back == str(day)
                assert each.rings(f"{page.id} {LOOK_BACK}", day) == expected, "calendar"
            home_due -= is_due
        assert home_due == 0


def _title(of: Agreement | Ritual, kind: str) -> str:
    return f"{of.id} {kind}"


def _has_turn(page: PaperAgreement, day: date) -> bool:
    """Return whether somebody has a turn on this day, by the paper."""
    state = page.read()
    decisions = [line.what["next"] for line in page.lines if "next" in line.what]
    rests = decisions[-1:] == ["rest"] and state.look_back > str(day)
    return state.is_open and day in state.turns and not rests


def _next_turns(agreements: tuple[Agreement, ...], day: date) -> dict[str, str | None]:
    """Return the days of the next turns, as `agreements --json` prints them."""
    with redirect_stdout(io.StringIO()) as out:
        print_agreements(agreements, {}, day, as_json=True)
    return {row["id"]: row["next_turn"] and row["next_turn"]["day"] for row in json.loads(out.getvalue())}


def _on_home(year: WatchedYear, moment: datetime) -> tuple[int, set[str]]:
    """Return how many look-backs are due, and whose turn is today."""
    rows = list(home_rows(load_snapshot(year.store, moment), load_details(year.store, moment)))
    found = [row for row in rows if isinstance(row, Item)]
    count = next((row.trailing for row in found if row.value is HomeTarget.DUE), "0 agreements")
    today = {
        row.value.id for row in found if isinstance(row.value, Agreement) and row.title.endswith(", today")
    }
    return int(count.split()[0]), today


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_every_day_reads_the_same_everywhere(share: int) -> None:
    for number in range(share, scaled(LIVES), SHARES):
        year = WatchedYear(number)
        try:
            year.run()
        except AssertionError as error:
            error.add_note(f"in the life of the number {number}, on the evening {year.evening}, {year.day}")
            raise
