"""Texts of the home screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from store import Header
from tui.clock import local
from tui.text.break_end import break_is_over
from tui.text.dates import ago_text, minutes_text, parse_moment, time_text
from tui.text.multi_day_collecting import home_text

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo

GROUP_TITLES = {
    "listen": "Listen",
    "say": "Speak up",
    "repair": "Repair",
    "balance": "Balance",
    "rhythm": "Check-ins",
    "grow": "Grow",
}
"""Titles of the script groups, in display order."""
MORNING_HOUR, NOON, EVENING_HOUR = 5, 12, 17
"""When the greeting and the heading of what suits now change, and a quiet Home ends."""
QUIET_TEXT = "You had a heavy talk {}. There’s nothing else you need to do now."
COME_BACK_TEXT = "Come back to it if you both want to"
TimeOfDay: TypeAlias = tuple[date, str, str, frozenset[str]]
"""All that time alone changes on Home: date, greeting, heading, and breaks that are over."""


def greeting(moment: datetime) -> str:
    """Return a greeting for this time of day."""
    if is_evening(moment):
        return "Good evening."
    return "Good morning." if moment.hour < NOON else "Good afternoon."


def quiet_text(then: datetime, moment: datetime) -> str:
    """Return why nothing is urgent after a heavy conversation."""
    return QUIET_TEXT.format("today" if local(then).date() == local(moment).date() else "last night")


def tonight_text(moment: datetime) -> str:
    """Return the heading of what suits now."""
    return "Tonight" if is_evening(moment) else "Today"


def is_evening(moment: datetime) -> bool:
    """Return whether it's evening, or night before the morning."""
    return not MORNING_HOUR <= moment.hour < EVENING_HOUR


def time_of_day(unfinished: Iterable[Header], moment: datetime) -> TimeOfDay:
    """Return what Home shows of this moment."""
    over = frozenset(header.id for header in unfinished if rest_is_over(header, moment))
    return moment.date(), greeting(moment), tonight_text(moment), over


def begins_text(name: str) -> str:
    """Return who goes first today, for a plate."""
    return f"{name} goes first"


def sort_unfinished(unfinished: Iterable[Header], moment: datetime) -> list[Header]:
    """Return unfinished conversations in display order.

    Those whose pause is over come first, then the latest.
    """
    latest_first = sorted(unfinished, key=lambda header: header.started, reverse=True)
    return sorted(latest_first, key=lambda header: not rest_is_over(header, moment))


def latest_collecting(unfinished: Iterable[Header], moment: datetime) -> Header | None:
    """Return the first conversation that collects over several days, if any."""
    return next((each for each in sort_unfinished(unfinished, moment) if each.collecting_since), None)


def rest_is_over(header: Header, moment: datetime) -> bool:
    """Return whether a conversation's pause is over."""
    until = parse_moment(header.resting_until)
    return until is not None and break_is_over(until, moment)


def unfinished_text(header: Header, moment: datetime) -> str:
    """Return the status of an unfinished conversation."""
    until = parse_moment(header.resting_until)
    if until is None and header.collecting_since:
        since = date.fromisoformat(header.collecting_since)
        return home_text(since, header.collecting_days, moment.date())
    if until is None:
        return f"Continue from {ago_text(header.started, moment)}"
    if break_is_over(until, moment):
        return "Your break is over. Ready?"
    return f"Paused until {time_text(until, moment)}"


def script_text(script: ScriptInfo) -> str:
    """Return how deep a script goes, and how long it takes."""
    return f"{script.depth} · {minutes_text(script.minutes)}"


def left_open_text(header: Header, moment: datetime, about: str = "") -> str:
    """Return what was left open, without saying by whom."""
    when = f"Left open {ago_text(header.started, moment)}"
    return f"{when}: “{' '.join(about.split())}”" if about else when


def due_text(number: int) -> str:
    """Return how many agreements are due."""
    return "1 agreement is due" if number == 1 else f"{number} agreements are due"


def more_due_text(now: int, more: int) -> str:
    """Return where other due agreements are, or ""."""
    wait = "You’ll find 1 more" if more == 1 else f"You’ll find {more} more"
    return f"You’ll check in on {now} now. {wait} on Home." if more else ""
