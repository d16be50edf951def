"""Texts about conversations that collect over several days."""

from __future__ import annotations

from datetime import date

from tui.text.couple import Couple

HOME_TEXT = "{}. Press + any time to add something."
LAST_DAY_TEXT = "{}. You can both open it now."
OVER_TEXT = "It’s time to open it together."
ASK_TEXT = "Who wants to add something?"
PRIVATE_TEXT = "Take turns writing. When it isn’t your turn, please look away."
READY_TEXT = "You can open it together now, or add something first."
EARLY_TEXT = "You can still add something until {}. Only continue now if you both want to."
HALF_WRITTEN_TEXT = "Anything half-written is deleted."
CONTINUE, EARLY = "Continue together", "We’re both done: continue now"
LATER = "Not now: back to Home"
SAVED_TEXT = "What {} wrote is saved. You can both add more from Home whenever you like."
HOME = "Back to Home"
NOTE_SAVED = "{}’s note is saved."


def day_number(since: date, days: int, today: date) -> int:
    """Return the day of the collecting, from 1; more than `days` when they are over."""
    return min(max((today - since).days + 1, 1), days + 1)


def day_text(since: date, days: int, today: date) -> str:
    """Return which day it is, like "Day 3 of 7"; "" when they are over."""
    day = day_number(since, days, today)
    return f"Day {day} of {days}" if day <= days else ""


def home_text(since: date, days: int, today: date) -> str:
    """Return the status on Home."""
    day = day_number(since, days, today)
    if day > days:
        return OVER_TEXT
    return (LAST_DAY_TEXT if day == days else HOME_TEXT).format(day_text(since, days, today))


def is_open(since: date, days: int, today: date) -> bool:
    """Return whether the last day has come, on which they may continue."""
    return day_number(since, days, today) >= days


def visit_label(couple: Couple, partner: str) -> str:
    """Return the choice by which a partner writes; it never tells whether they already began."""
    return f"{couple.sign(partner)} {couple.name(partner)} adds something"
