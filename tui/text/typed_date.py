"""Days as people type them."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta

from tui.text.dates import MONTHS, WEEKDAYS

_UNIT_DAYS = {"day": 1, "week": 7}
_NUMBER_WORDS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


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
