"""The next turns of agreements, as lists show them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile

from store.agreement_record import Agreement
from store.rules.agreement_schedule import AgreementSchedule, all_days
from store.rules.agreement_status import AgreementStatus, status
from store.rules.agreement_turns import Turn, next_turn

TURNS_SHOWN = 3


def first_visible_day(agreement: Agreement, today: date) -> date:
    """Return the first day whose turn is shown.

    Once an agreement is paused, today's turn is hidden too.
    """
    if status(agreement, today) != AgreementStatus.PAUSED:
        return today
    return date.fromisoformat(agreement.look_back) if agreement.look_back else date.max


def hidden_days(agreement: Agreement, schedule: AgreementSchedule, today: date) -> Iterator[date]:
    """Yield the known days of the recurrence without a shown turn.

    The day on which a pause was decided stays among them.
    """
    first = first_visible_day(agreement, today)
    decided = {rest.decided for rest in schedule.rests}
    known = max((first, *schedule.skipped, *decided, *(rest.until for rest in schedule.rests)))
    for day in takewhile(lambda day: day <= known, all_days(schedule)):
        if schedule.is_free(day) or day in decided or today <= day < first:
            yield day


def next_visible_turn(agreement: Agreement, today: date) -> Turn | None:
    """Return the next turn that is shown."""
    return next_turn(agreement, first_visible_day(agreement, today))


def next_turns(agreements: Iterable[Agreement], today: date) -> dict[str, Turn]:
    """Return the next shown turns by agreement id."""
    found = {agreement.id: next_visible_turn(agreement, today) for agreement in agreements}
    return {id_: turn for id_, turn in found.items() if turn}


def turns_before_look_back(agreements: Iterable[Agreement], today: date) -> dict[str, Turn]:
    """Return the next turns before their look-backs, by agreement id.

    Due and paused agreements have none.
    """
    coming = [agreement for agreement in agreements if status(agreement, today) == AgreementStatus.COMING]
    look_back_days = {agreement.id: agreement.look_back or "9999" for agreement in coming}
    turns = next_turns(coming, today)
    return {id_: turn for id_, turn in turns.items() if turn.day.isoformat() <= look_back_days[id_]}


def todays_or_next_turns(agreements: Sequence[Agreement], today: date) -> list[tuple[Agreement, Turn]]:
    """Return some of today's turns, or all of the next day that has any."""
    turns = next_turns(agreements, today)
    coming = sorted(
        ((each, turns[each.id]) for each in agreements if each.id in turns), key=lambda found: found[1].day
    )
    todays = [(agreement, turn) for agreement, turn in coming if turn.day == today]
    return todays[:TURNS_SHOWN] or [found for found in coming if found[1].day == coming[0][1].day]
