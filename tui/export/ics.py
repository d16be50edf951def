"""Look-backs, turns, and rituals as iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, vRecur

from store import Agreement, Ritual
from store.rules.agreement_history import closing_item
from store.rules.agreement_turns import TurnSchedule, iter_turns, schedule_of, skipped_days
from store.rules.rituals import after_session, next_day_from

LOOK_BACK, TURN, RITUAL = "look back", "turn", "together"
NEUTRAL_TITLES = {
    LOOK_BACK: "Turnabout: check in",
    TURN: "Turnabout: reminder",
    RITUAL: "Turnabout: time together",
}
"""Default titles, because others often see a calendar."""
ALARM_TIMES = {LOOK_BACK: timedelta(hours=19), TURN: timedelta(hours=8), RITUAL: timedelta(hours=19)}
"""Alarm times after the start of the day, in local time."""
CANCELLATION_PERIOD = timedelta(weeks=12)
"""How long ended items are exported as cancelled.

By then, anyone who updates their calendar now and then has done so.
"""
_SEQUENCE_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_UID_NAMESPACE = UUID("3f0c8b5e-6a41-4b9c-9d55-0d1f6f1f7c2a")

TitleFor: TypeAlias = Callable[[Agreement | Ritual, str], str]
"""Return an event's title.

The kind is LOOK_BACK or TURN of an agreement, or TOGETHER for a ritual.
"""


def build_calendar(
    agreements: Iterable[Agreement], rituals: Iterable[Ritual], title: TitleFor, moment: datetime
) -> str:
    """Return the calendar of look-backs, turns, and rituals.

    Recently ended ones are cancelled, under a neutral title.
    """
    whole = Calendar()
    whole.add("prodid", "-//Turnabout//EN")
    whole.add("version", "2.0")
    for agreement in agreements:
        for event in (
            *_agreement_events(agreement, title, moment),
            *_cancelled_agreement_events(agreement, moment),
        ):
            whole.add_component(event)
    for ritual in rituals:
        for event in _ritual_events(ritual, title(ritual, RITUAL), moment):
            whole.add_component(event)
    text: str = whole.to_ical().decode()
    return text


def _agreement_events(agreement: Agreement, title: TitleFor, moment: datetime) -> Iterator[Event]:
    at = max(moment, _last_changed(agreement))
    if agreement.look_back and agreement.state == "open":
        day = date.fromisoformat(agreement.look_back)
        yield _event(LOOK_BACK, _uid(agreement, LOOK_BACK), at, day, title(agreement, LOOK_BACK))
    how = schedule_of(agreement)
    if how and next(iter_turns(how, how.since), None):
        event = _event(TURN, _uid(agreement, TURN), at, how.since, title(agreement, TURN))
        yield _recurring_event(event, how, ends=bool(agreement.end))


def _cancelled_agreement_events(agreement: Agreement, moment: datetime) -> Iterator[Event]:
    at = max(moment, _last_changed(agreement))
    for kind, day, since in _withdrawn_events(agreement):
        if _is_recent(since, moment):
            yield _cancelled(kind, _uid(agreement, kind), at, date.fromisoformat(day))


def _withdrawn_events(agreement: Agreement) -> Iterator[tuple[str, str, str]]:
    """Yield events that an earlier export may contain.

    Each has its kind, its first day, and the time it ended.
    """
    if closing := closing_item(agreement):
        days = {LOOK_BACK: agreement.look_back, TURN: agreement.since}
        yield from ((kind, day, closing.at) for kind, day in days.items() if day)
    elif not agreement.rhythm:
        came_round = [
            (TURN, str(item.before["since"]), item.at)
            for item in agreement.history
            if item.before and item.before.get("since")
        ]
        yield from came_round[-1:]


def _uid(agreement: Agreement, kind: str) -> str:
    return f"{agreement.id}:turn" if kind == TURN else agreement.id


def _recurring_event(event: Event, how: TurnSchedule, *, ends: bool) -> Event:
    """Return all turns as one recurring event, without free days."""
    until = f";UNTIL={how.last:%Y%m%d}" if ends else ""
    event.add("rrule", vRecur.from_ical(how.recurrence.rule + until))
    if free := skipped_days(how):
        event.add("exdate", free, parameters={"VALUE": "DATE"})
    return event


def _ritual_events(ritual: Ritual, title: str, moment: datetime) -> Iterator[Event]:
    at = max(moment, datetime.fromisoformat(ritual.changed))
    for id_, day, rule in _ritual_days(ritual):
        if ritual.state == "let_go":
            if _was_active(ritual) and _is_recent(ritual.changed, moment):
                yield _cancelled(RITUAL, id_, at, day)
            continue
        event = _event(RITUAL, id_, at, day, title)
        if rule:
            event.add("rrule", vRecur.from_ical(rule))
        yield event


def _ritual_days(ritual: Ritual) -> Iterator[tuple[str, date, str]]:
    """Yield a ritual's days as id, first day, and RRULE.

    A day moved this once is an event of its own.
    """
    following = date.fromisoformat(ritual.next)
    first = next_day_from(ritual, following)
    if following != first:
        yield f"ritual:{ritual.id}:once", following, ""
        first = date.fromisoformat(after_session(ritual, ritual.next).next)
    yield f"ritual:{ritual.id}", first, ritual.rhythm


def _was_active(ritual: Ritual) -> bool:
    """Return whether an ended ritual was ever active.

    A declined one was ended on its first day.
    """
    return ritual.start != ritual.changed[:10]


def _event(kind: str, id_: str, at: datetime, day: date, title: str) -> Event:
    """Return an all-day event with an alarm.

    Exporting again gives the same event, moved to its new day.
    """
    found = _all_day_event("CONFIRMED", id_, at, day, title)
    found.add_component(_alarm(title, ALARM_TIMES[kind]))
    return found


def _cancelled(kind: str, id_: str, at: datetime, day: date) -> Event:
    """Return the cancellation of an event and all its recurrences."""
    return _all_day_event("CANCELLED", id_, at, day, NEUTRAL_TITLES[kind])


def _all_day_event(status: str, id_: str, at: datetime, day: date, title: str) -> Event:
    found = Event()
    # An agreement's id contains a step's name, and a ritual's a script's: both reveal a topic.
    found.add("uid", str(uuid5(_UID_NAMESPACE, id_)))
    found.add("dtstamp", at)
    found.add("sequence", _sequence(at))
    found.add("status", status)
    found.add("summary", title)
    found.add("dtstart", day)
    found.add("class", "PRIVATE")
    # Otherwise calendars show the whole day as busy.
    found.add("transp", "TRANSPARENT")
    return found


def _sequence(at: datetime) -> int:
    """Return the number that orders two versions of an event."""
    # No saved value grows with each change, because undoing a skipped turn leaves no trace. So the later export
    # is the later event. Its seconds fit into the number's 31 bits until the year 2088.
    return max(0, int((at - _SEQUENCE_EPOCH).total_seconds()))


def _is_recent(since: str, moment: datetime) -> bool:
    return moment - datetime.fromisoformat(since) <= CANCELLATION_PERIOD


def _alarm(title: str, after: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", after)
    return alarm


def _last_changed(agreement: Agreement) -> datetime:
    """Return when an agreement was made or last changed.

    A clock that was set back since does not make it older.
    """
    moments = (agreement.made, *(item.at for item in agreement.history))
    return max(map(datetime.fromisoformat, moments))
