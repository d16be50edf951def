"""Turns of a repeating agreement.

Everything is derived from the agreement and its history; there are no counters, so an event is undone by removing it.

If partners alternate, they change places with each period: a day if the agreement repeats daily, a week (Monday to
Sunday) if it repeats on days of the week, a month. A skipped or paused day belongs to nobody, and the rest of its
period keeps its owner; if a period has no days left, the order waits for the next one. A swapped day stays with the
person who took it, even if another is skipped later. If it would not have been their turn anyway, the other person
gets their next one in return; apart from these two days the order is unchanged. Nothing is returned if the agreement
ends first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby

from store.agreement_record import Agreement
from store.records import Json
from store.rules.agreement_schedule import AgreementSchedule, active_days, schedule_of
from store.rules.effects import other_person
from store.rules.recurrence import turn_period


@dataclass(frozen=True)
class Turn:
    """A day of a repeating agreement and its owner.

    `who` is "a", "b" or "both"; `swapped` says that a swap gave the day away or returned it.
    """

    day: date
    who: str
    swapped: bool = False


def iter_turns(schedule: AgreementSchedule, first: date) -> Iterator[Turn]:
    """Yield turns from a day on, possibly without end."""
    if schedule.begins is None:
        return (Turn(day, schedule.who) for day in active_days(schedule, first))
    in_order = _alternating_turns(schedule, schedule.begins)
    return (turn for turn in in_order if turn.day >= first)


def next_turn(agreement: Agreement, today: date) -> Turn | None:
    """Return an agreement's next turn, possibly today's."""
    schedule = schedule_of(agreement)
    return next(iter_turns(schedule, today), None) if schedule else None


def swap_item(turn: Turn) -> Mapping[str, Json]:
    """Return the change that swaps this turn."""
    return {"swap": turn.day.isoformat(), "to": other_person(turn.who)}


def compensating_day(schedule: AgreementSchedule, day: date) -> date | None:
    """Return the day returned for a swapped one, if any.

    It is None if the agreement ends before.
    """
    others = {swapped: to for swapped, to in schedule.swapped.items() if swapped != day}
    unswapped = iter_turns(replace(schedule, swapped=others), day)
    swapped = iter_turns(replace(schedule, swapped={**others, day: None}), day)
    both = zip(unswapped, swapped, strict=True)
    mine, theirs = next(both)
    return next((was.day for was, is_now in both if (was.who, is_now.who) == (theirs.who, mine.who)), None)


def _alternating_turns(schedule: AgreementSchedule, begins: str) -> Iterator[Turn]:
    to_give_back = {"a": 0, "b": 0}
    periods = groupby(active_days(schedule, schedule.since), key=partial(turn_period, schedule.recurrence))
    for number, (_, days) in enumerate(periods):
        usual = _usual_person(begins, number)
        for day in days:
            who = usual
            if to_give_back[usual]:
                to_give_back[usual] -= 1
                who = other_person(usual)
            if day in schedule.swapped:
                taker = schedule.swapped[day] or other_person(who)
                to_give_back[taker] += taker != who
                who = taker
            yield Turn(day, who, swapped=who != usual or day in schedule.swapped)


def _usual_person(begins: str, number: int) -> str:
    return begins if number % 2 == 0 else other_person(begins)
