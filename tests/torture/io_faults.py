"""Every error of the disk at every step of every operation."""

import errno
from dataclasses import dataclass, field
from itertools import count

from store import StoreError
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.memory_disk import MemoryDisk
from tests.torture.crash_states import MOST_WAITING, before_and_after
from tests.torture.operations import Operation
from tests.torture.shown_data import is_whole, look, open_folder

ERRORS = (errno.EIO, errno.ENOSPC, errno.EMFILE, errno.EACCES, errno.EROFS)
WORDS = ("dishes", "phone", "tea", "walk", "quiet", "sorry", "sentence", "Ana", "Ben")
KINDS: tuple[dict[str, bool], ...] = (
    {},
    {"for_ever": True},
    {"late": True},
    {"for_ever": True, "short": True},
)
"""Once; for good; after it was done, as when a flush fails; and after a few bytes were written."""
SHORT_WRITES = 20
"""About so many writes happen in place of one when each takes only a few bytes."""


@dataclass
class FaultResult:
    """How many faults were hit, and what went wrong then."""

    faults: int = 0
    lost: list[str] = field(default_factory=list)


def fail(operation: Operation, stride: int = 1) -> FaultResult:
    """Let each error happen at each step, in each way; with a stride, at every so many steps."""
    result = FaultResult()
    for number, error in enumerate(ERRORS):
        for kind, how in enumerate(KINDS):
            between = stride * SHORT_WRITES if "short" in how else stride
            for at in count((number + kind) % between, between):
                # A retry takes longest, and by then the kind of error no longer matters.
                again = (at + kind) % len(ERRORS) == number
                if not _is_reached(operation, result, error, at, how, again=again):
                    break
    return result


def _is_reached(
    operation: Operation, result: FaultResult, error: int, at: int, how: dict[str, bool], *, again: bool
) -> bool:
    disk = operation.start()
    faulty = FaultyDisk(disk, at=at, error=error, **how)
    said = ""
    with open_folder(faulty) as store:
        faulty.armed = True
        try:
            operation.do(store)
        except StoreError as refused:
            said = str(refused)
        faulty.armed = False
    if not faulty.was_hit:
        return False
    result.faults += 1
    wrong = _wrong(operation, disk, said, again=again)
    if wrong:
        result.lost.append(f"{operation.name}: {errno.errorcode[error]} at step {at} {how or ''}: {wrong}")
    return True


def _wrong(operation: Operation, disk: MemoryDisk, said: str, *, again: bool) -> str:
    """Return what is wrong after a fault, and after doing it again without one."""
    before, after = before_and_after(operation.name)
    if any(word in said for word in WORDS):
        return "the error message holds private words"
    found = look(disk.killed())
    if not said and found.things != after.things:
        return "it was confirmed and isn't there"
    if not operation.repeated and not is_whole(found, before, after, confirmed=False):
        return "it is half done"
    if not again:
        return ""
    if found.things != after.things:
        with open_folder(disk) as store:
            operation.do(store)
        states = (disk.killed(), *disk.without_power()) if len(disk.waiting) <= MOST_WAITING else ()
        if any(look(state).things != after.things for state in states):
            return "it was done again and isn't there"
    return ""
