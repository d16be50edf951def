"""Look-backs, turns and rituals as events of a calendar, in the form (RFC 5545) that other calendar programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, vRecur

from store import Agreement, Ritual
from store.rules.agreement_history import closing_item
from store.rules.rituals import after_session, next_day_from
from store.rules.turns import TurnSchedule, iter_turns, schedule_of, skipped_days

LOOK_BACK, TURN, RITUAL = "look back", "turn", "together"
NEUTRAL_TITLES = {
    LOOK_BACK: "Turnabout: look back together",
    TURN: "Turnabout: what you agreed on",
    RITUAL: "Turnabout: time for the two of you",
}
"""What an event is called unless something else was asked for: a calendar is often seen by others."""
ALARM_TIMES = {LOOK_BACK: timedelta(hours=19), TURN: timedelta(hours=8), RITUAL: timedelta(hours=19)}
"""When the alarm goes: so long after the day has begun, wherever the couple is on that day."""
CANCELLATION_PERIOD = timedelta(weeks=12)
"""How long what was let go is cancelled: whoever brings a calendar up to date now and then has done so by then."""
_SEQUENCE_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_UID_NAMESPACE = UUID("3f0c8b5e-6a41-4b9c-9d55-0d1f6f1f7c2a")

TitleFor: TypeAlias = Callable[[Agreement | Ritual, str], str]
"""What an event is called: LOOK_BACK or TURN of an agreement, or TOGETHER for a ritual."""


def build_calendar(
    agreements: Iterable[Agreement], rituals: Iterable[Ritual], title: TitleFor, moment: datetime
) -> str:
    """A calendar of the days to look back, the turns of what comes round, and the days of rituals, as of this moment.

    What was let go not long ago is cancelled in it, under a title that says nothing.
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
    """What an earlier calendar may have of an agreement: the kind, the day it began on, and the moment it ended."""
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
    """All turns as one event that comes again, without the days that are nobody's."""
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
    """The days of a ritual as one that comes again; a day moved this once is one of its own before it."""
    following = date.fromisoformat(ritual.next)
    first = next_day_from(ritual, following)
    if following != first:
        yield f"ritual:{ritual.id}:once", following, ""
        first = date.fromisoformat(after_session(ritual, ritual.next).next)
    yield f"ritual:{ritual.id}", first, ritual.rhythm


def _was_active(ritual: Ritual) -> bool:
    """Whether a ritual that was let go stood before: one that was never wanted was let go on its first day."""
    return ritual.start != ritual.changed[:10]


def _event(kind: str, id_: str, at: datetime, day: date, title: str) -> Event:
    """A whole day with an alarm; exporting again gives the same event, moved to where the day is by then."""
    found = _all_day_event("CONFIRMED", id_, at, day, title)
    found.add_component(_alarm(title, ALARM_TIMES[kind]))
    return found


def _cancelled(kind: str, id_: str, at: datetime, day: date) -> Event:
    """What takes the event of this id out of a calendar that has it, as often as it was to come."""
    return _all_day_event("CANCELLED", id_, at, day, NEUTRAL_TITLES[kind])


def _all_day_event(status: str, id_: str, at: datetime, day: date, title: str) -> Event:
    found = Event()
    # The id of an agreement holds the name of a step, and that of a ritual a script's: both tell a topic.
    found.add("uid", str(uuid5(_UID_NAMESPACE, id_)))
    found.add("dtstamp", at)
    found.add("sequence", _sequence(at))
    found.add("status", status)
    found.add("summary", title)
    found.add("dtstart", day)
    found.add("class", "PRIVATE")
    # A whole day would otherwise show as one on which nobody has time.
    found.add("transp", "TRANSPARENT")
    return found


def _sequence(at: datetime) -> int:
    """The number by which a calendar program tells the later of two events of one id."""
    # Nothing that is kept grows with each change, since a turn that was skipped is taken back without a trace. So the
    # later export is the later event. Its seconds fit into the 31 bits of such a number until the year 2088.
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
    """When the agreement was made or last changed: a clock that was put back since does not make it older."""
    moments = (agreement.made, *(item.at for item in agreement.history))
    return max(map(datetime.fromisoformat, moments))
