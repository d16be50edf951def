"""Rituals in words: recurrence, status, and possible actions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from store import Ritual
from store.rules.recurrence import Monthly, Recurrence, Weekly, parse_recurrence
from store.rules.rituals import is_due, is_missed, next_day_from, skipped, weekly_on
from tui.text.dates import date_words, day_words, weekday_name
from tui.text.recurrence import recurrence_text

NOW, DAY, LEAVE_OUT, WEEKDAY, WEEKLY, FORTNIGHTLY, MONTHLY, REST, LET_GO = (
    *("now", "day", "leave_out", "weekday", "weekly", "fortnightly", "monthly"),
    *("rest", "let_go"),
)
YES, NOT_NOW = "yes", "not_now"
UNITS = {"daily": "day", "weekly": "week", "monthly": "month", "three_times_a_year": "four months"}
OFFER = (
    "Turnabout will remind you every {}, on Home. You can move, pause, or stop it any time. If you "
    "say no now, you can still turn it on later from this conversation’s start page."
)
ASK_ANOTHER_DAY = "Pick another day?"


def ritual_due_text(ritual: Ritual, today: date) -> str:
    """Return the status of a due ritual."""
    if not is_missed(ritual, today):
        return "Due today"
    return f"{missed_text(ritual, today)} {ASK_ANOTHER_DAY}"


def missed_text(ritual: Ritual, today: date) -> str:
    """Return which day of a ritual went by."""
    day = date.fromisoformat(ritual.next)
    days = (today - day).days
    what = "check-in" if ritual.title.casefold().endswith("check-in") else "conversation"
    if days >= 7:
        return f"You skipped the {what} on {date_words(day, today)}."
    return f"You skipped {'yesterday' if days == 1 else weekday_name(day)}’s {what}."


def next_date_text(ritual: Ritual, today: date) -> str:
    """Return when a ritual is next."""
    day = date.fromisoformat(ritual.next)
    resting = ritual.state == "resting"
    return f"Paused until {date_words(day, today)}" if resting else f"Next on {day_words(day, today)}"


def status_text(ritual: Ritual, today: date) -> str:
    """Return a ritual's status in a sentence or two."""
    if is_missed(ritual, today):
        return ritual_due_text(ritual, today)
    often = recurrence_text(ritual.rhythm)
    line = ritual_due_text if is_due(ritual, today) else next_date_text
    return f"{often[0].upper()}{often[1:]}. {line(ritual, today)}."


def intro_text(ritual: Ritual | None, rhythm: str, today: date) -> str:
    """Return the intro's text about a ritual, or ""."""
    if ritual and ritual.state != "let_go":
        missed = is_missed(ritual, today)
        status = missed_text(ritual, today) if missed else status_text(ritual, today)
        return f"{status} Press r to change the reminder."
    offered = rhythm in UNITS
    return f"Best done every {UNITS[rhythm]}. Press r to set a reminder." if offered else ""


def offer_title(rhythm: str) -> str:
    """Return the question whether to make a script a ritual."""
    return f"Repeat this every {UNITS[rhythm]}?"


def offer_text(rhythm: str) -> str:
    """Return what a yes means, and a no."""
    return OFFER.format(UNITS[rhythm])


def offer_actions(rhythm: str) -> Mapping[str, str]:
    """Return the answers to the offer of a ritual."""
    yes = "Yes, pick a day" if rhythm == "weekly" else f"Yes, every {UNITS[rhythm]}"
    return {YES: yes, NOT_NOW: "Not now"}


def available_recurrences(ritual: Ritual) -> Mapping[str, Recurrence]:
    """Return the other recurrences that a ritual could have.

    They keep its current day.
    """
    day = next_day_from(ritual, date.fromisoformat(ritual.next))
    others: dict[str, Recurrence] = {
        WEEKLY: weekly_on(day),
        FORTNIGHTLY: weekly_on(day, 2),
        MONTHLY: Monthly(day.day),
    }
    return {action: rhythm for action, rhythm in others.items() if rhythm.rule != ritual.rhythm}


def actions(ritual: Ritual, today: date) -> Mapping[str, str]:
    """Return what can be done with a ritual."""
    after = date.fromisoformat(skipped(ritual, today, ritual.changed).next)
    is_weekly = isinstance(parse_recurrence(ritual.rhythm), Weekly)
    often = {action: recurrence_text(rhythm.rule) for action, rhythm in available_recurrences(ritual).items()}
    return {
        NOW: "Do it now",
        DAY: "Move just this one",
        LEAVE_OUT: f"Skip this one (the next is on {day_words(after, today)})",
        **({WEEKDAY: "Change the day of the week"} if is_weekly else {}),
        **{action: f"{words[0].upper()}{words[1:]}" for action, words in often.items()},
        REST: "Pause it",
        LET_GO: "Stop repeating",
    }
