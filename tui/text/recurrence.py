"""Recurrences and turns in words."""

from __future__ import annotations

from datetime import date

from store import HistoryItem, Json
from store.rules.recurrence import (
    DAY_CODES,
    WEEKDAYS,
    Daily,
    Monthly,
    Recurrence,
    Weekly,
    first_day,
    parse_recurrence,
)
from tui.text.dates import WEEKDAYS as DAY_NAMES
from tui.text.dates import brief_date, date_words, day_words, weekday_name
from tui.text.list_formatting import listed

_LAST_DAY = 31
_WEEK_LENGTH = 7
_NEAREST = {0: "today", 1: "tomorrow"}


def recurrence_text(rule: Json) -> str:
    """Return a recurrence within a sentence: "every second Sunday"."""
    rhythm = parse_recurrence(rule)
    if isinstance(rhythm, Daily):
        return "every day"
    if isinstance(rhythm, Monthly):
        return f"every month on {month_day_text(rhythm.day)}"
    if rhythm.days == WEEKDAYS and rhythm.weeks == 1:
        return "on weekdays"
    names = [name for short, name in zip(DAY_CODES, DAY_NAMES, strict=True) if short in rhythm.days]
    often = {1: "every", 2: "every other"}.get(rhythm.weeks, f"{weeks_text(rhythm.weeks)} on")
    return f"{often} {listed(names)}"


def weeks_text(weeks: int) -> str:
    """Return the interval of a weekly recurrence: "every 2 weeks"."""
    return "every week" if weeks == 1 else f"every {weeks} weeks"


def month_day_text(day: int) -> str:
    """Return a day of the month, like "the 3rd"."""
    if day == _LAST_DAY:
        return "the last day"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day not in (11, 12, 13) else "th"
    return f"the {day}{ending}"


def frequency_text(rule: Json, turn: Json, begins: str = "") -> str:
    """Return how often an agreement repeats, and whether by turns.

    It is empty without a rule; `begins` is the name of the person with the first turn.
    """
    if not rule:
        return ""
    in_turn = f", {_turn_unit(parse_recurrence(rule))}" if turn else ""
    first = f"; {begins} first" if in_turn and begins else ""
    return f"{recurrence_text(rule)}{in_turn}{first}"


def alternation_text(rule: Json, first: str, second: str) -> str:
    """Return how partners alternate.

    For example "One week Ana, the next week Ben.".
    """
    rhythm = parse_recurrence(rule)
    if isinstance(rhythm, Weekly) and rhythm.weeks > 1:
        return f"{first} first, then {second} {rhythm.weeks} weeks later."
    often = "day" if isinstance(rhythm, Daily) else "month" if isinstance(rhythm, Monthly) else "week"
    return f"One {often} {first}, the next {often} {second}."


def first_day_text(rule: Json, agreed: date) -> str:
    """Return when a new recurrence starts: "Starts tomorrow."."""
    day = near_day_text(first_day(parse_recurrence(rule), agreed), agreed)
    return f"Starts {day}." if day == "tomorrow" else f"Starts on {day}."


def as_sentence(words: str) -> str:
    """Return words as a sentence of their own."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def near_day_text(day: date, today: date) -> str:
    """Return a day with its weekday, or "today" or "tomorrow"."""
    return _NEAREST.get((day - today).days) or day_words(day, today)


def short_day_text(day: date, today: date) -> str:
    """Return a short day: "today", "Monday", "30 March"."""
    return _near_name(day, today) or date_words(day, today)


def brief_day_text(day: date, today: date) -> str:
    """Return a day for narrow spaces: "today", "Monday", "30 Mar"."""
    return _near_name(day, today) or brief_date(day, day)


def turn_change_text(item: HistoryItem, today: date) -> str:
    """Return how an event changed a single turn, or ""."""
    for day, text in ((item.skip, "skipped the turn on {}."), (item.swap, "swapped the turn on {}.")):
        if day:
            return text.format(day_words(date.fromisoformat(day), today))
    return ""


def _near_name(day: date, today: date) -> str:
    """Return the name of a day within a week, or ""."""
    days = (day - today).days
    return _NEAREST.get(days) or (weekday_name(day) if days < _WEEK_LENGTH else "")


def _turn_unit(rhythm: Recurrence) -> str:
    several = isinstance(rhythm, Weekly) and len(rhythm.days) > 1
    return "taking turns each week" if several else "taking turns"
