"""Agreements that come round: which days stand, whose turn each is, and since when something waits.

All of it follows from what the couple chose and the changes they agreed on; nothing is counted on. The same change
said twice is one change, and a change is taken back by leaving it out. No later change rewrites whose turn it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import Literal, TypeAlias

from store.rhythm import Rhythm, days_from

Who: TypeAlias = Literal["a", "b"]


@dataclass(frozen=True)
class Change:
    """What was agreed about one day.

    `skip`: it is nobody's, and the order waits; `swap`: it and the next one change hands; `done`: nothing up to it
    waits any more; `end`: from it on there is none.
    """

    kind: Literal["skip", "swap", "done", "end"]
    day: date


@dataclass(frozen=True)
class Pause:
    """What was agreed on one day to last until another, on which it is over.

    `snooze`: whatever waits, waits until then; `rest`: the days between are nobody's, nothing from before comes
    back, and only a look-back waits until then.
    """

    kind: Literal["snooze", "rest"]
    day: date
    until: date

    def __post_init__(self) -> None:
        if self.until <= self.day:
            raise ValueError("a pause is over on a later day than it was agreed on")


@dataclass(frozen=True)
class Repeating:
    """An agreement that comes round: its rhythm, who has the first turn, its look-backs, and what was changed."""

    rhythm: Rhythm
    start: date
    begins: Who
    look_backs: tuple[date, ...] = ()
    changes: tuple[Change | Pause, ...] = ()


def standing_days(repeating: Repeating, first: date, last: date) -> Iterator[date]:
    """The days from one to another on which the agreement is somebody's turn, both included."""
    skipped = _days_of(repeating, "skip")
    rests = _pauses_of(repeating, "rest")
    end = _end(repeating)
    for day in takewhile(lambda day: day <= last, days_from(repeating.rhythm, repeating.start, first)):
        if day >= end:
            return
        if day not in skipped and not any(rest.day <= day < rest.until for rest in rests):
            yield day


def turns(repeating: Repeating, last: date) -> dict[date, Who]:
    """Whose turn it is on each standing day, from the first day up to this one."""
    days = list(standing_days(repeating, repeating.start, last))
    order = [_in_order(repeating.begins, number) for number in range(len(days) + 1)]
    swapped = _days_of(repeating, "swap")
    for number, day in enumerate(days):
        if day in swapped:
            _exchange(order, number)
    return dict(zip(days, order, strict=False))


def due_since(repeating: Repeating, today: date) -> date | None:
    """The day since when the agreement waits for the couple, perhaps today; None while nothing waits."""
    if today >= _end(repeating):
        return None
    done = max((day for day in _days_of(repeating, "done") if day <= today), default=date.min)
    rested = _quiet_until(repeating, "rest", today)
    first = max(done + timedelta(1), rested, repeating.start)
    waiting = [max(day, rested) for day in repeating.look_backs if day > done]
    waiting += next(([day] for day in standing_days(repeating, first, today)), [])
    since = max(min(waiting, default=date.max), _quiet_until(repeating, "snooze", today))
    return since if since <= today else None


def _days_of(repeating: Repeating, kind: str) -> set[date]:
    return {each.day for each in repeating.changes if each.kind == kind}


def _pauses_of(repeating: Repeating, kind: str) -> list[Pause]:
    return [each for each in repeating.changes if isinstance(each, Pause) and each.kind == kind]


def _quiet_until(repeating: Repeating, kind: str, today: date) -> date:
    said = [pause.until for pause in _pauses_of(repeating, kind) if pause.day <= today]
    return max(said, default=date.min)


def _end(repeating: Repeating) -> date:
    return min(_days_of(repeating, "end"), default=date.max)


def _in_order(begins: Who, number: int) -> Who:
    return begins if number % 2 == 0 else "b" if begins == "a" else "a"


def _exchange(order: list[Who], number: int) -> None:
    order[number], order[number + 1] = order[number + 1], order[number]
