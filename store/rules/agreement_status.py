"""The status of an agreement: due, coming, paused, ended."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum, auto

from store.records import Agreement
from store.rules.agreement_history import is_over, is_resting
from store.rules.agreement_turns import Turn, next_turn


class AgreementStatus(Enum):
    """Agreement statuses, in display order."""

    DUE = auto()
    COMING = auto()
    PAUSED = auto()
    ENDED = auto()


TURNS_SHOWN = 3
NO_TURNS: Mapping[str, Turn] = {}


def status(agreement: Agreement, today: date) -> AgreementStatus:
    """Return the status on a day.

    A due look-back comes before an end.
    """
    if agreement.state != "open":
        return AgreementStatus.ENDED
    if agreement.look_back and agreement.look_back <= today.isoformat():
        return AgreementStatus.DUE
    if is_over(agreement, today):
        return AgreementStatus.ENDED
    return AgreementStatus.PAUSED if is_resting(agreement) else AgreementStatus.COMING


def group_by_status(
    agreements: Iterable[Agreement], today: date, turns: Mapping[str, Turn] = NO_TURNS
) -> dict[AgreementStatus, list[Agreement]]:
    """Return agreements by status, the earliest day first.

    Among the ended ones, those that reached their last day come first, latest first, and then the others in the given
    order. `turns` are the `turns_before_look_back`, by the agreement's id.
    """
    by_status: dict[AgreementStatus, list[Agreement]] = {each: [] for each in AgreementStatus}
    for agreement in agreements:
        by_status[status(agreement, today)].append(agreement)
    for name in (AgreementStatus.DUE, AgreementStatus.COMING, AgreementStatus.PAUSED):
        by_status[name].sort(key=lambda agreement: agreement.look_back or "9999")
    by_status[AgreementStatus.COMING].sort(
        key=lambda each: turns[each.id].day.isoformat() if each.id in turns else each.look_back or "9999"
    )
    by_status[AgreementStatus.ENDED].sort(
        key=lambda each: (each.state == "open" and each.end) or "", reverse=True
    )
    return by_status


def first_visible_day(agreement: Agreement, today: date) -> date:
    """Return the first day whose turn is shown.

    Once an agreement is paused, today's turn is hidden too.
    """
    return today + timedelta(1) if status(agreement, today) == AgreementStatus.PAUSED else today


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
    """Return some of today's turns, or the next one."""
    turns = next_turns(agreements, today)
    coming = sorted(
        ((each, turns[each.id]) for each in agreements if each.id in turns), key=lambda found: found[1].day
    )
    todays = [(agreement, turn) for agreement, turn in coming if turn.day == today]
    return todays[:TURNS_SHOWN] or coming[:1]
