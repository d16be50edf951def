"""Days as people type them.

python-dateutil, a dependency already, reads too much: for it, "5" and "in 3 weeks" are both days of this month.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import MAXYEAR, date, timedelta

from tui.text.date_style import date_style
from tui.text.dates import MONTHS, WEEKDAYS

_NEAR = {"today": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2}
_UNIT_DAYS = {"day": 1, "week": 7}
_NUMBER_WORDS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_YEARS_AHEAD = 9
"""29 February comes within 8 years, even around 2100."""


def date_example() -> str:
    """Return what people can type, in the order of dates here."""
    return f"{short_date_example()} or “in 3 weeks”"


def short_date_example() -> str:
    """Return the same for narrow spaces."""
    return f"“Friday” or “{'1 May' if date_style().day_first else 'May 1'}”"


def parse_day(text: str, today: date) -> date | None:
    """Return the day that was typed, or None.

    It understands "1 December", "Friday", "in 3 days", "2026-12-01", and "12/1" or "1/12" by the order of dates here.
    Without a year it is the next such day.
    """
    words = " ".join(text.casefold().replace(",", " ").split()).strip(" .")
    readers: Sequence[Callable[[str, date], date | None]] = (
        _iso,
        _named_day,
        _distance,
        _numbers,
        _day_of_month,
        _day_and_month,
    )
    try:
        return next(filter(None, (read(words, today) for read in readers)), None)
    except (ValueError, OverflowError):
        return None


def _iso(words: str, _today: date) -> date | None:
    return date.fromisoformat(words) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words) else None


def _named_day(words: str, today: date) -> date | None:
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    name = words.removeprefix("on ").removeprefix("next ").removeprefix("this ")
    for number, weekday in enumerate(WEEKDAYS):
        if len(name) >= 3 and weekday.casefold().startswith(name):
            return today + timedelta(days=(number - today.weekday()) % 7 or 7)
    return None


def _distance(words: str, today: date) -> date | None:
    if words == "next week":
        return today + timedelta(days=7)
    found = re.fullmatch(r"(?:in )?([0-9]{1,4}|[a-z]+) (day|week)s?", words)
    if not found:
        return None
    count = int(found[1]) if found[1].isdigit() else _NUMBER_WORDS.get(found[1], 0)
    return today + timedelta(days=count * _UNIT_DAYS[found[2]]) if count else None


def _numbers(words: str, today: date) -> date | None:
    """Read "1.12." (always the day first) and "12/1", perhaps with a year."""
    if dotted := re.fullmatch(r"([0-9]{1,2})\. ?([0-9]{1,2})(?:\. ?([0-9]{4}))?", words):
        return _next_occurrence(int(dotted[1]), int(dotted[2]), dotted[3], today)
    slashed = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2}))?", words)
    if not slashed:
        return None
    day, month = int(slashed[1]), int(slashed[2])
    if not date_style().day_first:
        day, month = month, day
    if month > len(MONTHS):  # there's only one way to read "14/3" and "3/14"
        day, month = month, day
    year = f"20{slashed[3]}" if slashed[3] and len(slashed[3]) == 2 else slashed[3]
    return _next_occurrence(day, month, year, today)


def _day_of_month(words: str, today: date) -> date | None:
    """Read "the 14th", in this month or the next that has one."""
    found = re.fullmatch(r"(?:on )?(?:the )?([0-9]{1,2})(?:st|nd|rd|th)", words)
    if not found:
        return None
    months = (
        (today.year + (today.month - 1 + ahead) // 12, (today.month - 1 + ahead) % 12 + 1)
        for ahead in range(3)
    )
    days = _possible_days((year, month, int(found[1])) for year, month in months)
    return next((day for day in days if day >= today), None)


def _day_and_month(words: str, today: date) -> date | None:
    """Read a day and a month in either order.

    It understands "1 December" and "December 1st 2027", with or without a weekday.
    """
    parts = words.removeprefix("on ").split()
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
    years = [int(year)] if year else range(today.year, min(today.year + _YEARS_AHEAD, MAXYEAR + 1))
    days = _possible_days((possible, month, day) for possible in years)
    return next((found for found in days if year or found >= today), None)


def _possible_days(parts: Iterable[tuple[int, int, int]]) -> Iterable[date]:
    """Yield the days that exist, of years, months, and days."""
    for year, month, day in parts:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
