"""Look-backs, turns and rituals as events of a calendar, in the form (RFC 5545) that other calendar programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TypeAlias
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, vRecur

from store import Agreement, Ritual
from store.repeating import Repeating, free_days, repeating_of, turns
from store.rituals import day_from, held

LOOK_BACK, TURN, TOGETHER = "look back", "turn", "together"
NEUTRAL = {
    LOOK_BACK: "Turnabout: look back together",
    TURN: "Turnabout: what you agreed on",
    TOGETHER: "Turnabout: time for the two of you",
}
"""What an event is called unless something else was asked for: a calendar is often seen by others."""
ALARM = {LOOK_BACK: timedelta(hours=19), TURN: timedelta(hours=8), TOGETHER: timedelta(hours=19)}
"""When the alarm goes: so long after the day has begun, wherever the couple is on that day."""
_OURS = UUID("3f0c8b5e-6a41-4b9c-9d55-0d1f6f1f7c2a")

Title: TypeAlias = Callable[[Agreement | Ritual, str], str]
"""What an event is called: LOOK_BACK or TURN of an agreement, or TOGETHER for a ritual."""


def calendar(agreements: Iterable[Agreement], rituals: Iterable[Ritual], title: Title) -> str:
    """A calendar of the days to look back, the turns of what comes round, and the days of rituals."""
    whole = Calendar()
    whole.add("prodid", "-//Turnabout//EN")
    whole.add("version", "2.0")
    for agreement in agreements:
        for event in _agreement_events(agreement, title):
            whole.add_component(event)
    for ritual in rituals:
        for event in _ritual_events(ritual, title(ritual, TOGETHER)):
            whole.add_component(event)
    text: str = whole.to_ical().decode()
    return text


def _agreement_events(agreement: Agreement, title: Title) -> Iterator[Event]:
    changed = _changed(agreement)
    if agreement.look_back:
        day = date.fromisoformat(agreement.look_back)
        yield _event(LOOK_BACK, agreement.id, changed, day, title(agreement, LOOK_BACK))
    how = repeating_of(agreement)
    if how and next(turns(how, how.since), None):
        event = _event(TURN, f"{agreement.id}:turn", changed, how.since, title(agreement, TURN))
        yield _coming_again(event, how, ends=bool(agreement.end))


def _coming_again(event: Event, how: Repeating, *, ends: bool) -> Event:
    """All turns as one event that comes again, without the days that are nobody's."""
    until = f";UNTIL={how.last:%Y%m%d}" if ends else ""
    event.add("rrule", vRecur.from_ical(how.rhythm.rule + until))
    if free := free_days(how):
        event.add("exdate", free, parameters={"VALUE": "DATE"})
    return event


def _ritual_events(ritual: Ritual, title: str) -> Iterator[Event]:
    """The days of a ritual as one event that comes again; a day moved this once is an event of its own before it."""
    changed, following = datetime.fromisoformat(ritual.changed), date.fromisoformat(ritual.next)
    first = day_from(ritual, following)
    if following != first:
        yield _event(TOGETHER, f"ritual:{ritual.id}:once", changed, following, title)
        first = date.fromisoformat(held(ritual, ritual.next).next)
    event = _event(TOGETHER, f"ritual:{ritual.id}", changed, first, title)
    event.add("rrule", vRecur.from_ical(ritual.rhythm))
    yield event


def _event(kind: str, id_: str, changed: datetime, day: date, title: str) -> Event:
    """A whole day with an alarm; exporting again gives the same event, moved to where the day is by then."""
    found = Event()
    # The id of an agreement holds the name of a step, and that of a ritual a script's: both tell a topic.
    found.add("uid", str(uuid5(_OURS, id_)))
    found.add("dtstamp", changed)
    found.add("summary", title)
    found.add("dtstart", day)
    found.add("class", "PRIVATE")
    # A whole day would otherwise show as one on which nobody has time.
    found.add("transp", "TRANSPARENT")
    found.add_component(_alarm(title, ALARM[kind]))
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
