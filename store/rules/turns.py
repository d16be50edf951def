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

from store.records import Agreement, Json
from store.rules.effects import other
from store.rules.recurrence import Rhythm, day_of, days_from, rhythm_of, stretch_of


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
class Repeating:
    """What decides on an agreement's days; `begins` is whoever has the first turn where it goes by turns.

    `swapped` are days with whoever has them since then; None, in what was kept earlier, is the other one.
    """

    rhythm: Rhythm
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


def repeating_of(agreement: Agreement) -> Repeating | None:
    """How an agreement comes round, as its history says; None for one that does not, or was let go."""
    if agreement.rhythm is None or agreement.since is None or agreement.state != "open":
        return None
    lines = _since_it_began(agreement.history)
    return Repeating(
        rhythm=rhythm_of(agreement.rhythm),
        since=date.fromisoformat(agreement.since),
        last=date.fromisoformat(agreement.end) if agreement.end else date.max,
        who=agreement.who,
        begins=agreement.turn if agreement.who == "both" else None,
        skipped=_days(lines, "skip"),
        swapped=_given(lines),
        rests=_rests(agreement.history),
    )


def turns(repeating: Repeating, first: date) -> Iterator[Turn]:
    """The turns from one day on, in their order, perhaps without an end."""
    if repeating.begins is None:
        return (Turn(day, repeating.who) for day in _standing_days(repeating, first))
    in_order = _taking_turns(repeating, repeating.begins)
    return (turn for turn in in_order if turn.day >= first)


def next_turn(agreement: Agreement, today: date) -> Turn | None:
    """When an agreement comes round next, perhaps today, and whose turn that is."""
    repeating = repeating_of(agreement)
    return next(turns(repeating, today), None) if repeating else None


def swap_of(turn: Turn) -> Mapping[str, Json]:
    """The line of a history by which this turn goes to the other."""
    return {"swap": turn.day.isoformat(), "to": other(turn.who)}


def coming_days(repeating: Repeating, first: date) -> Iterator[date]:
    """The days from one on that can be skipped, or are skipped already, perhaps without an end."""
    return _standing_days(replace(repeating, skipped=frozenset()), first)


def given_back(repeating: Repeating, day: date) -> date | None:
    """The day that comes back for one that is swapped, or would be; None where it ends before."""
    others = {swapped: to for swapped, to in repeating.swapped.items() if swapped != day}
    as_it_was = turns(replace(repeating, swapped=others), day)
    swapped = turns(replace(repeating, swapped={**others, day: None}), day)
    both = zip(as_it_was, swapped, strict=True)
    mine, theirs = next(both)
    return next((was.day for was, is_now in both if (was.who, is_now.who) == (theirs.who, mine.who)), None)


def free_days(repeating: Repeating) -> list[date]:
    """The days of the rhythm that are nobody's, as far as is known by now."""
    known = max((*repeating.skipped, *(rest.until for rest in repeating.rests)), default=date.min)
    return [
        day for day in takewhile(lambda day: day <= known, _all_days(repeating)) if repeating.is_free(day)
    ]


def _all_days(repeating: Repeating, first: date = date.min) -> Iterator[date]:
    days = days_from(repeating.rhythm, repeating.since, max(first, repeating.since))
    return takewhile(lambda day: day <= repeating.last, days)


def _standing_days(repeating: Repeating, first: date) -> Iterator[date]:
    return (day for day in _all_days(repeating, first) if not repeating.is_free(day))


def _taking_turns(repeating: Repeating, begins: str) -> Iterator[Turn]:
    to_give_back = {"a": 0, "b": 0}
    stretches = groupby(_standing_days(repeating, repeating.since), key=partial(stretch_of, repeating.rhythm))
    for number, (_, days) in enumerate(stretches):
        usual = _in_order(begins, number)
        for day in days:
            who = usual
            if to_give_back[usual]:
                to_give_back[usual] -= 1
                who = other(usual)
            if day in repeating.swapped:
                taker = repeating.swapped[day] or other(who)
                to_give_back[taker] += taker != who
                who = taker
            yield Turn(day, who, swapped=who != usual or day in repeating.swapped)


def _in_order(begins: str, number: int) -> str:
    return begins if number % 2 == 0 else other(begins)


def _since_it_began(history: Sequence[Mapping[str, Json]]) -> Sequence[Mapping[str, Json]]:
    """What was said after the rhythm was last chosen: a new one begins with a clean page."""
    chosen = [
        n for n, item in enumerate(history) if isinstance(w := item.get("words"), Mapping) and "rhythm" in w
    ]
    return history[chosen[-1] + 1 :] if chosen else history


def _days(lines: Sequence[Mapping[str, Json]], kind: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(str(item[kind])) for item in lines if kind in item)


def _given(lines: Sequence[Mapping[str, Json]]) -> Mapping[date, str | None]:
    swaps = (item for item in lines if "swap" in item)
    return {
        date.fromisoformat(str(item["swap"])): str(item["to"]) if item.get("to") else None for item in swaps
    }


def _rests(history: Sequence[Mapping[str, Json]]) -> tuple[Rest, ...]:
    """When nothing came round: what was decided on an evening holds from the next day on."""
    rests: list[Rest] = []
    for item in (item for item in history if "next" in item):
        tomorrow = day_of(str(item["at"])) + timedelta(1)
        rests = [replace(rest, until=min(rest.until, tomorrow)) for rest in rests]
        if item["next"] == "rest" and item.get("look_back"):
            rests.append(Rest(tomorrow, date.fromisoformat(str(item["look_back"]))))
        elif item["next"] == "let_go":
            rests.append(Rest(tomorrow, date.max))
    return tuple(rest for rest in rests if rest.first < rest.until)
