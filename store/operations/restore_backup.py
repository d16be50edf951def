"""Restoring a backup: what it would change, and doing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from store.errors import DamagedBackup, StoreError, UnreadableFile
from store.operations.change_copied_words import undamaged
from store.operations.changes_in_memory import changed_in_memory, folder_in_memory
from store.operations.erase_from_backups import without_erased
from store.operations.make_backup import make_backup, save_backup
from store.operations.replace_folder import replace_folder
from store.operations.save_conversation import save
from store.storage.backup_file import Backup
from store.storage.data_folder import DataFolder
from store.storage.file_layout import (
    ERASED_FILE,
    RESTORING_FILE,
    conversation_of,
    draft_file,
    is_conversation,
)
from store.storage.stored_files import StoredFiles, is_undamaged
from store.storage.tinydb_files import Files
from store.tables.agreements import closed_agreements, open_agreements
from store.tables.erasures import read_erasures, write_erasures
from store.tables.notebook import notebook_entries
from store.tables.retention import read_announcement, write_announcement

UNFINISHED_TEXT = (
    "A restore isn’t finished yet, so nothing was saved. "
    "Your backups are safe; restart Turnabout to finish it."
)


@dataclass(frozen=True)
class Counts:
    """How much a folder holds; None if that can't be read."""

    agreements: int | None
    entries: int | None


@dataclass(frozen=True)
class Restoration:
    """What the folder would hold afterward, and how that differs from now.

    Conversations are ids: those that would be removed, come back, or go back to an earlier version.
    """

    made: str
    files: Mapping[str, bytes]
    removed: tuple[str, ...]
    returning: tuple[str, ...]
    changed: tuple[str, ...]
    now: Counts
    then: Counts


def plan_restore(folder: DataFolder, stored: StoredFiles, backup: Backup) -> Restoration:
    """Return what restoring a backup would do; nothing that was deleted comes back.

    Conversations that are unfinished now stay.

    Raise DamagedBackup, NewerFormat, ReadError.
    """
    if not all(is_undamaged(name, data) for name, data in backup.files.items()):
        raise DamagedBackup("This backup")
    _, copy = folder_in_memory(backup.files)
    copy.couple.refresh()
    copy.open.refresh()
    erasures = read_erasures(folder.files)
    files = dict(without_erased(folder, backup, erasures).files)
    if read_announcement(copy.couple):  # they may have changed their minds since: then they're told again
        files = changed_in_memory(files, lambda copy: write_announcement(copy.couple, None))
    if erasures:
        both = changed_in_memory(
            files,
            lambda copy: write_erasures(copy.files, [*read_erasures(copy.files), *erasures]),
        )
        files[ERASED_FILE] = both[ERASED_FILE]
    now = {**stored.good, **stored.damaged}
    then = files = _with_unfinished(folder, files, now)
    here, there = _conversations(now), _conversations(then)
    return Restoration(
        made=backup.made,
        files=files,
        removed=tuple(sorted(here.keys() - there.keys())),
        returning=tuple(sorted(there.keys() - here.keys())),
        changed=tuple(sorted(id_ for id_ in here.keys() & there.keys() if here[id_] != there[id_])),
        now=_counts(now),
        then=_counts(then),
    )


def keep_everything(files: Files, stored: StoredFiles, moment: datetime) -> None:
    """Make a whole backup before something risky, unless the folder is new.

    Raise WriteError, ReadOnlyStore, ReadError.
    """
    if stored.good or stored.damaged or stored.copies:
        save_backup(files, stored, moment, make_backup(stored, moment, whole=True))


def restore(folder: DataFolder, stored: StoredFiles, new: Mapping[str, bytes], moment: datetime) -> None:
    """Replace what the folder holds, after a whole backup of it.

    Raise WriteError, ReadOnlyStore, ReadError. Then nothing was changed, or nothing more can be saved until the folder
    is opened again, which completes it.
    """
    files = folder.files
    keep_everything(files, stored, moment)
    try:
        replace_folder(files, moment.isoformat(timespec="seconds"), new)
    except StoreError:
        if _may_have_begun(files):
            files.read_only_reason = UNFINISHED_TEXT
        raise


def _may_have_begun(files: Files) -> bool:
    try:
        return files.exists(RESTORING_FILE)
    except StoreError:
        return True


def _with_unfinished(
    folder: DataFolder, files: Mapping[str, bytes], now: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the files with the conversations that are unfinished now, because daily backups never have them."""
    there = _conversations(files)
    ids = [row["id"] for row in folder.open.readable_rows("conversations") if row["id"] not in there]
    unfinished = [each for each in (undamaged(folder, id_) for id_ in ids) if each and not each.ended]

    def keep(copy: DataFolder) -> None:
        for each in unfinished:
            save(copy, each)

    drafts = {name: now[name] for each in unfinished if (name := draft_file(each.id)) in now}
    return {**changed_in_memory(files, keep), **drafts} if unfinished else dict(files)


def _conversations(files: Mapping[str, bytes]) -> dict[str, bytes]:
    named = ((conversation_of(name), name) for name in files if name[:1].isdigit())
    return {id_: files[name] for id_, name in named if is_conversation(id_)}


def _counts(files: Mapping[str, bytes]) -> Counts:
    _, folder = folder_in_memory(files)
    agreements: int | None = None
    entries: int | None = None
    try:
        agreements = len(open_agreements(folder.open))
        agreements += len([*closed_agreements(folder.open, folder.files)])
        entries = len(notebook_entries(folder.notebook, None))
    except UnreadableFile:
        pass
    return Counts(agreements, entries)
