"""What is damaged or missing in a folder, and what can be done about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from store.errors import StoreError
from store.operations.changes_in_memory import folder_in_memory
from store.operations.make_backup import lost_files
from store.operations.rebuild import rebuild_files
from store.records import Homework
from store.rules.sync_copies import SyncCopy, original_name
from store.storage.backup_shelf import newest_with
from store.storage.data_folder import DataFolder
from store.storage.file_layout import (
    COUPLE_FILE,
    DRAFTS_FOLDER,
    ERASED_FILE,
    MONTH_FILE,
    NOTEBOOK_FILE,
    OPEN_FILE,
    conversation_of,
    is_conversation,
    month_in,
)
from store.storage.stored_files import StoredFiles, is_undamaged
from store.tables.month_files import readable_rows


class Remedy(Enum):
    """What can be done about a damaged or missing file."""

    BACKUP = auto()
    REBUILD = auto()
    ASK_NAMES = auto()
    REMOVE = auto()
    NONE = auto()


@dataclass(frozen=True)
class Finding:
    """A file that's damaged, or missing; `made` is when the backup was made that has it."""

    name: str
    missing: bool
    remedy: Remedy
    made: datetime | None = None


@dataclass(frozen=True)
class FoundCopy:
    """A copy that a sync service left; `same` if it has what the original has."""

    copy: SyncCopy
    damaged: bool
    same: bool


@dataclass(frozen=True)
class Diagnosis:
    """All that was found, and what the folder would hold once it's repaired."""

    findings: tuple[Finding, ...]
    copies: tuple[FoundCopy, ...]
    repaired: Mapping[str, bytes]

    @property
    def can_repair(self) -> bool:
        """Return whether a repair would do anything."""
        return any(each.remedy is not Remedy.NONE for each in self.findings)


def diagnose(folder: DataFolder, stored: StoredFiles, homework: Sequence[Homework] = ()) -> Diagnosis:
    """Return what's wrong with a folder, and a repaired one in memory.

    A file comes from the newest backup that has it, if nothing that belongs in it is newer. Otherwise, a list is
    rebuilt from the conversations. Raise ReadError.
    """
    files = dict(stored.good)
    lost = lost_files(stored)
    backups = newest_with(folder.files, lost)
    findings: list[Finding] = []
    for name in sorted(lost, key=_conversations_first):
        missing = name not in stored.damaged
        made, backup = backups.get(name, (None, None))
        if made and backup and _fits(name, backup.files, files):
            files[name] = backup.files[name]
            findings.append(Finding(name, missing, Remedy.BACKUP, made.made))
        else:
            findings.append(Finding(name, missing, _without_backup(name)))
    files = _rebuilt(files, homework)
    findings = [_only_if_done(each, files) for each in findings]
    hopeless = {each.name for each in findings if each.remedy is Remedy.NONE}
    files |= {name: data for name, data in stored.damaged.items() if name in hopeless}
    return Diagnosis(tuple(findings), tuple(_copies(stored)), files)


def _without_backup(name: str) -> Remedy:
    if name in (OPEN_FILE, NOTEBOOK_FILE) or name.endswith(f"/{MONTH_FILE}"):
        return Remedy.REBUILD
    if name == COUPLE_FILE:
        return Remedy.ASK_NAMES
    return Remedy.REMOVE if name == ERASED_FILE or name.startswith(DRAFTS_FOLDER) else Remedy.NONE


def _fits(name: str, backup: Mapping[str, bytes], files: Mapping[str, bytes]) -> bool:
    """Return whether a backup's file says all that the folder's conversations say."""
    if name in (OPEN_FILE, NOTEBOOK_FILE):
        return _conversations(files) <= _conversations(backup)
    if name.endswith(f"/{MONTH_FILE}"):
        _, folder = folder_in_memory(backup)
        listed = {row["id"] for row in readable_rows(folder.files, month_in(name), "conversations")}
        return {id_ for id_ in _conversations(files) if id_[:7] == month_in(name)} <= listed
    return True


def _conversations(files: Mapping[str, bytes]) -> set[str]:
    return {
        conversation_of(name)
        for name in files
        if name[:1].isdigit() and is_conversation(conversation_of(name))
    }


def _conversations_first(name: str) -> tuple[bool, str]:
    """Sort conversations before the lists that depend on them."""
    return (not is_conversation(conversation_of(name)), name)


def _rebuilt(files: Mapping[str, bytes], homework: Sequence[Homework]) -> dict[str, bytes]:
    disk, folder = folder_in_memory(files)
    try:
        rebuild_files(folder, homework)
    except StoreError:
        return dict(files)
    return disk.files()


def _only_if_done(finding: Finding, files: Mapping[str, bytes]) -> Finding:
    """Return a finding whose file really can be rebuilt."""
    if finding.remedy is Remedy.REBUILD and finding.name not in files:
        return Finding(finding.name, finding.missing, Remedy.NONE)
    return finding


def _copies(stored: StoredFiles) -> list[FoundCopy]:
    found = []
    for name, data in stored.copies.items():
        original = original_name(name)
        ours = stored.good.get(original, stored.damaged.get(original))
        found.append(FoundCopy(SyncCopy(name, original), not is_undamaged(original, data), data == ours))
    return found
