"""Days of a repeating agreement: its recurrence, skips, and pauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from store.agreement_record import Agreement, HistoryItem
from store.rules.recurrence import Recurrence, add_days, iter_days, local_date, parse_recurrence


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
class AgreementSchedule:
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


def schedule_of(agreement: Agreement) -> AgreementSchedule | None:
    """Return an agreement's schedule; None if it does not repeat.

    A closed agreement has none either.
    """
    if agreement.rhythm is None or agreement.since is None or agreement.state != "open":
        return None
    items = _since_current_recurrence(agreement.history)
    return AgreementSchedule(
        recurrence=parse_recurrence(agreement.rhythm),
        since=date.fromisoformat(agreement.since),
        last=date.fromisoformat(agreement.end) if agreement.end else date.max,
        who=agreement.who,
        begins=agreement.turn if agreement.who == "both" else None,
        skipped=frozenset(date.fromisoformat(item.skip) for item in items if item.skip),
        swapped=_swapped_days(items),
        rests=_rests(agreement.history),
    )


def all_days(schedule: AgreementSchedule) -> Iterator[date]:
    """Yield the days of the recurrence, with or without a turn."""
    return _all_days(schedule, schedule.since)


def active_days(schedule: AgreementSchedule, first: date) -> Iterator[date]:
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


def skippable_days(schedule: AgreementSchedule, first: date) -> Iterator[date]:
    """Yield skippable and skipped days from a day on."""
    return active_days(replace(schedule, skipped=frozenset()), first)


def _all_days(schedule: AgreementSchedule, first: date) -> Iterator[date]:
    days = iter_days(schedule.recurrence, schedule.since, max(first, schedule.since))
    return takewhile(lambda day: day <= schedule.last, days)


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
