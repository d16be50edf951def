"""Rituals: the scripts that a couple holds again and again, and when each is held next.

A day may be moved once, or the rhythm changed; nothing is counted on, so a day that went by leaves no mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from store.records import Header, Ritual
from store.rules.recurrence import DAY_CODES, Daily, Monthly, Recurrence, Weekly, next_day, parse_recurrence


def new_ritual(script: str, title: str, recurrence: Recurrence, at: str) -> Ritual:
    """A ritual that the couple say yes to at this ISO moment, and perhaps hold on that very day."""
    start = date.fromisoformat(at[:10])
    following = next_day(recurrence, start, start).isoformat()
    return Ritual(script, title, recurrence.rule, start.isoformat(), following, at)


def after_session(ritual: Ritual, at: str) -> Ritual:
    """The ritual after it was held, on its day or on another one; one that was let go stays so.

    A day that lies nearer to this one than half of what usually lies between them has been held with it.
    """
    if ritual.state == "let_go":
        return ritual
    recurrence, day = parse_recurrence(ritual.rhythm), date.fromisoformat(at[:10])
    following = next_day(recurrence, date.fromisoformat(ritual.start), day + _half_interval(recurrence))
    return replace(ritual, next=following.isoformat(), changed=at, state="standing")


def rescheduled(ritual: Ritual, day: date, at: str) -> Ritual:
    """The ritual held on another day this once."""
    return replace(ritual, next=day.isoformat(), changed=at, state="standing")


def skipped(ritual: Ritual, today: date, at: str) -> Ritual:
    """The ritual without the day that is here or went by."""
    after = date.fromisoformat(ritual.next) + timedelta(1)
    return rescheduled(ritual, next_day_from(ritual, max(today, after)), at)


def with_recurrence(ritual: Ritual, recurrence: Recurrence, start: date, at: str) -> Ritual:
    """The ritual in another rhythm, from this day on."""
    following = next_day(recurrence, start, start).isoformat()
    return replace(
        ritual, rhythm=recurrence.rule, start=following, next=following, changed=at, state="standing"
    )


def paused(ritual: Ritual, until: date, at: str) -> Ritual:
    """The ritual laid to rest, until its first day from this one on."""
    return replace(ritual, next=next_day_from(ritual, until).isoformat(), changed=at, state="resting")


def dropped(ritual: Ritual, at: str) -> Ritual:
    """The ritual that the couple no longer want, or did not want when they were asked."""
    return replace(ritual, changed=at, state="let_go")


def next_day_from(ritual: Ritual, day: date) -> date:
    """The first day of the ritual's own rhythm on or after this one."""
    return next_day(parse_recurrence(ritual.rhythm), date.fromisoformat(ritual.start), day)


def default_recurrence(often: str, day: date) -> Recurrence:
    """The rhythm that a script proposes ("daily", "weekly", "monthly"), on days like this one."""
    match often:
        case "daily":
            return Daily()
        case "monthly":
            return Monthly(day.day)
        case _:
            return weekly_on(day)


def weekly_on(day: date, weeks: int = 1) -> Weekly:
    """The rhythm of every so many weeks on this day of the week."""
    return Weekly(frozenset({DAY_CODES[day.weekday()]}), weeks)


def _half_interval(recurrence: Recurrence) -> timedelta:
    match recurrence:
        case Daily():
            return timedelta(1)
        case Monthly():
            return timedelta(15)
        case Weekly():
            return timedelta((7 * recurrence.weeks + 1) // 2)


def is_missed(ritual: Ritual, today: date) -> bool:
    """Whether its day went by without it."""
    return ritual.next < today.isoformat()


def is_due(ritual: Ritual, today: date) -> bool:
    """Whether its day is here, or went by without it."""
    return ritual.next <= today.isoformat()


def due_rituals(rituals: Iterable[Ritual], unfinished: Iterable[Header], today: date) -> list[Ritual]:
    """The rituals that wait and are not under way already, those of today first."""
    under_way = {header.script for header in unfinished}
    found = [each for each in rituals if is_due(each, today) and each.id not in under_way]
    return sorted(found, key=lambda each: is_missed(each, today))
