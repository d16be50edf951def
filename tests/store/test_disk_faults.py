"""Tests of every disk error at every operation."""

import errno
import os
from itertools import count, product

import pytest

from store import open_store
from tests.helpers.examples import scaled
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import conversation_with
from tests.store.helpers.scenario import (
    FOLDER,
    ONE,
    STEPS,
    View,
    new_disk,
    refusal,
    seen,
    view,
    views_and_disks,
)

VIEWS, DISKS = views_and_disks()
ERRORS = (errno.EIO, errno.ENOSPC, errno.EMFILE, errno.EACCES, errno.EROFS)
WORDS = ("dishes", "phone", "tea", "walk", "quiet", "sorry", "Ana", "Ben")
STRIDE = 2 + 8 // scaled(8)
"""Operations between two faults of one error: 3, and 10 in the fast profile.

Together, the errors still hit every operation.
"""


def fault_at(step: int, disk: MemoryDisk, faulty: FaultyDisk, *, again: bool = True) -> bool:
    """Run a step with a fault and then without.

    Return whether the fault was reached.
    """
    with open_store(FOLDER, disk=faulty) as store:
        faulty.armed = True
        said = refusal(lambda: STEPS[step].do(store))
        assert not any(word in said for word in WORDS)
        faulty.armed = False
        left = seen(disk.killed())
        assert left in (VIEWS[step], VIEWS[step + 1])
        assert said or left == VIEWS[step + 1]
        if not again:
            return faulty.was_hit
        STEPS[step].do(store)
        assert view(store) == VIEWS[step + 1]
        for state in disk.without_power():
            assert seen(state) == VIEWS[step + 1]
    return faulty.was_hit


@pytest.mark.quick_cases(8)
@pytest.mark.parametrize("step", range(len(STEPS)), ids=lambda step: STEPS[step].name)
def test_retry_after_any_fault_loses_nothing_confirmed(step: int) -> None:
    for error, for_ever, late in (*product(ERRORS, (False, True), (False,)), (errno.EIO, False, True)):
        for at in count((ERRORS.index(error) + for_ever) % STRIDE, STRIDE):
            disk = DISKS[step].killed()
            faulty = FaultyDisk(disk, at=at, error=error, for_ever=for_ever, late=late)
            # The retry takes the longest, and by then the kind of error no longer matters.
            again = ERRORS[at % len(ERRORS)] == error or error == errno.EIO
            if not fault_at(step, disk, faulty, again=again):
                break


@pytest.mark.parametrize("late", [False, True])
def test_going_back_works_after_a_fault(late: bool) -> None:
    answer, agree = 2, 3
    for at in count():
        disk = DISKS[agree].killed()
        faulty = FaultyDisk(disk, at=at, error=errno.EIO, late=late)
        with open_store(FOLDER, disk=faulty) as store:
            faulty.armed = True
            refusal(lambda store=store: STEPS[agree].do(store))  # type: ignore[misc]
            faulty.armed = False
            STEPS[answer].do(store)
            assert view(store) == VIEWS[agree]
        for state in disk.without_power():
            assert seen(state) == VIEWS[agree]
        if not faulty.was_hit:
            break


def test_finishing_after_a_fault_keeps_written_effects() -> None:
    agree = 3
    for at in count():
        disk = DISKS[agree].killed()
        faulty = FaultyDisk(disk, at=at, error=errno.ENOSPC)
        with open_store(FOLDER, disk=faulty) as store:
            faulty.armed = True
            refusal(lambda store=store: STEPS[agree].do(store))  # type: ignore[misc]
            faulty.armed = False
            written = [record["kind"] for record in store.conversation(ONE).answers]
            store.finish(conversation_with(ONE), "2026-03-14T20:40:00+01:00")
            assert len(store.agreements()) == written.count("agree")
        if not faulty.was_hit:
            break


@pytest.mark.quick_cases(2)
@pytest.mark.parametrize("error", ERRORS, ids=os.strerror)
def test_partial_write_leaves_the_old_file(error: int) -> None:
    for at in range(0, 300, 7):
        disk = DISKS[2].killed()
        assert fault_at(2, disk, FaultyDisk(disk, at=at, error=error, for_ever=True, short=True)) or at > 60


def states_after_kill() -> list[tuple[tuple[View, ...], MemoryDisk]]:
    """Return what a kill leaves at each rename or removal.

    Each disk comes with the views that are allowed afterwards.
    """
    found: list[tuple[tuple[View, ...], MemoryDisk]] = []
    for number, step in enumerate(STEPS):
        disk = DISKS[number].killed()
        with open_store(FOLDER, disk=disk) as store:
            allowed = (VIEWS[number], VIEWS[number + 1])
            disk.after = lambda disk=disk, allowed=allowed: found.append((allowed, disk.killed()))  # type: ignore[misc]
            step.do(store)
            disk.after = lambda: None
    return found


@pytest.mark.slow
def test_fault_during_recovery_harms_nothing() -> None:
    for allowed, left in states_after_kill()[::7]:
        for at in count():
            disk = left.killed()
            faulty = FaultyDisk(disk, at=at, error=ERRORS[at % len(ERRORS)], for_ever=at % 2 == 0)
            faulty.armed = True
            said = refusal(lambda disk=faulty: open_store(FOLDER, disk=disk))  # type: ignore[misc]
            assert not any(word in said for word in WORDS)
            assert seen(disk.killed()) in allowed
            if not faulty.was_hit:
                break


def test_failed_opening_says_what_is_safe() -> None:
    for error, at in product(ERRORS, range(12)):
        faulty = FaultyDisk(new_disk(), at=at, error=error)
        faulty.armed = True
        said = refusal(lambda disk=faulty: open_store(FOLDER, disk=disk))  # type: ignore[misc]
        assert not said or "safe" in said or "Nothing was changed" in said
