"""How long conversations are kept, and what was announced, in store.json.

What was announced is kept without ids, because these say when a conversation was: they outlive it in backups.
"""

from collections.abc import Mapping
from datetime import date, datetime

from store.rules.conversation_retention import KEEP_SETTING, Announcement, years_kept
from store.storage.cached_file import CachedFile, with_row
from store.tables import people

_TABLE = "leaving"


def read_years_kept(couple: CachedFile) -> int | None:
    """Return for how many years conversations are kept; None is for good."""
    return years_kept(people.settings(couple).get(KEEP_SETTING))


def write_years_kept(couple: CachedFile, years: int | None) -> None:
    """Save the choice; what was announced before doesn't count anymore."""
    row = {"id": KEEP_SETTING, "value": "" if years is None else str(years)}
    tables = {"settings": with_row(couple.rows("settings"), row)}
    couple.replace_tables(**tables, **({_TABLE: []} if couple.rows(_TABLE) else {}))


def read_announcement(couple: CachedFile) -> Announcement | None:
    """Return what was announced last, if readable."""
    rows = couple.readable_rows(_TABLE)
    if not rows:
        return None
    # All were announced together; of any that weren't, the later moment counts.
    at = max(datetime.fromisoformat(row["at"]) for row in rows)
    day = max(date.fromisoformat(row["day"]) for row in rows)
    return Announcement(at, day, {str(row["id"]): int(row["year"]) for row in rows})


def write_announcement(couple: CachedFile, announcement: Announcement | None) -> None:
    """Save what is announced, if anything."""
    rows = _rows(announcement.at, announcement.day, announcement.years) if announcement else []
    if rows or couple.rows(_TABLE):
        couple.replace_tables(**{_TABLE: rows})


def _rows(at: datetime, day: date, years: Mapping[str, int]) -> list[dict[str, str | int]]:
    told = {"at": at.isoformat(timespec="seconds"), "day": day.isoformat()}
    return [{"id": key, **told, "year": year} for key, year in years.items()]
