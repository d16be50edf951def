"""Wording about backups, for the commands and the app."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui.text.dates import clock_text, day_words
from tui.text.list_formatting import listed

if TYPE_CHECKING:
    from store.operations.verify_files import DataCheck
    from store.rules.backup_retention import BackupName

MADE = "Backup made and checked."
KEPT_TEXT = "Turnabout makes a backup on each day you open it. It keeps the last one of each of 7 days, 4 weeks, and 12 months."
WITHOUT_UNFINISHED = "Conversations you haven’t finished aren’t in these backups, because you haven’t decided yet what to save of them."
NOTHING_YET = "You haven’t saved anything yet, so there’s nothing to back up."
WHOLE_TEXT = "It holds everything, even private answers in a conversation you haven’t finished. Keep it in a safe place."
_DOCTOR = "To see what can be done, run `turnabout doctor`."


def made_text(made: datetime, today: datetime) -> str:
    """Return when a backup was made."""
    return f"{day_words(made.date(), today.date())}, {clock_text(made)}"


def backup_text(backup: BackupName, today: datetime) -> str:
    """Return a backup as a list shows it."""
    when = made_text(backup.made, today)
    return f"{when} (everything, before a restore or repair)" if backup.whole else when


def check_lines(check: DataCheck) -> Iterator[str]:
    """Yield what verifying found, if all is well."""
    yield f"{_count(check.files, 'file')} and {_count(check.backups, 'backup')} checked. All are as they were saved."


def check_error(check: DataCheck) -> str:
    """Return what's damaged or missing, or ""."""
    kinds = (
        ("Damaged", check.damaged),
        ("Missing", check.missing),
        ("Damaged backups", check.damaged_backups),
    )
    found = [f"{kind}: {listed(names)}." for kind, names in kinds if names]
    return " ".join((*found, "Everything else is as it was saved.", _DOCTOR)) if found else ""


def whole_backup_text(made: datetime, today: datetime, files: int, damaged: Sequence[str]) -> str:
    """Return what verifying a backup file found."""
    lost = f" Damaged when it was made: {listed(damaged)}." if damaged else ""
    return f"This backup is whole: {_count(files, 'file')} from {made_text(made, today)}.{lost}"


def _count(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
