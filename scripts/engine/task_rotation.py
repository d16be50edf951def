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
Energy = Mapping[Partner, int]
"""How much energy each has for the week: 0 to 4."""


@dataclass(frozen=True)
class Proposal:
    """Who could have which task, and why.

    `why` is both_empty, one_empty, uneven, turns, shared_out, or nothing_due. `moved` are the ids of rows with another
    owner, and `empty` is the partner without energy, if only one has none.
    """

    rows: tuple[TaskRow, ...]
    why: str
    moved: tuple[str, ...] = ()
    empty: Partner = ""


def propose(rows: Sequence[TaskRow], energy: Energy, today: str) -> Proposal:
    """Return who could have which task next week.

    Whoever has no energy gets nothing new, and passes on what rotates if the other can take it. Otherwise, what is due
    changes hands, shared as the energy allows; what had to stay is first in line next time.
    """
    if not any(energy.values()):
        return Proposal(tuple(rows), "both_empty")
    empty = next((partner for partner in PARTNERS if not energy[partner]), None)
    moving = [
        row
        for row in rows
        if row.who in PARTNERS and row.rotation in DUE_DAYS and (empty or _is_due(row, today))
    ]
    owner = {row.id: other_partner(row.who) if _can_take(row, energy) else row.who for row in moving}
    if not empty:
        _even_out(moving, owner, energy)
    new = [row for row in rows if row.who not in PARTNERS]
    for row in new:
        owner[row.id] = _next_owner(row, [*moving, *new], owner, energy)
    after = tuple(
        replace(row, who=owner[row.id], since="") if owner.get(row.id, row.who) != row.who else row
        for row in rows
    )
    moved = tuple(new.id for old, new in zip(rows, after, strict=True) if old.who and old.who != new.who)
    return Proposal(after, _reason(rows, after, energy, empty), moved, empty or "")


def _is_due(row: TaskRow, today: str) -> bool:
    if not row.since:
        return True
    return (date.fromisoformat(today) - date.fromisoformat(row.since)).days >= DUE_DAYS[row.rotation]


def _can_take(row: TaskRow, energy: Energy) -> bool:
    """Return whether the other one has enough energy for a task, or at least as much as whoever has it."""
    other, mine = energy[other_partner(row.who)], energy[row.who]
    return other >= row.energy or other >= mine > 0


def _even_out(moving: Sequence[TaskRow], owner: dict[str, Partner], energy: Energy) -> None:
    """Leave tasks where they are for as long as that suits the energy better.

    Those that changed hands last stay first, so that each has its turn.
    """
    while moved := [row for row in moving if owner[row.id] != row.who]:
        now = _mismatch(moving, owner, energy)

        def stays(row: TaskRow) -> int:
            return _mismatch(moving, {**owner, row.id: row.who}, energy)

        best = min(sorted(moved, key=lambda row: row.since, reverse=True), key=stays)
        if stays(best) >= now:
            return
        owner[best.id] = best.who


def _next_owner(row: TaskRow, rows: Iterable[TaskRow], owner: Mapping[str, Partner], energy: Energy) -> str:
    known = [each for each in rows if each.id in owner or each.id == row.id]
    possible = sorted((one for one in PARTNERS if energy[one]), key=lambda one: -energy[one])
    return min(possible, key=lambda one: _mismatch(known, {**owner, row.id: one}, energy))


def _mismatch(rows: Iterable[TaskRow], owner: Mapping[str, Partner], energy: Energy) -> int:
    """Return how far the rows are from being shared as the energy is."""
    takes: dict[Partner, int] = dict.fromkeys(PARTNERS, 0)
    for row in rows:
        takes[owner[row.id]] += row.energy
    return abs(takes["first"] * energy["second"] - takes["second"] * energy["first"])


def _reason(
    before: Sequence[TaskRow], after: Sequence[TaskRow], energy: Energy, empty: Partner | None
) -> str:
    changed = [old for old, new in zip(before, after, strict=True) if old.who != new.who]
    if empty:
        return "one_empty"
    if not changed:
        return "nothing_due"
    if all(not row.who for row in changed):
        return "shared_out"
    return "turns" if energy["first"] == energy["second"] else "uneven"
