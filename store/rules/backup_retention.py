"""Which backups are kept: the last of each of 7 days, 4 weeks, and 12 months."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

DAYS, WEEKS, MONTHS = 7, 4, 12
DAYS_OF_WHOLE = 7
"""Days that a backup made before something risky is kept."""

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6})(_\d+)?(-before)?\.zip")
_STAMP = "%Y-%m-%dT%H%M%S"


@dataclass(frozen=True, order=True)
class BackupName:
    """A backup in the data folder; `made` is the couple's local time.

    It's `whole` if it was made before something risky.
    """

    made: datetime
    name: str
    whole: bool


def backup_name(moment: datetime, *, whole: bool, taken: Sequence[str]) -> str:
    """Return a file name that isn't taken."""
    base, end = moment.strftime(_STAMP), "-before.zip" if whole else ".zip"
    names = (f"{base}{f'_{number}' if number > 1 else ''}{end}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def parse_backup_names(names: Iterable[str]) -> list[BackupName]:
    """Return the backups among these files, newest first."""
    found = []
    for name in names:
        if match := _NAME.fullmatch(name):
            try:
                made = datetime.strptime(match[1], _STAMP)  # noqa: DTZ007  the couple's own clock
            except ValueError:
                continue
            found.append(BackupName(made, name, bool(match[3])))
    return sorted(found, reverse=True)


def is_due(backups: Sequence[BackupName], today: date) -> bool:
    """Return whether today's backup is still to be made."""
    return not any(each.made.date() == today and not each.whole for each in backups)


def backups_to_remove(backups: Sequence[BackupName], today: date) -> list[BackupName]:
    """Return the backups that nothing keeps any more; they're given newest first."""
    daily = [each for each in backups if not each.whole]
    kept = {
        *_newest_of_each([(each, each.made.date()) for each in daily], DAYS),
        *_newest_of_each([(each, each.made.isocalendar()[:2]) for each in daily], WEEKS),
        *_newest_of_each([(each, (each.made.year, each.made.month)) for each in daily], MONTHS),
    }
    oldest = today - timedelta(days=DAYS_OF_WHOLE)
    return [each for each in backups if each not in kept and not (each.whole and each.made.date() >= oldest)]


def _newest_of_each(backups: Iterable[tuple[BackupName, object]], count: int) -> list[BackupName]:
    found: dict[object, BackupName] = {}
    for backup, period in backups:
        found.setdefault(period, backup)
    return list(found.values())[:count]
