"""Days as people name them: a few that are offered, and what somebody typed."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, datetime, timedelta

WEEKS = {"Two weeks": 2, "Four weeks": 4, "Eight weeks": 8}


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNIT_DAYS = {"day": 1, "week": 7}
_NUMBER_WORDS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def day_words(day: date, today: date) -> str:
    """A day with its weekday; the year only where it is another one."""
    return f"{WEEKDAYS[day.weekday()]}, {date_words(day, today)}"


def date_words(day: date, today: date) -> str:
    """A day without its weekday: "6 March"; the year only where it is another one."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def brief_date(day: date, today: date) -> str:
    """A day where there is little room: "6 Mar"; the year only where it is another one."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {short_month(day)}{year}"


def short_month(day: date) -> str:
    """A day's month in three letters, where there is little room."""
    return MONTHS[day.month - 1][:3]


def parse_stored_day(value: object) -> date | None:
    """The day that an answer holds as an ISO text; None where it holds none."""
    return date.fromisoformat(value) if isinstance(value, str) else None


def suggested_days(today: date) -> list[tuple[str, date]]:
    """Days to choose from, nearest first: their names and dates, each day once."""
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
    """The day that somebody typed: "1 December", "Friday", "in 3 days", "2026-12-01"; None where it is none.

    Without a year it is the next day of that name.
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
    """ "1 December", "December 1st 2027", "1.12.": a day and a month in either order, perhaps with a weekday."""
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
    """That day in the year named, otherwise in the first year in which it is not over."""
    for possible in [int(year)] if year else range(today.year, min(today.year + 9, MAXYEAR + 1)):
        try:
            found = date(possible, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def minutes_text(minutes: tuple[int, int]) -> str:
    """An interval of minutes as a picker shows it: "20 to 40 min"."""
    low, high = minutes
    return f"{low} min" if low == high else f"{low} to {high} min"


def duration_text(seconds: int) -> str:
    """A duration as one says it: "half a minute", "a minute", "20 minutes", "an hour"."""
    if seconds < 45:
        return "half a minute"
    minutes = round(seconds / 60)
    if minutes < 60:
        return "a minute" if minutes == 1 else f"{minutes} minutes"
    hours = round(minutes / 60)
    return "an hour" if hours == 1 else f"{hours} hours"


def time_text(then: datetime, moment: datetime) -> str:
    """A moment within a day or so: "21:40", "tomorrow, 9:15"."""
    local = then.astimezone(moment.tzinfo)
    clock = f"{local.hour}:{local.minute:02}"
    days = (local.date() - moment.date()).days
    if days == 0:
        return clock
    return f"tomorrow, {clock}" if days == 1 else f"{day_words(local.date(), moment.date())}, {clock}"


def ago_text(started: str, moment: datetime) -> str:
    """How long ago, as people say it: "from earlier today", "since Thursday", "since 3 November"."""
    then = parse_moment(started)
    if then is None:
        return "not long ago"
    day, today = then.astimezone(moment.tzinfo).date(), moment.date()
    days = (today - day).days
    if days <= 1:
        return "from yesterday" if days == 1 else "from earlier today"
    return f"since {WEEKDAYS[day.weekday()]}" if days < 7 else f"since {date_words(day, today)}"


def parse_moment(iso: str | None) -> datetime | None:
    """A stored moment with the offset of where the couple was; None where there is none that can be read."""
    try:
        moment = datetime.fromisoformat(iso) if iso else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else moment.astimezone()


def return_time_text(moment: datetime, today: datetime) -> str:
    """The time to come back, with the weekday where it is another day."""
    day = "" if moment.date() == today.date() else f"{WEEKDAYS[moment.weekday()]} "
    return f"{day}{moment.hour}:{moment:%M}"
