"""Every state in which a crash may leave the disk, at every step of an operation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from store.storage.backup_file import Backup
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.scenario import FOLDER
from tests.store.helpers.sealed_folders import unpacked
from tests.torture.operations import OPERATIONS, Operation
from tests.torture.shown_data import Shown, is_whole, look, open_folder

MakeDisk = Callable[[MemoryDisk], MemoryDisk]
"""Turns a disk into one of the same contents, but perhaps one that leaves something out."""


Files = frozenset[tuple[str, bytes]]

MOST_WAITING = 9
"""Changes of names not yet flushed, up to which every combination is looked at for a mutant."""


@dataclass
class CrashResult:
    """How many states were looked at, and the operations in which something was lost."""

    states: int = 0
    lost: list[str] = field(default_factory=list)


def same_disk(disk: MemoryDisk) -> MemoryDisk:
    return disk


@cache
def before_and_after(name: str) -> tuple[Shown, Shown]:
    """Return what the folder shows before an operation and after it, with no crash."""
    operation = next(each for each in OPERATIONS if each.name == name)
    disk = operation.start()
    with open_folder(disk) as store:
        operation.do(store)
    return look(operation.start()), look(disk)


def moments(operation: Operation, make: MakeDisk = same_disk) -> Iterator[tuple[bool, MemoryDisk]]:
    """Yield the disk after each of the operation's steps, and at last with True, as confirmed."""
    disk, found = make(operation.start()), list[MemoryDisk]()
    with open_folder(disk) as store:
        disk.after = lambda: found.append(disk.killed())
        operation.do(store)
        disk.after = lambda: None
        confirmed = disk.killed()
    yield from ((False, each) for each in found)
    yield True, confirmed


def crash(operation: Operation, make: MakeDisk = same_disk) -> CrashResult:
    """Kill and cut the power at each step, and after the next opening, too; look at every state once."""
    result = CrashResult()
    judge = _Judge(operation, make)
    for confirmed, killed in moments(operation, make):
        _look_at(judge, killed, result, confirmed=confirmed)
    return result


def is_any_lost(operation: Operation, make: MakeDisk) -> bool:
    """Return whether anything is lost in a few thousand states, the last ones first.

    A disk that leaves something out may have millions of states.
    """
    result = CrashResult()
    judge = _Judge(operation, make)
    for confirmed, killed in reversed([*moments(operation, make)]):
        if len(killed.waiting) <= MOST_WAITING:
            _look_at(judge, killed, result, confirmed=confirmed)
        if result.lost:
            return True
    return False


def _look_at(judge: "_Judge", killed: MemoryDisk, result: CrashResult, *, confirmed: bool) -> None:
    for each in (killed.killed(), *killed.without_power()):
        judge.look(each, result, confirmed=confirmed)
    # What the next opening shows counts as saved, and must survive a power cut, too.
    judge.reopen(killed, result, confirmed=confirmed)


class _Judge:
    """What is allowed in the states of one operation."""

    def __init__(self, operation: Operation, make: MakeDisk) -> None:
        self._operation = operation
        self._make = make
        self._before, self._after = before_and_after(operation.name)
        self._looked: set[tuple[bool, Files]] = set()
        self._reopened: dict[Files, Shown] = {}

    def look(self, disk: MemoryDisk, result: CrashResult, *, confirmed: bool) -> None:
        """Look at a state, unless it was looked at before."""
        if not self._is_new(disk, confirmed):
            return
        result.states += 1
        if self._operation.repeated and not confirmed:
            self._repeat(disk)
            confirmed = True
        found = look(disk)
        if not is_whole(found, self._before, self._after, confirmed=confirmed):
            wrong = "what was confirmed is lost" if confirmed else "it is half done"
            result.lost.append(f"{self._operation.name}: {wrong}")
        elif confirmed and (left := [word for word in self._operation.gone if _is_in(word, disk, found)]):
            result.lost.append(f"{self._operation.name}: {left[0].decode()!r} is still there")
        elif confirmed and any(_is_readable(word, disk) for word in self._operation.hidden):
            result.lost.append(f"{self._operation.name}: a word can be read without a passphrase")

    def reopen(self, killed: MemoryDisk, result: CrashResult, *, confirmed: bool) -> None:
        """Open after a kill, and then cut the power: what was shown must not be lost."""
        disk = self._make(killed.killed())
        with open_folder(disk):
            pass
        shown = look(disk.killed())
        for state in disk.without_power():
            key = frozenset(state.files().items())
            if key not in self._reopened:
                result.states += 1
                self._reopened[key] = look(state)
            found = self._reopened[key]
            if found.things != shown.things and (
                self._operation.shown_is_saved or not self._is_whole(found) or confirmed
            ):
                result.lost.append(f"{self._operation.name}: what was shown after a kill is lost")

    def _is_whole(self, found: Shown) -> bool:
        return self._operation.repeated or is_whole(found, self._before, self._after, confirmed=False)

    def _is_new(self, disk: MemoryDisk, confirmed: bool) -> bool:
        key = (confirmed, frozenset(disk.files().items()))
        is_new = key not in self._looked
        self._looked.add(key)
        return is_new

    def _repeat(self, disk: MemoryDisk) -> None:
        with open_folder(disk) as store:
            self._operation.do(store)


def _is_in(word: bytes, disk: MemoryDisk, shown: Shown) -> bool:
    """Return whether a word is anywhere on the disk, or in a backup of it."""
    backups = [each for each in shown.backups.values() if isinstance(each, Backup) and not each.whole]
    unpacked = [data for each in backups for data in (*each.files.values(), *each.aside.values())]
    files = [data for path, data in disk.files().items() if path.startswith(str(FOLDER))]
    return any(word in data for data in (*files, *unpacked))


def _is_readable(word: bytes, disk: MemoryDisk) -> bool:
    """Return whether a word can be read in any file without a key; zip files are unpacked."""
    return any(word in each for data in disk.files().values() for each in unpacked(data))
