"""Recurring events, as dateutil, vobject, ical.js, and rrule.js read them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, takewhile
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from dateutil.rrule import rrulestr

from store import Agreement, HistoryItem, Json, Ritual
from store.rules.recurrence import DAY_CODES, Daily, Monthly, Recurrence, Weekly, first_day
from tests.tui.helpers.js_calendars import Days, expand_calendars, why_missing
from tui.export.calendar_rules import calendar_rules
from tui.export.ics import build_calendar

MADE = datetime.fromisoformat("2026-01-28T20:00:00+01:00")
TODAY = datetime.fromisoformat("2026-05-02T23:59:00+02:00")
LAST = date(2033, 12, 31)
"""Two leap years later."""
MONTHLY = [Monthly(day) for day in range(1, 32)]
WEEKLY = [
    *(Weekly(frozenset({code})) for code in DAY_CODES),
    *(Weekly(frozenset({"MO", "SU"}), weeks) for weeks in (2, 3, 5, 52)),
    Weekly(frozenset(DAY_CODES[:5])),
]
RECURRENCES: list[Recurrence] = [Daily(), *WEEKLY, *MONTHLY]
IDS = [recurrence.rule for recurrence in RECURRENCES]


def repeating(recurrence: Recurrence, *history: dict[str, Json], **fields: Any) -> Agreement:
    """Return an agreement made late in January."""
    row: dict[str, Any] = {
        **dict.fromkeys(("cue", "obstacle", "instead", "sign", "look_back", "hard_week", "end")),
        **{"id": "g", "who": "both", "act": "Tea", "made": MADE.isoformat(), "conversation": "", "place": ""},
        **{"step": "a", "rhythm": recurrence.rule, "since": first_day(recurrence, MADE.date()).isoformat()},
    }
    items = (
        {"id": str(n), "conversation": "", "at": MADE.isoformat(), **item} for n, item in enumerate(history)
    )
    return Agreement(**{**row, "history": tuple(map(HistoryItem.from_row, items)), **fields})


def calendar_of(*agreements: Agreement, rituals: tuple[Ritual, ...] = ()) -> str:
    return build_calendar(agreements, rituals, lambda _of, kind: kind, TODAY)


def days_on_paper(recurrence: Recurrence, since: date) -> Iterator[date]:
    """Yield the days as people count them, without any rule."""
    day = since
    while day <= LAST:
        tomorrow = day + timedelta(1)
        weeks = (day - timedelta(day.weekday()) - (since - timedelta(since.weekday()))).days // 7
        match recurrence:
            case Daily():
                falls = True
            case Weekly(days, every):
                falls = DAY_CODES[day.weekday()] in days and weeks % every == 0
            case Monthly(number):
                falls = day.day == number or (day.day < number and tomorrow.day == 1)
        if falls:
            yield day
        day = tomorrow


def by_dateutil(text: str) -> Days:
    found = []
    event: Any
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        start = datetime.combine(event.decoded("dtstart"), time())
        rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=start)
        without = {each.dt for each in event["exdate"].dts} if "exdate" in event else set()
        days = takewhile(lambda day: day <= LAST, (moment.date() for moment in rule))
        found.append([day for day in days if day not in without])
    return found


def by_vobject(text: str) -> Days:
    return [
        [moment.date() for moment in takewhile(lambda moment: moment.date() <= LAST, event.rruleset)]
        for event in vobject.readOne(text).contents["vevent"]
    ]


def merged(events: Days) -> list[date]:
    """Return all days of a calendar, each event's in order."""
    return sorted(chain.from_iterable(events))


@pytest.mark.parametrize("recurrence", RECURRENCES, ids=IDS)
def test_calendar_rules_use_no_form_that_calendars_read_differently(recurrence: Recurrence) -> None:
    for part in calendar_rules(recurrence):
        names = {name for name, _, _ in (each.partition("=") for each in part.rule.split(";"))}
        assert names <= {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH"}
        by_day = dict(each.split("=") for each in part.rule.split(";")).get("BYMONTHDAY", "1")
        assert "," not in by_day


@pytest.mark.parametrize("recurrence", RECURRENCES, ids=IDS)
def test_python_parsers_find_the_days_on_paper(recurrence: Recurrence) -> None:
    agreement = repeating(recurrence)
    text = calendar_of(agreement)
    expected = list(days_on_paper(recurrence, date.fromisoformat(str(agreement.since))))
    assert merged(by_dateutil(text)) == merged(by_vobject(text)) == expected


def lives() -> Iterator[tuple[str, list[date]]]:
    """Yield calendars and their days: plain, ended, with free days, and of rituals."""
    for recurrence in RECURRENCES:
        since = first_day(recurrence, MADE.date())
        days = list(days_on_paper(recurrence, since))
        yield calendar_of(repeating(recurrence)), days
        yield calendar_of(repeating(recurrence, end=days[9].isoformat())), days[:10]
        pause: dict[str, Json] = {
            "next": "rest",
            "at": f"{days[3]}T20:00:00+02:00",
            "look_back": days[6].isoformat(),
        }
        go_on: dict[str, Json] = {"next": "go_on", "at": f"{days[7]}T20:00:00+02:00"}
        free = repeating(recurrence, {"skip": days[0].isoformat()}, pause, go_on)
        yield calendar_of(free), [days[1], days[2], *days[6:]]
        start = days[0].isoformat()
        ritual = Ritual("r", "Tea", recurrence.rule, start, start, MADE.isoformat())
        yield calendar_of(rituals=(ritual,)), days


@pytest.mark.skipif(bool(why_missing()), reason=why_missing() or "installed")
def test_javascript_parsers_find_the_same_days() -> None:
    texts, expected = zip(*lives(), strict=True)
    for text, days, found in zip(texts, expected, expand_calendars(texts, LAST), strict=True):
        assert merged(by_dateutil(text)) == days, text
        assert {parser: merged(events) for parser, events in found.items()} == {
            "ical.js": days,
            "rrule.js": days,
        }, text
