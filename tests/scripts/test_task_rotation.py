"""Proposals of who has which task: one owner, within the energy, in turn."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.engine.task_rotation import propose
from scripts.engine_types import PARTNERS
from scripts.task_values import ROTATIONS, TaskRow

MONDAY = date(2027, 3, 15)
ENERGY = st.fixed_dictionaries({partner: st.integers(0, 4) for partner in PARTNERS})


def rows(who: st.SearchStrategy[str], rotation: st.SearchStrategy[str]) -> st.SearchStrategy[list[TaskRow]]:
    row = st.builds(
        TaskRow,
        id=st.just(""),
        text=st.just("Dishes"),
        who=who,
        energy=st.integers(1, 3),
        rotation=rotation,
        since=st.integers(0, 40).map(lambda days: (MONDAY - timedelta(days)).isoformat()) | st.just(""),
    )
    return st.lists(row, max_size=9).map(
        lambda found: [replace(one, id=f"i{number}") for number, one in enumerate(found)]
    )


ANY_ROWS = rows(st.sampled_from(("first", "second", "")), st.sampled_from(ROTATIONS))


@given(ANY_ROWS, ENERGY)
def test_every_task_has_one_owner_and_nothing_is_lost(before: list[TaskRow], energy: dict[str, int]) -> None:
    after = propose(before, energy, MONDAY.isoformat()).rows
    assert [(row.id, row.energy, row.rotation) for row in after] == [
        (row.id, row.energy, row.rotation) for row in before
    ]
    if any(energy.values()):
        assert all(row.who in PARTNERS for row in after)
    else:
        assert list(after) == before


@given(ANY_ROWS, ENERGY)
def test_proposal_is_always_the_same(before: list[TaskRow], energy: dict[str, int]) -> None:
    assert propose(before, energy, MONDAY.isoformat()) == propose(
        list(before), dict(reversed(energy.items())), MONDAY.isoformat()
    )


@given(ANY_ROWS, ENERGY)
def test_nobody_without_energy_gets_more(before: list[TaskRow], energy: dict[str, int]) -> None:
    after = propose(before, energy, MONDAY.isoformat()).rows
    for partner in PARTNERS:
        if not energy[partner]:
            assert _of(after, partner) <= _of(before, partner)


@given(ANY_ROWS, ENERGY)
def test_what_stays_keeps_its_owner(before: list[TaskRow], energy: dict[str, int]) -> None:
    after = propose(before, energy, MONDAY.isoformat()).rows
    for old, new in zip(before, after, strict=True):
        if old.who and old.rotation == "stays":
            assert new == old


@given(rows(st.sampled_from(PARTNERS), st.just("weekly")), st.integers(1, 4))
def test_rotation_is_fair_over_eight_weeks(before: list[TaskRow], energy: int) -> None:
    weeks, day = Counter[tuple[str, str]](), MONDAY
    current: Sequence[TaskRow] = [replace(row, since="") for row in before]
    for _ in range(8):
        today = day.isoformat()
        proposed = propose(current, dict.fromkeys(PARTNERS, energy), today).rows
        current = [replace(row, since=row.since or today) for row in proposed]
        weeks.update((row.id, row.who) for row in current)
        day += timedelta(7)
    for row in before:
        assert all(3 <= weeks[row.id, partner] <= 5 for partner in PARTNERS)


@given(
    rows(st.sampled_from(PARTNERS), st.just("weekly")),
    rows(st.sampled_from(PARTNERS), st.just("stays")),
    st.sampled_from(((3, 2), (2, 3), (4, 2), (2, 4))),
    st.booleans(),
)
def test_everyone_has_each_task_at_times_whoever_has_more_energy(
    rotating: list[TaskRow], fixed: list[TaskRow], energy: tuple[int, int], one_sided: bool
) -> None:
    start = [replace(row, energy=min(row.energy, 2), since="") for row in rotating]
    start += [
        replace(row, id=f"f{number}", who="first" if one_sided else row.who)
        for number, row in enumerate(fixed)
    ]
    weeks = weeks_of(start, dict(zip(PARTNERS, energy, strict=True)), 12)
    for row in rotating:
        assert all(weeks[row.id, partner] >= 3 for partner in PARTNERS), weeks


def weeks_of(start: Sequence[TaskRow], energy: Mapping[str, int], count: int) -> Counter[tuple[str, str]]:
    """Return for how many weeks each has each task if they plan every week and change nothing."""
    weeks, day, current = Counter[tuple[str, str]](), MONDAY, start
    for _ in range(count):
        today = day.isoformat()
        current = [replace(row, since=row.since or today) for row in propose(current, energy, today).rows]
        weeks.update((row.id, row.who) for row in current)
        day += timedelta(7)
    return weeks


@pytest.mark.parametrize("energy", [(3, 2), (2, 3), (4, 1), (3, 3)])
def test_single_task_changes_hands(energy: tuple[int, int]) -> None:
    row = TaskRow("i1", "Dishes", who="first", energy=1, rotation="weekly")
    weeks = weeks_of([row], dict(zip(PARTNERS, energy, strict=True)), 16)
    assert min(weeks["i1", partner] for partner in PARTNERS) >= 5


def test_fixed_tasks_count() -> None:
    fixed = [TaskRow(f"f{n}", "Taxes", who="first", energy=3) for n in range(6)]
    energy = {"first": 2, "second": 2}
    new = TaskRow("i1", "Dishes")
    assert propose([*fixed, new], energy, "2027-03-15").rows[-1].who == "second"
    mine = replace(new, who="second", rotation="weekly", since="2027-03-08")
    after = propose([*fixed[:3], mine], energy, "2027-03-15")
    assert (after.rows[-1], after.why) == (mine, "suits")
    waiting = replace(mine, id="i2", who="first", since="2027-03-14")
    assert propose([waiting, new], energy, "2027-03-15").rows[-1].who == "second"


def test_new_task_goes_to_whoever_has_less_if_it_suits_both_alike() -> None:
    fixed = [TaskRow("f1", "Taxes", who="first", energy=3), TaskRow("f2", "Bins", who="first", energy=1)]
    fixed.append(TaskRow("f3", "Plants", who="second", energy=1))
    new = TaskRow("i1", "Dishes", energy=1)
    assert propose([*fixed, new], {"first": 3, "second": 1}, "2027-03-15").rows[-1].who == "second"


def test_task_kept_for_two_turns_changes_hands_unless_the_other_can_not_take_it() -> None:
    fixed = TaskRow("f1", "Taxes", who="second", energy=3)
    weekly = TaskRow("i1", "Dishes", who="first", energy=2, rotation="weekly", since="2027-03-01")
    monthly = replace(weekly, id="i2", rotation="monthly", since="2027-01-10")
    for row in (weekly, monthly):
        assert propose([fixed, row], {"first": 3, "second": 2}, "2027-03-15").rows[1].who == "second"
        assert propose([fixed, row], {"first": 3, "second": 1}, "2027-03-15").rows[1] == row
        assert propose([fixed, row], {"first": 3, "second": 0}, "2027-03-15").rows[1] == row
        later = replace(row, since="2027-03-08" if row is weekly else "2027-02-01")
        assert propose([fixed, later], {"first": 3, "second": 2}, "2027-03-15").rows[1] == later


def test_task_that_takes_more_than_the_other_has_stays() -> None:
    row = TaskRow("i1", "Taxes", who="first", energy=3, rotation="weekly")
    assert propose([row], {"first": 3, "second": 2}, "2027-03-15").rows == (row,)
    assert propose([row], {"first": 2, "second": 2}, "2027-03-15").rows[0].who == "second"


def test_whoever_is_tired_does_not_get_everything_of_whoever_is_empty() -> None:
    light = TaskRow("i1", "Dishes", who="first", energy=1, rotation="weekly", since="2027-03-14")
    heavy = replace(light, id="i2", energy=3)
    after = propose([light, heavy], {"first": 0, "second": 1}, "2027-03-15").rows
    assert [row.who for row in after] == ["second", "first"]


def test_tasks_that_one_has_alone_are_shared_at_once() -> None:
    mine = [TaskRow(f"i{n}", "Task", who="first", rotation="weekly") for n in range(4)]
    after = propose(mine, {"first": 3, "second": 3}, "2027-03-15").rows
    assert Counter(row.who for row in after) == {"first": 2, "second": 2}


def test_what_had_to_stay_is_first_the_next_time() -> None:
    start = [TaskRow(f"i{n}", "Task", who="first", rotation="weekly") for n in range(3)]
    current, day, had = start, MONDAY, set[tuple[str, str]]()
    for _ in range(6):
        rows = propose(current, {"first": 4, "second": 2}, day.isoformat()).rows
        current = [replace(row, since=row.since or day.isoformat()) for row in rows]
        had |= {(row.id, row.who) for row in current}
        assert [row.who for row in current].count("first") == 2
        day += timedelta(7)
    assert had == {(row.id, partner) for row in start for partner in PARTNERS}


def test_a_month_is_waited_for() -> None:
    row = TaskRow("i1", "Taxes", who="first", rotation="monthly", since="2027-03-01")
    energy = {"first": 3, "second": 3}
    assert propose([row], energy, "2027-03-15").why == "nothing_due"
    assert propose([row], energy, "2027-03-29").rows[0].who == "second"


def test_why_is_said() -> None:
    row = TaskRow("i1", "Dishes", who="first", rotation="weekly")
    assert propose([row], {"first": 3, "second": 2}, "2027-03-15").why == "suits"
    held = replace(row, since="2027-03-01")
    assert propose([held], {"first": 3, "second": 2}, "2027-03-15").why == "turns"
    fixed = replace(row, id="f1", energy=3, rotation="stays")
    assert propose([fixed, row], {"first": 3, "second": 2}, "2027-03-15").why == "turns"
    due = [row, replace(row, id="i2")]
    assert propose(due, {"first": 3, "second": 3}, "2027-03-15").why == "turns"
    assert propose(due, {"first": 0, "second": 3}, "2027-03-15").why == "one_empty"
    assert propose(due, {"first": 2, "second": 4}, "2027-03-15").why == "uneven"
    assert propose(due, {"first": 0, "second": 0}, "2027-03-15").why == "both_empty"
    new = [replace(row, who="")]
    assert propose(new, {"first": 2, "second": 2}, "2027-03-15").why == "shared_out"


@given(ANY_ROWS, ENERGY)
def test_reason_is_true(before: list[TaskRow], energy: dict[str, int]) -> None:
    found = propose(before, energy, MONDAY.isoformat())
    owners = {row.id: row.who for row in found.rows}
    moved = [row for row in before if row.who and owners[row.id] != row.who]
    given_out = [row for row in before if row.who != owners[row.id] and not row.who]
    rotating = [row for row in before if row.who and row.rotation != "stays"]
    is_true = {
        "both_empty": not any(energy.values()) and not moved and not given_out,
        "one_empty": sorted(energy.values())[0] == 0 < max(energy.values()),
        "uneven": any(energy[owners[row.id]] > energy[row.who] for row in moved),
        "turns": bool(moved),
        "shared_out": bool(given_out) and not moved,
        "suits": bool(rotating) and not moved and not given_out,
        "nothing_due": not moved and not given_out and not any(not row.since for row in rotating),
    }
    assert is_true[found.why]


def _of(rows: Sequence[TaskRow], partner: str) -> set[str]:
    return {row.id for row in rows if row.who == partner}
