"""Wording about backups, for the commands and the app."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui.text.dates import brief_date, clock_text, day_words, iso_date
from tui.text.list_formatting import listed

if TYPE_CHECKING:
    from store.operations.restore_backup import Restoration
    from store.operations.verify_files import DataCheck
    from store.rules.backup_retention import BackupName

MADE = "Backup made and checked."
KEPT_TEXT = (
    "Turnabout makes a backup on each day you open it, and checks it. It keeps 7 daily, 4 weekly, and 12 monthly "
    "backups."
)
WITHOUT_UNFINISHED = (
    "A conversation you haven’t finished isn’t in it, because you haven’t decided yet what to save. "
    "What you delete is deleted from it, too."
)
OUTSIDE_TEXT = (
    "To keep one on another disk, quit and run `turnabout backup --out` with a file name. "
    "If this computer breaks, that’s the one you’ll need."
)
WHOLE_ABOUT = (
    "It was made before something was restored or repaired, and it’s kept for 7 days. It holds everything, even "
    "private answers in a conversation you hadn’t finished."
)
ENTER_TEXT = "Press Enter to see what restoring it would change. You’ll be asked before anything happens."
EVERYTHING = "everything"
NONE_YET = "You don’t have any backups yet."
CLOSES = "Press Enter to close Turnabout, and open it again to continue."
NOTHING_YET = "You haven’t saved anything yet, so there’s nothing to back up."
WHOLE_TEXT = (
    "It holds everything, even private answers in a conversation you haven’t finished. "
    "Keep it in a safe place."
)
NO_BACKUPS = "There are no backups yet. To make one, run `turnabout backup`."
WHICH_BACKUP = (
    "To restore one, run `turnabout restore` with its day or name. "
    "You’ll see what would change before anything does."
)
RESTORE_QUESTION = "Restore this backup?"
RESTORED = "Restored. What was there before is kept as a backup for 7 days."
STAYED = "Nothing was changed."
KEPT_BEFORE = (
    "What it replaces is kept for 7 days as a backup with everything in it, even private answers in a conversation you "
    "haven’t finished."
)
_MAX_DAYS = 5
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
    yield f"{_count(check.files, 'file')} and {_count(check.backups, 'backup')} checked. Nothing is damaged or missing."
    if check.locked_backups:
        yield f"Encrypted with other passphrases, so not checked: {listed(check.locked_backups)}."


def check_error(check: DataCheck) -> str:
    """Return what's damaged or missing, or ""."""
    kinds = (
        ("Damaged", check.damaged),
        ("Missing", check.missing),
        ("Damaged backups", check.damaged_backups),
    )
    found = [f"{kind}: {listed(names)}." for kind, names in kinds if names]
    return " ".join((*found, "Nothing else is damaged.", _DOCTOR)) if found else ""


def whole_backup_text(made: datetime, today: datetime, files: int, damaged: Sequence[str]) -> str:
    """Return what verifying a backup file found."""
    lost = f" Damaged when it was made: {listed(damaged)}." if damaged else ""
    return f"This backup is intact: {_count(files, 'file')} from {made_text(made, today)}.{lost}"


def restore_lines(plan: Restoration, today: datetime) -> Iterator[str]:
    """Yield what restoring a backup would change, in sentences."""
    yield f"This backup was made on {made_text(datetime.fromisoformat(plan.made), today)}."
    many = len(plan.changed) > 1
    kinds = (
        (plan.removed, "will be removed"),
        (plan.returning, "will come back"),
        (plan.changed, f"will go back to how {'they were' if many else 'it was'} then"),
    )
    changes = [
        f"{_count(len(ids), 'conversation')} {what} ({_days(ids, today)})." for ids, what in kinds if ids
    ]
    yield from changes or ["No conversation will change."]
    for now, then, what in (
        (plan.now.agreements, plan.then.agreements, "Agreements"),
        (plan.now.entries, plan.then.entries, "Notebook entries"),
    ):
        if then is not None:
            yield f"{what}: {'unknown' if now is None else now} now, {then} after restoring."
    yield "Conversations you haven’t finished stay."
    yield "Names, settings, and added packs will go back to how they were then, too."
    yield "Anything you deleted since then stays deleted, and corrected words stay corrected."
    yield KEPT_BEFORE


def _days(ids: Sequence[str], today: datetime) -> str:
    """Return the days of conversations, the latest ones first."""
    days = [brief_date(iso_date(id_), today.date()) for id_ in reversed(ids)]
    more = len(days) - _MAX_DAYS
    return listed([*days[:_MAX_DAYS], *([f"{more} more"] if more > 0 else [])])


def _count(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
