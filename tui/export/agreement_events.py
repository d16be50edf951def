"""The calendar events of an agreement: look-backs and turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from itertools import chain

from icalendar import Event

from store import Agreement, DeletedAgreement, Json
from store.errors import UnknownRecurrence
from store.rules.agreement_history import closing_item
from store.rules.agreement_schedule import AgreementSchedule, all_days, schedule_of
from store.rules.agreement_upcoming_turns import first_visible_day, hidden_days
from store.rules.recurrence import add_days, local_date, parse_recurrence
from tui.export.calendar_rules import calendar_rules
from tui.export.ics_events import (
    LOOK_BACK,
    TURN,
    add_recurrence,
    cancelled_event,
    confirmed_event,
    is_recent,
    uid,
)

LONGEST_PAUSE_DAYS = 3660
"""How far a pause may reach for its days to be listed one by one.

A longer one ends the event, and a later export brings it back.
"""


def agreement_events(agreement: Agreement, title: Callable[[str], str], moment: datetime) -> Iterator[Event]:
    """Yield current events, then cancellations of earlier ones.

    `title` returns the title of a kind.
    """
    at = max(moment, _last_changed(agreement))
    current = [
        *_look_back_event(agreement, title(LOOK_BACK), at),
        *_turn_events(agreement, title(TURN), at, moment.date()),
    ]
    yield from current
    there = {event["uid"] for event in current}
    for id_, (kind, day, since) in _earlier_events(agreement).items():
        if uid(id_) not in there and is_recent(since, moment):
            yield cancelled_event(kind, id_, at, date.fromisoformat(day))


def deleted_agreement_events(deleted: DeletedAgreement, moment: datetime) -> Iterator[Event]:
    """Yield cancellations of all events that a deleted agreement may have had."""
    if not is_recent(deleted.at, moment):
        return
    at = max(moment, datetime.fromisoformat(deleted.at))
    if deleted.look_back:
        yield cancelled_event(LOOK_BACK, deleted.id, at, date.fromisoformat(deleted.look_back))
    turns: dict[str, tuple[str, str, str]] = {}
    for rule, since in deleted.recurrences:
        turns |= _turns_from(deleted.id, rule, since, deleted.at)
    for id_, (kind, day, _) in turns.items():
        yield cancelled_event(kind, id_, at, date.fromisoformat(day))


def _look_back_event(agreement: Agreement, title: str, at: datetime) -> Iterator[Event]:
    if agreement.look_back and agreement.state == "open":
        yield confirmed_event(LOOK_BACK, agreement.id, at, date.fromisoformat(agreement.look_back), title)


def _turn_events(agreement: Agreement, title: str, at: datetime, today: date) -> Iterator[Event]:
    schedule = _listed_schedule(agreement, today)
    if schedule is None:
        return
    hidden = list(hidden_days(agreement, schedule, today))
    last = None if schedule.last == date.max else schedule.last
    for part in calendar_rules(schedule.recurrence):
        days = filter(part.includes, all_days(schedule))
        first = next(days, None)
        if first and any(day not in hidden for day in chain([first], days)):
            event = confirmed_event(TURN, _turn_id(agreement.id, part.name), at, first, title)
            add_recurrence(event, part.rule, last, filter(part.includes, hidden))
            yield event


def _listed_schedule(agreement: Agreement, today: date) -> AgreementSchedule | None:
    """Return the days to export."""
    schedule = schedule_of(agreement)
    if schedule and first_visible_day(agreement, today) > add_days(today, LONGEST_PAUSE_DAYS):
        return replace(schedule, last=min(schedule.last, add_days(today, -1)))
    return schedule


def _earlier_events(agreement: Agreement) -> dict[str, tuple[str, str, str]]:
    """Return events that an earlier export may contain, by id.

    Each has its kind, its first day, and the time of the change that may have ended it.
    """
    found: dict[str, tuple[str, str, str]] = {}
    closing = closing_item(agreement)
    for item in agreement.history:
        if item.before and not closing:
            found |= _turns_from(agreement.id, item.before.get("rhythm"), item.before.get("since"), item.at)
    for item in [closing] if closing else agreement.history[-1:]:
        if day := _last_look_back(agreement, item.at, is_closed=bool(closing)):
            found[agreement.id] = (LOOK_BACK, day, item.at)
        found |= _turns_from(agreement.id, agreement.rhythm, agreement.since, item.at)
    return found


def _turns_from(agreement: str, rule: Json, since: Json, at: str) -> dict[str, tuple[str, str, str]]:
    """Return the turn events of a recurrence that the agreement once had."""
    with suppress(UnknownRecurrence):
        parts = calendar_rules(parse_recurrence(rule)) if rule and since else ()
        return {_turn_id(agreement, part.name): (TURN, str(since), at) for part in parts}
    return {}


def _last_look_back(agreement: Agreement, at: str, *, is_closed: bool) -> str | None:
    """Return the day of a look-back that is no longer to come, if any."""
    if is_closed:
        return agreement.look_back
    days = [day for day in (agreement.planned, *(item.look_back for item in agreement.history)) if day]
    return days[-1] if days and days[-1] >= local_date(at).isoformat() else None


def _turn_id(agreement: str, part: str) -> str:
    return f"{agreement}:turn:{part}" if part else f"{agreement}:turn"


def _last_changed(agreement: Agreement) -> datetime:
    """Return when an agreement was made or last changed.

    A clock that was set back since does not make it older.
    """
    moments = (agreement.made, *(item.at for item in agreement.history))
    return max(map(datetime.fromisoformat, moments))
