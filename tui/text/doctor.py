"""Wording about damaged files, and copies that a sync service left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from shlex import quote
from typing import TYPE_CHECKING

from store.operations.diagnose import Remedy
from tui.text.backups import KEPT_BEFORE, made_text

if TYPE_CHECKING:
    from store.operations.diagnose import Diagnosis, Finding, FoundCopy

HEALTHY = "Nothing is damaged or missing."
HOW_TO_REPAIR = "To fix what can be fixed, run `turnabout doctor --repair`. You’ll be asked first."
REPAIR_QUESTION = "Do this now?"
REPAIRED = "Done."
CANNOT_REPAIR = "None of this can be repaired."
COPY_USED = "Done. The file it replaced is kept for 7 days in a backup."
COPY_DELETED = "Deleted. A backup keeps it for 7 days."
DAMAGED_BACKUP = "The backup {} is damaged. Turnabout never uses it."
_REBUILD = "It can be rebuilt from your conversations, except for what you changed between them."
_REMEDIES = {
    Remedy.BACKUP: "It can be restored from the backup of {}.",
    Remedy.REBUILD: _REBUILD,
    Remedy.ASK_NAMES: "Your names are in it. Turnabout will ask for them again.",
    Remedy.REMOVE: "It can be removed. Everything else stays.",
}
_NONE = "No backup has it, so it can’t be repaired. You can keep it, or delete it where it’s still listed."
_NONE_MISSING = "No backup has it, so it can’t be restored. You can delete it where it’s still listed."


def diagnosis_lines(diagnosis: Diagnosis, today: datetime) -> Iterator[str]:
    """Yield what was found, a line each, and what can be done about it."""
    for finding in diagnosis.findings:
        yield f"{finding.name} is {'missing' if finding.missing else 'damaged'}. {_remedy_text(finding, today)}"
    for copy in diagnosis.copies:
        yield _copy_text(copy)
    if diagnosis.can_repair:
        yield KEPT_BEFORE


def _remedy_text(finding: Finding, today: datetime) -> str:
    if finding.remedy is Remedy.NONE:
        return _NONE_MISSING if finding.missing else _NONE
    made = made_text(finding.made, today) if finding.made else ""
    return _REMEDIES[finding.remedy].format(made)


def _copy_text(found: FoundCopy) -> str:
    name, original = found.copy.name, found.copy.original
    about = f"{name} is a copy of {original}, probably from a sync service."
    delete = f"To delete it, run `turnabout doctor --delete {quote(name)}`."
    if found.damaged:
        return f"{about} It’s damaged. {delete}"
    if found.same:
        return f"{about} It’s the same as the original. {delete}"
    use = f"To use it instead, run `turnabout doctor --use {quote(name)}`."
    kept = "Either way, a backup keeps the other one for 7 days."
    return f"{about} It’s different from the original. {use} {delete} {kept}"
