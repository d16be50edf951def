"""The status of an agreement: due, coming, paused, ended."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum, auto

from store.agreement_record import Agreement
from store.rules.agreement_history import is_over, is_resting
from store.rules.agreement_turns import Turn


class AgreementStatus(Enum):
    """Agreement statuses, in display order."""

    DUE = auto()
    COMING = auto()
    PAUSED = auto()
    ENDED = auto()


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
