"""Rituals: the scripts that a couple holds again and again, and when each is held next.

A day may be moved once, or the rhythm changed; nothing is counted on, so a day that went by leaves no mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from store.records import Header, Ritual
from store.rules.recurrence import WEEK, Daily, Monthly, Rhythm, Weekly, next_day, rhythm_of


def begun(script: str, title: str, rhythm: Rhythm, at: str) -> Ritual:
    """A ritual that the couple say yes to at this ISO moment, and perhaps hold on that very day."""
    start = date.fromisoformat(at[:10])
    following = next_day(rhythm, start, start).isoformat()
    return Ritual(script, title, rhythm.rule, start.isoformat(), following, at)


def held(ritual: Ritual, at: str) -> Ritual:
    """The ritual after it was held, on its day or on another one; one that was let go stays so.

    A day that lies nearer to this one than half of what usually lies between them has been held with it.
    """
    if ritual.state == "let_go":
        return ritual
    rhythm, day = rhythm_of(ritual.rhythm), date.fromisoformat(at[:10])
    following = next_day(rhythm, date.fromisoformat(ritual.start), day + _half(rhythm))
    return replace(ritual, next=following.isoformat(), changed=at, state="standing")


def moved(ritual: Ritual, day: date, at: str) -> Ritual:
    """The ritual held on another day this once."""
    return replace(ritual, next=day.isoformat(), changed=at, state="standing")


def left_out(ritual: Ritual, today: date, at: str) -> Ritual:
    """The ritual without the day that is here or went by."""
    after = date.fromisoformat(ritual.next) + timedelta(1)
    return moved(ritual, day_from(ritual, max(today, after)), at)


def with_rhythm(ritual: Ritual, rhythm: Rhythm, start: date, at: str) -> Ritual:
    """The ritual in another rhythm, from this day on."""
    following = next_day(rhythm, start, start).isoformat()
    return replace(ritual, rhythm=rhythm.rule, start=following, next=following, changed=at, state="standing")


def resting(ritual: Ritual, until: date, at: str) -> Ritual:
    """The ritual laid to rest, until its first day from this one on."""
    return replace(ritual, next=day_from(ritual, until).isoformat(), changed=at, state="resting")


def let_go(ritual: Ritual, at: str) -> Ritual:
    """The ritual that the couple no longer want, or did not want when they were asked."""
    return replace(ritual, changed=at, state="let_go")


def day_from(ritual: Ritual, day: date) -> date:
    """The first day of the ritual's own rhythm on or after this one."""
    return next_day(rhythm_of(ritual.rhythm), date.fromisoformat(ritual.start), day)


def usual_rhythm(often: str, day: date) -> Rhythm:
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
    return Weekly(frozenset({WEEK[day.weekday()]}), weeks)


def _half(rhythm: Rhythm) -> timedelta:
    match rhythm:
        case Daily():
            return timedelta(1)
        case Monthly():
            return timedelta(15)
        case Weekly():
            return timedelta((7 * rhythm.weeks + 1) // 2)


def missed(ritual: Ritual, today: date) -> bool:
    """Whether its day went by without it."""
    return ritual.next < today.isoformat()


def waits_now(ritual: Ritual, today: date) -> bool:
    """Whether its day is here, or went by without it."""
    return ritual.next <= today.isoformat()


def waiting(rituals: Iterable[Ritual], unfinished: Iterable[Header], today: date) -> list[Ritual]:
    """The rituals that wait and are not under way already, those of today first."""
    under_way = {header.script for header in unfinished}
    found = [each for each in rituals if waits_now(each, today) and each.id not in under_way]
    return sorted(found, key=lambda each: missed(each, today))
