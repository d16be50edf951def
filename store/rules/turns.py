"""Agreements that come round: on which days, and whose turn each of them is.

All of it follows from the agreement and its history; nothing is counted on. A line of the history is taken back by
leaving it out.

Where it goes by turns, the two change places with each stretch of days: a day where it comes round every day, a week
(Monday to Sunday) where it comes round on days of the week, a month. A day that is skipped or rested is nobody's, and
the rest of its stretch stays whose it was; where no day of a stretch is left, the order waits for the next one. A day
that is swapped is theirs to whom it was given, also where another is skipped later. Where it is not their turn anyway,
their next one comes back for it; beside these two the order stays what it was. Nothing comes back where the agreement
ends first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import groupby, takewhile

from store.records import Agreement, HistoryItem, Json
from store.rules.effects import other_person
from store.rules.recurrence import Recurrence, iter_days, local_date, parse_recurrence, turn_period


@dataclass(frozen=True)
class Turn:
    """A day on which an agreement comes round, and whose turn it is: "a", "b" or "both".

    `swapped` says that this is so because the two agreed on a swap, which gave the day away or back.
    """

    day: date
    who: str
    swapped: bool = False


@dataclass(frozen=True)
class Rest:
    """Days on which nothing comes round: from `first` on, until it is over."""

    first: date
    until: date


@dataclass(frozen=True)
class TurnSchedule:
    """What decides on an agreement's days; `begins` is whoever has the first turn where it goes by turns.

    `swapped` are days with whoever has them since then; None, in what was kept earlier, is the other one.
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
        """Whether a day of the rhythm is nobody's."""
        return day in self.skipped or any(rest.first <= day < rest.until for rest in self.rests)


def schedule_of(agreement: Agreement) -> TurnSchedule | None:
    """How an agreement comes round, as its history says; None for one that does not, or was let go."""
    if agreement.rhythm is None or agreement.since is None or agreement.state != "open":
        return None
    lines = _since_current_recurrence(agreement.history)
    return TurnSchedule(
        recurrence=parse_recurrence(agreement.rhythm),
        since=date.fromisoformat(agreement.since),
        last=date.fromisoformat(agreement.end) if agreement.end else date.max,
        who=agreement.who,
        begins=agreement.turn if agreement.who == "both" else None,
        skipped=frozenset(date.fromisoformat(item.skip) for item in lines if item.skip),
        swapped=_swapped_days(lines),
        rests=_rests(agreement.history),
    )


def iter_turns(schedule: TurnSchedule, first: date) -> Iterator[Turn]:
    """The turns from one day on, in their order, perhaps without an end."""
    if schedule.begins is None:
        return (Turn(day, schedule.who) for day in _active_days(schedule, first))
    in_order = _alternating_turns(schedule, schedule.begins)
    return (turn for turn in in_order if turn.day >= first)


def next_turn(agreement: Agreement, today: date) -> Turn | None:
    """When an agreement comes round next, perhaps today, and whose turn that is."""
    schedule = schedule_of(agreement)
    return next(iter_turns(schedule, today), None) if schedule else None


def swap_item(turn: Turn) -> Mapping[str, Json]:
    """The line of a history by which this turn goes to the other."""
    return {"swap": turn.day.isoformat(), "to": other_person(turn.who)}


def skippable_days(schedule: TurnSchedule, first: date) -> Iterator[date]:
    """The days from one on that can be skipped, or are skipped already, perhaps without an end."""
    return _active_days(replace(schedule, skipped=frozenset()), first)


def compensating_day(schedule: TurnSchedule, day: date) -> date | None:
    """The day that comes back for one that is swapped, or would be; None where it ends before."""
    others = {swapped: to for swapped, to in schedule.swapped.items() if swapped != day}
    unswapped = iter_turns(replace(schedule, swapped=others), day)
    swapped = iter_turns(replace(schedule, swapped={**others, day: None}), day)
    both = zip(unswapped, swapped, strict=True)
    mine, theirs = next(both)
    return next((was.day for was, is_now in both if (was.who, is_now.who) == (theirs.who, mine.who)), None)


def skipped_days(schedule: TurnSchedule) -> list[date]:
    """The days of the rhythm that are nobody's, as far as is known by now."""
    known = max((*schedule.skipped, *(rest.until for rest in schedule.rests)), default=date.min)
    return [day for day in takewhile(lambda day: day <= known, _all_days(schedule)) if schedule.is_free(day)]


def _all_days(schedule: TurnSchedule, first: date = date.min) -> Iterator[date]:
    days = iter_days(schedule.recurrence, schedule.since, max(first, schedule.since))
    return takewhile(lambda day: day <= schedule.last, days)


def _active_days(schedule: TurnSchedule, first: date) -> Iterator[date]:
    return (day for day in _all_days(schedule, first) if not schedule.is_free(day))


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
    """What was said after the rhythm was last chosen: a new one begins with a clean page."""
    chosen = [n for n, item in enumerate(history) if "rhythm" in (item.words or ())]
    return history[chosen[-1] + 1 :] if chosen else history


def _swapped_days(lines: Sequence[HistoryItem]) -> Mapping[date, str | None]:
    return {date.fromisoformat(item.swap): item.to or None for item in lines if item.swap}


def _rests(history: Sequence[HistoryItem]) -> tuple[Rest, ...]:
    """When nothing came round: what was decided on an evening holds from the next day on."""
    rests: list[Rest] = []
    for item in (item for item in history if item.next):
        tomorrow = local_date(item.at) + timedelta(1)
        rests = [replace(rest, until=min(rest.until, tomorrow)) for rest in rests]
        if item.next == "rest" and item.look_back:
            rests.append(Rest(tomorrow, date.fromisoformat(item.look_back)))
        elif item.next == "let_go":
            rests.append(Rest(tomorrow, date.max))
    return tuple(rest for rest in rests if rest.first < rest.until)
