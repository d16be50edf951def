"""Look-backs, turns, and rituals as iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial
from typing import TypeAlias

from icalendar import Calendar, Event

from store import Agreement, DeletedAgreement, Ritual
from store.rules.recurrence import iter_days, parse_recurrence
from store.rules.rituals import after_session, next_day_from
from tui.export.agreement_events import agreement_events, deleted_agreement_events
from tui.export.calendar_rules import calendar_rules
from tui.export.ics_events import RITUAL, add_recurrence, cancelled_event, confirmed_event, is_recent

TitleFor: TypeAlias = Callable[[Agreement | Ritual, str], str]
"""Return an event's title.

The kind is LOOK_BACK or TURN of an agreement, or RITUAL for a ritual.
"""


def build_calendar(
    agreements: Iterable[Agreement],
    rituals: Iterable[Ritual],
    title: TitleFor,
    moment: datetime,
    *,
    deleted: Iterable[DeletedAgreement] = (),
) -> str:
    """Return the calendar of look-backs, turns, and rituals.

    Recently ended and deleted ones are cancelled, under a neutral title.
    """
    whole = Calendar()
    whole.add("prodid", "-//Turnabout//EN")
    whole.add("version", "2.0")
    for agreement in agreements:
        for event in agreement_events(agreement, partial(title, agreement), moment):
            whole.add_component(event)
    for each in deleted:
        for event in deleted_agreement_events(each, moment):
            whole.add_component(event)
    for ritual in rituals:
        for event in _ritual_events(ritual, title(ritual, RITUAL), moment):
            whole.add_component(event)
    text: str = whole.to_ical().decode()
    return text


def _ritual_events(ritual: Ritual, title: str, moment: datetime) -> Iterator[Event]:
    at = max(moment, datetime.fromisoformat(ritual.changed))
    for id_, day, rule in _ritual_days(ritual):
        if ritual.state == "let_go":
            if _was_active(ritual) and is_recent(ritual.changed, moment):
                yield cancelled_event(RITUAL, id_, at, day)
            continue
        event = confirmed_event(RITUAL, id_, at, day, title)
        if rule:
            add_recurrence(event, rule, None)
        yield event


def _ritual_days(ritual: Ritual) -> Iterator[tuple[str, date, str]]:
    """Yield a ritual's days as id, first day, and RRULE.

    A day moved this once is an event of its own.
    """
    following = date.fromisoformat(ritual.next)
    first = next_day_from(ritual, following)
    id_ = f"ritual:{ritual.id}"
    if following != first:
        yield f"{id_}:once", following, ""
        first = date.fromisoformat(after_session(ritual, ritual.next).next)
    recurrence = parse_recurrence(ritual.rhythm)
    for part in calendar_rules(recurrence):
        days = filter(part.includes, iter_days(recurrence, date.fromisoformat(ritual.start), first))
        if day := next(days, None):
            yield f"{id_}:{part.name}" if part.name else id_, day, part.rule


def _was_active(ritual: Ritual) -> bool:
    """Return whether an ended ritual was ever active.

    A declined one was ended on its first day.
    """
    return ritual.start != ritual.changed[:10]
