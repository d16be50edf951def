"""Single calendar events: all-day, private, and versioned."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Event, vRecur

LOOK_BACK, TURN, RITUAL = "look back", "turn", "together"
NEUTRAL_TITLES = {
    LOOK_BACK: "Turnabout: look back together",
    TURN: "Turnabout: what you agreed on",
    RITUAL: "Turnabout: time for the two of you",
}
"""Default titles, because others often see a calendar."""
ALARM_TIMES = {LOOK_BACK: timedelta(hours=19), TURN: timedelta(hours=8), RITUAL: timedelta(hours=19)}
"""Alarm times after the start of the day, in local time."""
CANCELLATION_PERIOD = timedelta(weeks=12)
"""How long ended items are exported as cancelled.

By then, anyone who updates their calendar now and then has done so.
"""
_SEQUENCE_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_LAST_SEQUENCE = 2**31 - 1
_UID_NAMESPACE = UUID("3f0c8b5e-6a41-4b9c-9d55-0d1f6f1f7c2a")


def confirmed_event(kind: str, id_: str, at: datetime, day: date, title: str) -> Event:
    """Return an all-day event with an alarm.

    Exporting again gives the same event, moved to its new day.
    """
    found = _all_day_event("CONFIRMED", id_, at, day, title)
    found.add_component(_alarm(title, ALARM_TIMES[kind]))
    return found


def cancelled_event(kind: str, id_: str, at: datetime, day: date) -> Event:
    """Return the cancellation of an event and all its recurrences."""
    return _all_day_event("CANCELLED", id_, at, day, NEUTRAL_TITLES[kind])


def uid(id_: str) -> str:
    """Return the id of an event, which reveals nothing."""
    # An agreement's id contains a step's name, and a ritual's a script's: both reveal a topic.
    return str(uuid5(_UID_NAMESPACE, id_))


def is_recent(since: str, moment: datetime) -> bool:
    """Return whether something that ended is still exported as cancelled."""
    return moment - datetime.fromisoformat(since) <= CANCELLATION_PERIOD


def add_recurrence(event: Event, rule: str, last: date | None, without: Iterable[date] = ()) -> None:
    """Let an event recur, perhaps up to a last day and without some days."""
    event.add("rrule", vRecur.from_ical(f"{rule};UNTIL={last:%Y%m%d}" if last else rule))
    if free := list(without):
        event.add("exdate", free, parameters={"VALUE": "DATE"})


def _all_day_event(status: str, id_: str, at: datetime, day: date, title: str) -> Event:
    found = Event()
    found.add("uid", uid(id_))
    found.add("dtstamp", _in_utc(at))
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
    return min(max(0, int((at - _SEQUENCE_EPOCH).total_seconds())), _LAST_SEQUENCE)


def _in_utc(at: datetime) -> datetime:
    """Return a moment in UTC, within the years that dates have."""
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return at.replace(tzinfo=UTC)


def _alarm(title: str, after: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", after)
    return alarm
