"""Look-backs and turns as events of a calendar, in the form (RFC 5545) that other calendar programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, vRecur

from store import Agreement
from store.repeating import Repeating, free_days, repeating_of, turns

LOOK_BACK, TURN = "look back", "turn"
NEUTRAL = {LOOK_BACK: "Turnabout: look back together", TURN: "Turnabout: what you agreed on"}
"""What an event is called unless something else was asked for: a calendar is often seen by others."""
ALARM = {LOOK_BACK: timedelta(hours=19), TURN: timedelta(hours=8)}
"""When the alarm goes: so long after the day has begun, wherever the couple is on that day."""
_OURS = UUID("3f0c8b5e-6a41-4b9c-9d55-0d1f6f1f7c2a")
_NAMED = {LOOK_BACK: "", TURN: ":turn"}


def calendar(agreements: Iterable[Agreement], title: Callable[[Agreement, str], str]) -> str:
    """A calendar with an event for each day to look back, and one for the turns of each agreement that comes round.

    `title` says what an event is called, from its agreement and its kind: LOOK_BACK or TURN.
    """
    whole = Calendar()
    whole.add("prodid", "-//Turnabout//EN")
    whole.add("version", "2.0")
    for agreement in agreements:
        if agreement.look_back:
            day = date.fromisoformat(agreement.look_back)
            whole.add_component(_event(agreement, LOOK_BACK, day, title(agreement, LOOK_BACK)))
        how = repeating_of(agreement)
        if how and next(turns(how, how.since), None):
            whole.add_component(_coming_again(agreement, how, title(agreement, TURN)))
    text: str = whole.to_ical().decode()
    return text


def _event(agreement: Agreement, kind: str, day: date, title: str) -> Event:
    """A whole day with an alarm; exporting again gives the same event, moved to where the day is by then."""
    found = Event()
    # The id of an agreement holds the name of a step, and so a topic.
    found.add("uid", str(uuid5(_OURS, f"{agreement.id}{_NAMED[kind]}")))
    found.add("dtstamp", _changed(agreement))
    found.add("summary", title)
    found.add("dtstart", day)
    found.add("class", "PRIVATE")
    # A whole day would otherwise show as one on which nobody has time.
    found.add("transp", "TRANSPARENT")
    found.add_component(_alarm(title, ALARM[kind]))
    return found


def _coming_again(agreement: Agreement, how: Repeating, title: str) -> Event:
    """All turns as one event that comes again, without the days that are nobody's."""
    found = _event(agreement, TURN, how.since, title)
    until = f";UNTIL={how.last:%Y%m%d}" if agreement.end else ""
    found.add("rrule", vRecur.from_ical(how.rhythm.rule + until))
    if free := free_days(how):
        found.add("exdate", free, parameters={"VALUE": "DATE"})
    return found


def _alarm(title: str, after: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", after)
    return alarm


def _changed(agreement: Agreement) -> datetime:
    """When the agreement was made or last looked back at: the later of two events of one id is the one that counts."""
    moments = (agreement.made, *(str(item["at"]) for item in agreement.history))
    return max(map(datetime.fromisoformat, moments))
