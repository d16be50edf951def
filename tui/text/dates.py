"""Days and times as people say and type them."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, datetime, timedelta

from tui.clock import local

WEEKS = {"Two weeks": 2, "Four weeks": 4, "Eight weeks": 8}


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNIT_DAYS = {"day": 1, "week": 7}
_NUMBER_WORDS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def day_words(day: date, today: date) -> str:
    """Return a day with its weekday.

    The year is added if it is not this one.
    """
    return f"{WEEKDAYS[day.weekday()]}, {date_words(day, today)}"


def date_words(day: date, today: date) -> str:
    """Return a day as "6 March".

    The year is added if it is not this one.
    """
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def brief_date(day: date, today: date) -> str:
    """Return a day as "6 Mar".

    The year is added if it is not this one.
    """
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {short_month(day)}{year}"


def short_month(day: date) -> str:
    """Return a day's month in three letters."""
    return MONTHS[day.month - 1][:3]


def parse_stored_day(value: object) -> date | None:
    """Return the day of an ISO text, or None."""
    return date.fromisoformat(value) if isinstance(value, str) else None


def suggested_days(today: date) -> list[tuple[str, date]]:
    """Return names and dates of suggested days, nearest first."""
    saturday = today + timedelta(days=(5 - today.weekday()) % 7 or 7)
    weekend = "Next weekend" if today.weekday() >= 5 else "This weekend"
    days = [
        ("Tomorrow", today + timedelta(days=1)),
        (weekend, saturday if saturday != today + timedelta(days=1) else saturday + timedelta(days=1)),
        ("In a week", today + timedelta(days=7)),
        ("In two weeks", today + timedelta(days=14)),
    ]
    return sorted({day: (name, day) for name, day in reversed(days)}.values(), key=lambda named: named[1])


def parse_day(text: str, today: date) -> date | None:
    """Return the day that was typed, or None.

    It understands "1 December", "Friday", "in 3 days" and "2026-12-01". Without a year it is the next such day.
    """
    words = text.casefold().replace(",", " ").strip(" .")
    try:
        return (
            _parse_iso(words)
            or _parse_named_day(words, today)
            or _parse_distance(words, today)
            or _parse_day_of_month(words, today)
        )
    except (ValueError, OverflowError):
        return None


def _parse_iso(words: str) -> date | None:
    return date.fromisoformat(words) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words) else None


def _parse_named_day(words: str, today: date) -> date | None:
    near = {"today": 0, "tomorrow": 1}
    if words in near:
        return today + timedelta(days=near[words])
    name = words.removeprefix("on ").removeprefix("next ")
    for number, weekday in enumerate(WEEKDAYS):
        if len(name) >= 3 and weekday.casefold().startswith(name):
            return today + timedelta(days=(number - today.weekday()) % 7 or 7)
    return None


def _parse_distance(words: str, today: date) -> date | None:
    found = re.fullmatch(r"(?:in )?([0-9]{1,4}|[a-z]+) (day|week)s?", words)
    if not found:
        return None
    count = int(found[1]) if found[1].isdigit() else _NUMBER_WORDS.get(found[1], 0)
    return today + timedelta(days=count * _UNIT_DAYS[found[2]]) if count else None


def _parse_day_of_month(words: str, today: date) -> date | None:
    """Parse a day and month in either order.

    It understands "1 December", "December 1st 2027" and "1.12.", with or without a weekday.
    """
    if dotted := re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})(?:\. ?(\d{4}))?", words):
        return _next_occurrence(int(dotted[1]), int(dotted[2]), dotted[3], today)
    parts = words.split()
    if parts and any(day.casefold().startswith(parts[0]) for day in WEEKDAYS) and len(parts[0]) >= 3:
        parts = parts[1:]
    year = parts.pop() if parts and re.fullmatch(r"[0-9]{4}", parts[-1]) else None
    if len(parts) != 2:
        return None
    for number, month in (parts, reversed(parts)):
        day = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?", number)
        months = [
            n for n, name in enumerate(MONTHS, 1) if len(month) >= 3 and name.casefold().startswith(month)
        ]
        if day and months:
            return _next_occurrence(int(day[1]), months[0], year, today)
    return None


def _next_occurrence(day: int, month: int, year: str | None, today: date) -> date | None:
    """Return the day in that year, or its next occurrence."""
    for possible in [int(year)] if year else range(today.year, min(today.year + 9, MAXYEAR + 1)):
        try:
            found = date(possible, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def minutes_text(minutes: tuple[int, int]) -> str:
    """Return a range of minutes: "20 to 40 min"."""
    low, high = minutes
    return f"{low} min" if low == high else f"{low} to {high} min"


def duration_text(seconds: int) -> str:
    """Return a spoken duration: "half a minute", "an hour"."""
    if seconds < 45:
        return "half a minute"
    minutes = round(seconds / 60)
    if minutes < 60:
        return "a minute" if minutes == 1 else f"{minutes} minutes"
    hours = round(minutes / 60)
    return "an hour" if hours == 1 else f"{hours} hours"


def time_text(then: datetime, moment: datetime) -> str:
    """Return a time within about a day: "21:40", "tomorrow, 9:15"."""
    there, today = local(then), local(moment).date()
    clock = f"{there.hour}:{there.minute:02}"
    days = (there.date() - today).days
    if days == 0:
        return clock
    return f"tomorrow, {clock}" if days == 1 else f"{day_words(there.date(), today)}, {clock}"


def ago_text(started: str, moment: datetime) -> str:
    """Return when a time in the past was.

    For example "earlier today", "Thursday", "3 November".
    """
    then = parse_moment(started)
    if then is None:
        return "last time"
    day, today = local(then).date(), local(moment).date()
    days = (today - day).days
    if days <= 1:
        return "yesterday" if days == 1 else "earlier today"
    return WEEKDAYS[day.weekday()] if days < 7 else date_words(day, today)


def parse_moment(iso: str | None) -> datetime | None:
    """Return a saved time with its own offset, if readable."""
    try:
        moment = datetime.fromisoformat(iso) if iso else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else moment.astimezone()
