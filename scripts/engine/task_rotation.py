"""A proposal of who has which task next week.

A task is never split: it has one owner. Nothing here is shown as a number, and nothing is stored but who has a task
since when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scripts.engine_types import PARTNERS, Partner, other_partner
from scripts.task_values import TaskRow

DUE_DAYS = {"weekly": 5, "monthly": 26}
"""After how many days a task changes hands; planning a little early is fine."""
MOST_TURNS = 2
"""For how many turns in a row one of them keeps a task, however well that suits the energy."""
Energy = Mapping[Partner, int]
"""How much energy each has for the week: 0 to 4."""


@dataclass(frozen=True)
class Proposal:
    """Who could have which task, and why.

    `why` is both_empty, one_empty, uneven, turns, shared_out, suits, or nothing_due. `empty` is the partner without
    energy, if only one has none.
    """

    rows: tuple[TaskRow, ...]
    why: str
    empty: Partner = ""


def propose(rows: Sequence[TaskRow], energy: Energy, today: str) -> Proposal:
    """Return who could have which task next week.

    A person without energy gets nothing new, and passes on what rotates if the other can take it. Otherwise, what is
    due changes hands, so that all that each of them has suits the energy; what had to stay changes hands the next time.
    """
    if not any(energy.values()):
        return Proposal(tuple(rows), "both_empty")
    empty = next((partner for partner in PARTNERS if not energy[partner]), None)
    moving = [row for row in rows if row.who in PARTNERS and row.rotation in DUE_DAYS]
    if not empty:
        moving = [row for row in moving if _is_due(row, today)]
    owner = {row.id: row.who for row in rows if row.who in PARTNERS}
    owner |= {row.id: other_partner(row.who) for row in moving if _can_take(row, energy)}
    if not empty:
        _even_out(rows, [row for row in moving if not _is_due(row, today, MOST_TURNS)], owner, energy)
    for row in rows:
        if row.id not in owner:
            owner[row.id] = _next_owner(row, rows, owner, energy)
    after = tuple(
        replace(row, who=owner[row.id], since="") if owner[row.id] != row.who else row for row in rows
    )
    why = "one_empty" if empty else _reason(rows, owner, energy, is_due=bool(moving))
    return Proposal(after, why, empty or "")


def _is_due(row: TaskRow, today: str, turns: int = 1) -> bool:
    """Return whether somebody has had a task for so many turns; without a day, that's one."""
    if not row.since:
        return turns == 1
    days = (date.fromisoformat(today) - date.fromisoformat(row.since)).days
    return days >= turns * DUE_DAYS[row.rotation]


def _can_take(row: TaskRow, energy: Energy) -> bool:
    """Return whether the other one has enough energy for a task, or at least as much as its owner."""
    other, mine = energy[other_partner(row.who)], energy[row.who]
    return other >= row.energy or other >= mine > 0


def _even_out(
    rows: Sequence[TaskRow], can_stay: Iterable[TaskRow], owner: dict[str, Partner], energy: Energy
) -> None:
    """Leave tasks where they are for as long as that suits the energy better.

    Those that changed hands last stay first, so that each has its turn.
    """
    last_first = sorted(can_stay, key=lambda row: row.since, reverse=True)
    while moved := [row for row in last_first if owner[row.id] != row.who]:

        def stays(row: TaskRow) -> int:
            return _mismatch(rows, {**owner, row.id: row.who}, energy)

        best = min(moved, key=stays)
        if stays(best) >= _mismatch(rows, owner, energy):
            return
        owner[best.id] = best.who


def _next_owner(
    row: TaskRow, rows: Iterable[TaskRow], owner: Mapping[str, Partner], energy: Energy
) -> Partner:
    """Return who should have a task that nobody has; if it suits both alike, the one who has less to do."""
    loads = _loads(rows, owner)

    def order(one: Partner) -> tuple[int, int, int]:
        return _mismatch(rows, {**owner, row.id: one}, energy), loads[one], -energy[one]

    return min((one for one in PARTNERS if energy[one]), key=order)


def _loads(rows: Iterable[TaskRow], owner: Mapping[str, Partner]) -> dict[Partner, int]:
    """Return how much energy it takes what each of them has, whether it changes hands or stays."""
    loads: dict[Partner, int] = dict.fromkeys(PARTNERS, 0)
    for row in rows:
        if row.id in owner:
            loads[owner[row.id]] += row.energy
    return loads


def _mismatch(rows: Iterable[TaskRow], owner: Mapping[str, Partner], energy: Energy) -> int:
    """Return how far the rows are from being shared as the energy is."""
    loads = _loads(rows, owner)
    return abs(loads["first"] * energy["second"] - loads["second"] * energy["first"])


def _reason(rows: Sequence[TaskRow], owner: Mapping[str, Partner], energy: Energy, *, is_due: bool) -> str:
    """Return why tasks change hands, or don't, if both have some energy."""
    had = [row for row in rows if row.who in PARTNERS]
    moved = [row for row in had if owner[row.id] != row.who]
    if not moved:
        return "shared_out" if len(had) < len(rows) else "suits" if is_due else "nothing_due"
    goes_to_more_energy = any(energy[owner[row.id]] > energy[row.who] for row in moved)
    before = {row.id: row.who for row in had}
    matches_better = _mismatch(had, owner, energy) < _mismatch(had, before, energy)
    return "uneven" if goes_to_more_energy and matches_better else "turns"
