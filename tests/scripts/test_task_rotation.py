"""Proposals of who has which task: one owner, within the energy, in turn."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

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
    due = [row, replace(row, id="i2")]
    assert propose(due, {"first": 3, "second": 3}, "2027-03-15").why == "turns"
    assert propose(due, {"first": 0, "second": 3}, "2027-03-15").why == "one_empty"
    assert propose(due, {"first": 2, "second": 4}, "2027-03-15").why == "uneven"
    assert propose(due, {"first": 0, "second": 0}, "2027-03-15").why == "both_empty"
    new = [replace(row, who="")]
    assert propose(new, {"first": 2, "second": 2}, "2027-03-15").why == "shared_out"


def _of(rows: Sequence[TaskRow], partner: str) -> set[str]:
    return {row.id for row in rows if row.who == partner}
