"""Rituals: scripts that a couple repeats, and their next days.

A day may be rescheduled, or the recurrence changed. There are no counters, so a missed day leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from store.records import Header, Ritual
from store.rules.recurrence import (
    DAY_CODES,
    Daily,
    Monthly,
    Recurrence,
    Weekly,
    add_days,
    next_day,
    parse_recurrence,
)

WEEKS_IN_FOUR_MONTHS = 17


def new_ritual(script: str, title: str, recurrence: Recurrence, at: str) -> Ritual:
    """Return a ritual accepted at an ISO time.

    It may be due the same day.
    """
    start = date.fromisoformat(at[:10])
    following = next_day(recurrence, start, start).isoformat()
    return Ritual(script, title, recurrence.rule, start.isoformat(), following, at)


def after_session(ritual: Ritual, at: str) -> Ritual:
    """Return the ritual after a session on any day.

    The next day is skipped if it is closer than half the usual interval. An ended ritual stays ended.
    """
    if ritual.state == "let_go":
        return ritual
    recurrence, day = parse_recurrence(ritual.rhythm), date.fromisoformat(at[:10])
    earliest = add_days(day, _half_interval(recurrence))
    following = next_day(recurrence, date.fromisoformat(ritual.start), earliest)
    return replace(ritual, next=following.isoformat(), changed=at, state="standing")


def rescheduled(ritual: Ritual, day: date, at: str) -> Ritual:
    """Return the ritual with its next day moved, this once."""
    return replace(ritual, next=day.isoformat(), changed=at, state="standing")


def skipped(ritual: Ritual, today: date, at: str) -> Ritual:
    """Return the ritual without its current or missed day."""
    after = add_days(date.fromisoformat(ritual.next), 1)
    return rescheduled(ritual, next_day_from(ritual, max(today, after)), at)


def with_recurrence(ritual: Ritual, recurrence: Recurrence, start: date, at: str) -> Ritual:
    """Return the ritual with another recurrence from a day on."""
    following = next_day(recurrence, start, start).isoformat()
    return replace(
        ritual, rhythm=recurrence.rule, start=following, next=following, changed=at, state="standing"
    )


def paused(ritual: Ritual, until: date, at: str) -> Ritual:
    """Return the ritual paused until a day."""
    return replace(ritual, next=next_day_from(ritual, until).isoformat(), changed=at, state="resting")


def dropped(ritual: Ritual, at: str) -> Ritual:
    """Return the ritual as ended or declined."""
    return replace(ritual, changed=at, state="let_go")


def next_day_from(ritual: Ritual, day: date) -> date:
    """Return the first regular day from a day on."""
    return next_day(parse_recurrence(ritual.rhythm), date.fromisoformat(ritual.start), day)


def default_recurrence(often: str, day: date) -> Recurrence:
    """Return the recurrence a script proposes, from this day.

    `often` is "daily", "weekly", "monthly" or "three_times_a_year".
    """
    match often:
        case "daily":
            return Daily()
        case "monthly":
            return Monthly(day.day)
        case "three_times_a_year":
            return weekly_on(day, WEEKS_IN_FOUR_MONTHS)
        case _:
            return weekly_on(day)


def weekly_on(day: date, weeks: int = 1) -> Weekly:
    """Return the recurrence on this day of the week."""
    return Weekly(frozenset({DAY_CODES[day.weekday()]}), weeks)


def _half_interval(recurrence: Recurrence) -> int:
    """Return half the days between two sessions."""
    match recurrence:
        case Daily():
            return 1
        case Monthly():
            return 15
        case Weekly():
            return (7 * recurrence.weeks + 1) // 2


def is_missed(ritual: Ritual, today: date) -> bool:
    """Return whether the ritual's day passed without a session."""
    return ritual.next < today.isoformat()


def is_due(ritual: Ritual, today: date) -> bool:
    """Return whether the ritual's day is today or was missed."""
    return ritual.next <= today.isoformat()


def due_rituals(rituals: Iterable[Ritual], unfinished: Iterable[Header], today: date) -> list[Ritual]:
    """Return due rituals that are not under way, today's first."""
    under_way = {header.script for header in unfinished}
    found = [each for each in rituals if is_due(each, today) and each.id not in under_way]
    return sorted(found, key=lambda each: is_missed(each, today))
