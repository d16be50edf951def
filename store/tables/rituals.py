"""Rows of rituals."""

from collections.abc import Sequence
from dataclasses import asdict

from store.errors import UnknownRecurrence
from store.records import Ritual
from store.rules.recurrence import parse_recurrence
from store.rules.rituals import after_session
from store.storage.cached_file import CachedFile, Document, with_row


def get_ritual(open_file: CachedFile, script: str) -> Ritual | None:
    """The ritual of a script, also one that was let go; None where the couple were never asked."""
    return next((ritual for ritual in _readable_rituals(open_file) if ritual.id == script), None)


def active_rituals(open_file: CachedFile) -> list[Ritual]:
    """The rituals that stand, also those that rest, the one held next first."""
    standing = [ritual for ritual in _readable_rituals(open_file) if ritual.state != "let_go"]
    return sorted(standing, key=lambda ritual: (ritual.next, ritual.id))


def dropped_rituals(open_file: CachedFile) -> list[Ritual]:
    """The rituals that were let go, or not wanted when the couple were asked."""
    return [ritual for ritual in _readable_rituals(open_file) if ritual.state == "let_go"]


def save_ritual(open_file: CachedFile, ritual: Ritual) -> None:
    """Keeps a ritual in place of what it was; raises NotSaved, ReadOnly, Damaged."""
    open_file.replace_tables(rituals=with_row(open_file.rows("rituals"), asdict(ritual)))


def rows_after_session(rows: Sequence[Document], script: str, at: str) -> list[Document]:
    """The rituals once this script was walked to its end at this ISO moment."""
    return [
        asdict(after_session(Ritual(**row), at)) if row["id"] == script and _is_known(row) else row
        for row in rows
    ]


def _readable_rituals(open_file: CachedFile) -> list[Ritual]:
    return [Ritual(**row) for row in open_file.readable_rows("rituals") if _is_known(row)]


def _is_known(row: Document) -> bool:
    """Whether a row says how often in a way that a couple can choose; another one is left as it is."""
    try:
        parse_recurrence(row["rhythm"])
    except UnknownRecurrence:
        return False
    return True
