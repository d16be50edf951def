"""Look-backs and rituals as events of a calendar, in the form (RFC 5545) that other calendar programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, vRecur

from store import Agreement, Ritual
from store.rituals import day_from, held

NEUTRAL = "Turnabout: look back together"
"""What a look-back is called unless something else was asked for: a calendar is often seen by others."""
TOGETHER = "Turnabout: time for the two of you"
"""What the day of a ritual is called unless something else was asked for."""
EVENING = timedelta(hours=19)
"""When the alarm goes: so long after the day has begun, wherever the couple is on that day."""
_OURS = UUID("3f0c8b5e-6a41-4b9c-9d55-0d1f6f1f7c2a")


def calendar(
    agreements: Iterable[Agreement],
    title: Callable[[Agreement], str],
    rituals: Iterable[Ritual] = (),
    ritual_title: Callable[[Ritual], str] = lambda _: TOGETHER,
) -> str:
    """A calendar with an event for each agreement that has a day to look back, and for each ritual."""
    whole = Calendar()
    whole.add("prodid", "-//Turnabout//EN")
    whole.add("version", "2.0")
    for agreement in agreements:
        if agreement.look_back:
            whole.add_component(event(agreement, date.fromisoformat(agreement.look_back), title(agreement)))
    for ritual in rituals:
        for found in ritual_events(ritual, ritual_title(ritual)):
            whole.add_component(found)
    text: str = whole.to_ical().decode()
    return text


def event(agreement: Agreement, day: date, title: str, rule: str = "") -> Event:
    """A whole day with an alarm in its evening, which comes again as an RRULE says if one is given.

    Exporting again gives the same event, moved to where the day is by then.
    """
    return _event(agreement.id, _changed(agreement), day, title, rule)


def ritual_events(ritual: Ritual, title: str) -> Iterator[Event]:
    """The days of a ritual as one event that comes again; a day moved this once is an event of its own before it."""
    changed, following = datetime.fromisoformat(ritual.changed), date.fromisoformat(ritual.next)
    first = day_from(ritual, following)
    if following != first:
        yield _event(f"ritual:{ritual.id}:once", changed, following, title)
        first = date.fromisoformat(held(ritual, ritual.next).next)
    yield _event(f"ritual:{ritual.id}", changed, first, title, ritual.rhythm)


def _event(id_: str, changed: datetime, day: date, title: str, rule: str = "") -> Event:
    found = Event()
    # The id of an agreement holds the name of a step, and that of a ritual a script's: both tell a topic.
    found.add("uid", str(uuid5(_OURS, id_)))
    found.add("dtstamp", changed)
    found.add("summary", title)
    found.add("dtstart", day)
    if rule:
        found.add("rrule", vRecur.from_ical(rule))
    found.add("class", "PRIVATE")
    # A whole day would otherwise show as one on which nobody has time.
    found.add("transp", "TRANSPARENT")
    found.add_component(_alarm(title))
    return found


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", EVENING)
    return alarm


def _changed(agreement: Agreement) -> datetime:
    """When the agreement was made or last looked back at: the later of two events of one id is the one that counts."""
    moments = (agreement.made, *(str(item["at"]) for item in agreement.history))
    return max(map(datetime.fromisoformat, moments))
