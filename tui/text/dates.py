"""Days and times as people say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tui.clock import local
from tui.text.date_style import date_style

TOO_LATE = "{day} is too far away. Pick {latest} or an earlier day."
"""Why a later day can't be picked."""
WEEKS = {"Two weeks": 2, "Four weeks": 4, "Eight weeks": 8}


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def week_order() -> Sequence[int]:
    """Return the weekdays in the order of the week here; 0 is Monday."""
    start = date_style().week_starts
    return [*range(start, 7), *range(start)]


def weekday_name(day: date) -> str:
    """Return "Saturday"."""
    return WEEKDAYS[day.weekday()]


def day_words(day: date, today: date) -> str:
    """Return a day as "Saturday 14 March" or "Saturday, March 14".

    The year is added if it is not this one.
    """
    return _with_weekday(day, date_words(day, today))


def brief_day_words(day: date) -> str:
    """Return a day within a year as "Sat 14 Mar" or "Sat, Mar 14"."""
    between = " " if date_style().day_first else ", "
    return f"{weekday_name(day)[:3]}{between}{brief_date(day, day)}"


def weekday_and_date(day: date) -> str:
    """Return a day with its weekday, without a year."""
    return day_words(day, day)


def full_day_words(day: date) -> str:
    """Return a day with weekday and year, for what is kept."""
    return _with_weekday(day, full_date(day))


def date_words(day: date, today: date) -> str:
    """Return a day as "14 March" or "March 14".

    The year is added if it is not this one.
    """
    return full_date(day) if day.year != today.year else _day_and_month(day, MONTHS[day.month - 1])


def full_date(day: date) -> str:
    """Return a day as "14 March 2027" or "March 14, 2027"."""
    return _with_year(day, MONTHS[day.month - 1])


def brief_date(day: date, today: date) -> str:
    """Return a day as "14 Mar" or "Mar 14".

    The year is added if it is not this one.
    """
    return brief_full_date(day) if day.year != today.year else _day_and_month(day, short_month(day))


def brief_full_date(day: date) -> str:
    """Return a day as "14 Mar 2027" or "Mar 14, 2027"."""
    return _with_year(day, short_month(day))


def days_text(first: date, last: date) -> str:
    """Return a range, as in "30 Mar to 5 Apr" or "Mar 30 to Apr 5"."""
    if first.month != last.month:
        return f"{brief_date(first, first)} to {brief_date(last, last)}"
    if date_style().day_first:
        return f"{first.day} to {brief_date(last, last)}"
    return f"{brief_date(first, first)} to {last.day}"


def short_month(day: date) -> str:
    """Return a day's month in three letters."""
    return MONTHS[day.month - 1][:3]


def _with_weekday(day: date, words: str) -> str:
    return f"{weekday_name(day)} {words}" if date_style().day_first else f"{weekday_name(day)}, {words}"


def _with_year(day: date, month: str) -> str:
    between = " " if date_style().day_first else ", "
    return f"{_day_and_month(day, month)}{between}{day.year}"


def _day_and_month(day: date, month: str) -> str:
    return f"{day.day} {month}" if date_style().day_first else f"{month} {day.day}"


def iso_date(iso: str) -> date:
    """Return the day of an ISO date or time that is known to be valid."""
    return date.fromisoformat(iso[:10])


def parse_stored_day(value: object) -> date | None:
    """Return the day of an ISO text, or None."""
    return date.fromisoformat(value) if isinstance(value, str) else None


def days_ahead(today: date) -> tuple[date, date]:
    """Return the first and the last day that can be planned: from tomorrow, for a year."""
    return today + timedelta(days=1), today + timedelta(days=366)


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


def clock_text(moment: datetime) -> str:
    """Return a time of day: "21:40" or "9:40 PM"."""
    if date_style().clock_24:
        return f"{moment.hour}:{moment.minute:02}"
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'AM' if moment.hour < 12 else 'PM'}"


def time_text(then: datetime, moment: datetime) -> str:
    """Return a time within about a day: "21:40", "tomorrow, 9:15"."""
    there, today = local(then), local(moment).date()
    clock = clock_text(there)
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
    return weekday_name(day) if days < 7 else date_words(day, today)


def parse_moment(iso: str | None) -> datetime | None:
    """Return a saved time with its own offset, if readable."""
    try:
        moment = datetime.fromisoformat(iso) if iso else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else moment.astimezone()
