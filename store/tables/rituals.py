"""Rows of rituals."""

from collections.abc import Sequence
from dataclasses import asdict

from store.errors import UnknownRecurrence
from store.records import Ritual
from store.rules.recurrence import parse_recurrence
from store.rules.rituals import after_session
from store.storage.cached_file import CachedFile, Document, with_row


def get_ritual(open_file: CachedFile, script: str) -> Ritual | None:
    """Return a script's ritual, even an ended one."""
    return next((ritual for ritual in _readable_rituals(open_file) if ritual.id == script), None)


def active_rituals(open_file: CachedFile) -> list[Ritual]:
    """Return the active and paused rituals, the next one first."""
    active = [ritual for ritual in _readable_rituals(open_file) if ritual.state != "let_go"]
    return sorted(active, key=lambda ritual: (ritual.next, ritual.id))


def dropped_rituals(open_file: CachedFile) -> list[Ritual]:
    """Return the rituals that were ended or declined."""
    return [ritual for ritual in _readable_rituals(open_file) if ritual.state == "let_go"]


def save_ritual(open_file: CachedFile, ritual: Ritual) -> None:
    """Save a ritual, replacing its earlier state."""
    open_file.replace_tables(rituals=with_row(open_file.rows("rituals"), asdict(ritual)))


def rows_after_session(rows: Sequence[Document], script: str, at: str) -> list[Document]:
    """Return the rows after a session of this script."""
    return [
        asdict(after_session(Ritual(**row), at)) if row["id"] == script and _is_known(row) else row
        for row in rows
    ]


def _readable_rituals(open_file: CachedFile) -> list[Ritual]:
    return [Ritual(**row) for row in open_file.readable_rows("rituals") if _is_known(row)]


def _is_known(row: Document) -> bool:
    """Return whether a row's recurrence is known.

    Any other row is left unchanged.
    """
    try:
        parse_recurrence(row["rhythm"])
    except UnknownRecurrence:
        return False
    return True
