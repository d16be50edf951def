"""What a folder shows, and whether that may be so after a crash."""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass

from store import (
    Disk,
    FolderKey,
    Store,
    StoreError,
    WrongPassphrase,
    is_sealed,
    open_store,
    unlock_folder,
)
from store.storage.backup_file import Backup
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.scenario import FOLDER
from tests.store.helpers.sealed_folders import ANAS, BENS, CODE, NEW, OTHER_CODE

Things = dict[str, str]

SECRETS = (ANAS, BENS, NEW, CODE, OTHER_CODE)
BEGINS = "begins next"
RANDOM_ID = re.compile(r"map:[0-9a-f]{12}")
PACKS = f"{FOLDER}/packs/"


@dataclass(frozen=True)
class Shown:
    """All that a newly opened folder shows, and its backups by name."""

    things: Things
    backups: Mapping[str, Backup | str]


def open_folder(disk: Disk) -> Store:
    """Open the folder on this disk, with whatever secret opens it."""
    return open_store(FOLDER, disk=disk, key=next(iter(_keys(disk).values()), None))


def _keys(disk: Disk) -> dict[str, FolderKey]:
    """Return the key of a sealed folder, by each secret that opens it."""
    found: dict[str, FolderKey] = {}
    for secret in SECRETS if is_sealed(FOLDER, disk=disk) else ():
        with suppress(WrongPassphrase):
            found[secret] = unlock_folder(FOLDER, secret, disk=disk)
    return found


def look(disk: MemoryDisk) -> Shown:
    """Open the folder, as the next process does, and return all it shows."""
    with open_folder(disk) as store:
        things = {name: _text(ask, store) for name, ask in ASKED.items()}
        things["packs"] += str(sorted(_pack_files(disk).items()))
        things["opens with"] = str([*_keys(disk)])
        return Shown(things, {each.name: _backup(store, each.name) for each in store.backups()})


def is_whole(found: Shown, before: Shown, after: Shown, *, confirmed: bool) -> bool:
    """Return whether something was done wholly, or not at all.

    Once confirmed, it must be done. No backup may be lost or changed meanwhile, except by what is done to it.
    """
    if confirmed:
        return found == after
    return _all_or_nothing(found.things, before.things, after.things) and _has_backups(found, before, after)


def _all_or_nothing(found: Things, before: Things, after: Things) -> bool:
    """Return whether all was done or none of it, except that who begins next may be known already."""
    begins = found[BEGINS]
    return begins in (before[BEGINS], after[BEGINS]) and found in (
        before | {BEGINS: begins},
        after | {BEGINS: begins},
    )


def _has_backups(found: Shown, before: Shown, after: Shown) -> bool:
    kept = before.backups.keys() & after.backups.keys()
    known = [*before.backups.items(), *after.backups.items()]
    return kept <= found.backups.keys() and all(each in known for each in found.backups.items())


def _all_saved(store: Store) -> object:
    return store.export_all(lambda conversation: conversation)


def _held(store: Store) -> object:
    return [(each.id, each.held) for each in store.iter_conversations()]


def _drafts(store: Store) -> object:
    return [asdict(draft) for each in store.iter_conversations() for draft in store.drafts(each.id)]


def _wrong(store: Store) -> object:
    return [*store.unreadable_files(), *store.missing_files(), *store.missing_conversations()]


ASKED: Mapping[str, Callable[[Store], object]] = {
    "everything saved": _all_saved,
    "people": lambda store: store.people(),
    "settings": lambda store: store.settings(),
    BEGINS: lambda store: store.begins_next(),
    "unfinished": lambda store: store.unfinished(),
    "ended": lambda store: store.recent_headers(100),
    "put aside": _held,
    "drafts": _drafts,
    "agreements": lambda store: store.agreements(),
    "ended agreements": lambda store: sorted(map(str, store.closed_agreements())),
    "deleted agreements": lambda store: store.deleted_agreements(),
    "notebook": lambda store: store.notebook(),
    "rituals": lambda store: store.rituals(),
    "cards": lambda store: dict(store.drawn_cards("repair", "card")),
    "homework": lambda store: store.homework(),
    "times done": lambda store: [store.times_done(each) for each in ("say-it-back", "repair")],
    "packs": lambda store: store.packs(),
    "sealed": lambda store: (store.is_sealed, store.sealed_for, store.sealing_unfinished),
    "wrong": _wrong,
}
"""Everything is asked that a screen or an export could show."""


def _text(ask: Callable[[Store], object], store: Store) -> str:
    try:
        found = ask(store)
    except StoreError as error:
        return f"refused: {error}"
    return RANDOM_ID.sub("map:new", json.dumps(found, default=str) if isinstance(found, dict) else str(found))


def _backup(store: Store, name: str) -> Backup | str:
    try:
        return store.read_backup(name)
    except StoreError as error:
        return f"refused: {error}"


def _pack_files(disk: MemoryDisk) -> dict[str, bytes]:
    return {path: data for path, data in disk.files().items() if path.startswith(PACKS)}
