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

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby, takewhile

from store.records import Agreement, HistoryItem, Json
from store.rules.effects import other_person
from store.rules.recurrence import Recurrence, add_days, iter_days, local_date, parse_recurrence, turn_period


@dataclass(frozen=True)
class Turn:
    """A day of a repeating agreement and its owner.

    `who` is "a", "b" or "both"; `swapped` says that a swap gave the day away or returned it.
    """

    day: date
    who: str
    swapped: bool = False


@dataclass(frozen=True)
class Rest:
    """A pause of a repeating agreement.

    It counts from the day after the decision; `until` is the first day after it.
    """

    decided: date
    until: date

    def includes(self, day: date) -> bool:
        """Return whether a day belongs to nobody."""
        return self.decided < day < self.until


@dataclass(frozen=True)
class TurnSchedule:
    """Everything that decides an agreement's days.

    `begins` is the person with the first turn, if partners alternate. `swapped` maps days to the person who has
    them now; None, in older files, is the other one.
    """

    recurrence: Recurrence
    since: date
    last: date
    who: str
    begins: str | None
    skipped: frozenset[date]
    swapped: Mapping[date, str | None]
    rests: tuple[Rest, ...]

    def is_free(self, day: date) -> bool:
        """Return whether a day of the recurrence belongs to nobody."""
        return day in self.skipped or any(rest.includes(day) for rest in self.rests)


def schedule_of(agreement: Agreement) -> TurnSchedule | None:
    """Return an agreement's schedule; None if it does not repeat.

    A closed agreement has none either.
    """
    if agreement.rhythm is None or agreement.since is None or agreement.state != "open":
        return None
    items = _since_current_recurrence(agreement.history)
    return TurnSchedule(
        recurrence=parse_recurrence(agreement.rhythm),
        since=date.fromisoformat(agreement.since),
        last=date.fromisoformat(agreement.end) if agreement.end else date.max,
        who=agreement.who,
        begins=agreement.turn if agreement.who == "both" else None,
        skipped=frozenset(date.fromisoformat(item.skip) for item in items if item.skip),
        swapped=_swapped_days(items),
        rests=_rests(agreement.history),
    )


def iter_turns(schedule: TurnSchedule, first: date) -> Iterator[Turn]:
    """Yield turns from a day on, possibly without end."""
    if schedule.begins is None:
        return (Turn(day, schedule.who) for day in _active_days(schedule, first))
    in_order = _alternating_turns(schedule, schedule.begins)
    return (turn for turn in in_order if turn.day >= first)


def next_turn(agreement: Agreement, today: date) -> Turn | None:
    """Return an agreement's next turn, possibly today's."""
    schedule = schedule_of(agreement)
    return next(iter_turns(schedule, today), None) if schedule else None


def swap_item(turn: Turn) -> Mapping[str, Json]:
    """Return the change that swaps this turn."""
    return {"swap": turn.day.isoformat(), "to": other_person(turn.who)}


def skippable_days(schedule: TurnSchedule, first: date) -> Iterator[date]:
    """Yield skippable and skipped days from a day on."""
    return _active_days(replace(schedule, skipped=frozenset()), first)


def compensating_day(schedule: TurnSchedule, day: date) -> date | None:
    """Return the day returned for a swapped one, if any.

    It is None if the agreement ends before.
    """
    others = {swapped: to for swapped, to in schedule.swapped.items() if swapped != day}
    unswapped = iter_turns(replace(schedule, swapped=others), day)
    swapped = iter_turns(replace(schedule, swapped={**others, day: None}), day)
    both = zip(unswapped, swapped, strict=True)
    mine, theirs = next(both)
    return next((was.day for was, is_now in both if (was.who, is_now.who) == (theirs.who, mine.who)), None)


def all_days(schedule: TurnSchedule) -> Iterator[date]:
    """Yield the days of the recurrence, with or without a turn."""
    return _all_days(schedule, schedule.since)


def _all_days(schedule: TurnSchedule, first: date) -> Iterator[date]:
    days = iter_days(schedule.recurrence, schedule.since, max(first, schedule.since))
    return takewhile(lambda day: day <= schedule.last, days)


def _active_days(schedule: TurnSchedule, first: date) -> Iterator[date]:
    """Yield the days with a turn, passing over pauses of any length."""
    while True:
        for day in _all_days(schedule, first):
            if rest := next((rest for rest in schedule.rests if rest.includes(day)), None):
                first = rest.until
                break
            if day not in schedule.skipped:
                yield day
        else:
            return


def _alternating_turns(schedule: TurnSchedule, begins: str) -> Iterator[Turn]:
    to_give_back = {"a": 0, "b": 0}
    periods = groupby(_active_days(schedule, schedule.since), key=partial(turn_period, schedule.recurrence))
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


def _since_current_recurrence(history: Sequence[HistoryItem]) -> Sequence[HistoryItem]:
    """Return the events since the recurrence was last chosen."""
    chosen = [n for n, item in enumerate(history) if "rhythm" in (item.words or ())]
    return history[chosen[-1] + 1 :] if chosen else history


def _swapped_days(items: Sequence[HistoryItem]) -> Mapping[date, str | None]:
    return {date.fromisoformat(item.swap): item.to or None for item in items if item.swap}


def _rests(history: Sequence[HistoryItem]) -> tuple[Rest, ...]:
    """Return the pauses.

    A decision counts from the next day on.
    """
    rests: list[Rest] = []
    for item in (item for item in history if item.next):
        today = local_date(item.at)
        # A pause that was decided today, or later by a clock that was ahead, is taken back before it began.
        rests = [
            replace(rest, until=min(rest.until, add_days(today, 1))) for rest in rests if rest.decided < today
        ]
        if item.next == "rest" and item.look_back:
            rests.append(Rest(today, date.fromisoformat(item.look_back)))
        elif item.next == "let_go":
            rests.append(Rest(today, date.max))
    return tuple(rest for rest in rests if rest.decided < rest.until)
