"""Damaged files: each must be noticed, and never shown as if it were whole."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from random import Random

from store import Store, StoreError
from store.storage.backup_file import Backup
from tests.store.helpers.memory_disk import Content, MemoryDisk
from tests.store.helpers.scenario import FOLDER
from tests.torture.shown_data import open_folder
from tests.torture.starting_disks import restored_disk, sealed_disk

Harm = Callable[[bytes, Random], bytes]
Start = Callable[[], MemoryDisk]

STARTS: tuple[Start, ...] = (restored_disk, sealed_disk)
KEYS = f"{FOLDER}/keys.json"


@dataclass
class DamageResult:
    """How many files were damaged, and which damage went unnoticed."""

    damaged: int = 0
    undetected: list[str] = field(default_factory=list)


def _cut(data: bytes, rng: Random) -> bytes:
    return data[: rng.randrange(len(data))]


def _flip(data: bytes, rng: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 8))):
        changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _zeros(data: bytes, rng: Random) -> bytes:
    start = rng.randrange(len(data))
    end = rng.randrange(start, len(data)) + 1
    return data[:start] + bytes(end - start) + data[end:]


def _noise(data: bytes, rng: Random) -> bytes:
    start = rng.randrange(len(data))
    block = rng.randbytes(min(512, len(data) - start))
    return data[:start] + block + data[start + len(block) :]


def _more(data: bytes, rng: Random) -> bytes:
    return data + rng.choice((b"\n", bytes(512), data, data[-100:]))


def _swap(data: bytes, rng: Random) -> bytes:
    """Put another file in its place, of either folder."""
    return rng.choice([each for start in STARTS for each in _contents(start).values() if each != data])


HARMS: dict[str, Harm] = {
    "cut short": _cut,
    "a few bits flipped": _flip,
    "zeros": _zeros,
    "noise": _noise,
    "something added": _more,
    "another file in its place": _swap,
}


@cache
def _contents(start: Start) -> dict[str, bytes]:
    """Return every file that has a checksum; packs and helplines have none."""
    files = start().files()
    return {path: data for path, data in sorted(files.items()) if path.endswith((".json", ".zip"))}


def damage(seed: int) -> DamageResult:
    """Damage one file in one way, and look at the folder."""
    rng, result = Random(seed), DamageResult()
    start = rng.choice(STARTS)
    path = rng.choice([*_contents(start)])
    harm, change = rng.choice([*HARMS.items()])
    before = _contents(start)[path]
    data = change(before, rng)
    if data == before:
        return result
    disk = start()
    disk.contents[disk.names_now[path]] = Content(data, data)
    result.damaged = 1
    wrong = _wrong_with_keys(disk, before) if path == KEYS else _wrong(disk, path, data, start)
    if wrong:
        result.undetected.append(f"{path.removeprefix(str(FOLDER))}, {harm}: {wrong}")
    return result


def _wrong_with_keys(disk: MemoryDisk, before: bytes) -> str:
    """Return what's wrong after keys.json was damaged: a backup has a copy of it."""
    if _shown(disk) != _whole_things(sealed_disk):
        return "something is lost"
    with open_folder(disk):
        return "" if disk.files()[KEYS] == before else "the keys didn't come back"


def _wrong(disk: MemoryDisk, path: str, data: bytes, start: Start) -> str:
    name = path.removeprefix(f"{FOLDER}/")
    with open_folder(disk) as store:
        checked = store.check_data()
        backups = (*checked.damaged_backups, *checked.locked_backups)
        noticed = {*checked.damaged, *(f"backups/{each}" for each in backups)}
        if name not in noticed and not _is_whole_backup(store, name):
            return "not noticed"
    if not _shown(disk) <= _whole_things(start):
        return "shown as if it were whole"
    return "" if disk.files()[path] == data else "the damaged file was changed"


def _is_whole_backup(store: Store, name: str) -> bool:
    """Return whether it can be read, and is a backup that was made here, to the last byte of each file.

    That's so after something was added behind it, or with another backup under its name.
    """
    folder, _, backup = name.rpartition("/")
    try:
        return folder == "backups" and store.read_backup(backup) in _whole_backups()
    except StoreError:
        return False


@cache
def _whole_backups() -> list[Backup]:
    found: list[Backup] = []
    for start in STARTS:
        with open_folder(start()) as store:
            found += [store.read_backup(each.name) for each in store.backups()]
    return found


@cache
def _whole_things(start: Start) -> frozenset[str]:
    return frozenset(_shown(start()))


def _shown(disk: MemoryDisk) -> set[str]:
    """Return each thing that the folder shows, whatever it can."""
    shown: set[str] = set()
    with open_folder(disk.killed()) as store:
        for ask in (
            lambda: store.people() or (),
            store.agreements,
            lambda: [*store.closed_agreements()],
            store.notebook,
            lambda: [*store.iter_conversations()],
            lambda: store.recent_headers(99),
            store.unfinished,
            lambda: [draft for each in store.unfinished() for draft in store.drafts(each.id)],
        ):
            try:
                shown |= {str(each) for each in ask()}
            except StoreError:
                continue
    return shown
