"""Rows of rituals."""

from collections.abc import Sequence
from dataclasses import asdict

from store.errors import UnknownRhythm
from store.records import Ritual
from store.rules.recurrence import rhythm_of
from store.rules.rituals import held
from store.storage.cached_file import Document, Mirror, with_row


def ritual_of(open_file: Mirror, script: str) -> Ritual | None:
    """The ritual of a script, also one that was let go; None where the couple were never asked."""
    return next((ritual for ritual in _readable(open_file) if ritual.id == script), None)


def standing_rituals(open_file: Mirror) -> list[Ritual]:
    """The rituals that stand, also those that rest, the one held next first."""
    standing = [ritual for ritual in _readable(open_file) if ritual.state != "let_go"]
    return sorted(standing, key=lambda ritual: (ritual.next, ritual.id))


def rituals_let_go(open_file: Mirror) -> list[Ritual]:
    """The rituals that were let go, or not wanted when the couple were asked."""
    return [ritual for ritual in _readable(open_file) if ritual.state == "let_go"]


def keep_ritual(open_file: Mirror, ritual: Ritual) -> None:
    """Keeps a ritual in place of what it was; raises NotSaved, ReadOnly, Damaged."""
    open_file.change(rituals=with_row(open_file.rows("rituals"), asdict(ritual)))


def rows_after_holding(rows: Sequence[Document], script: str, at: str) -> list[Document]:
    """The rituals once this script was walked to its end at this ISO moment."""
    return [asdict(held(Ritual(**row), at)) if row["id"] == script and _known(row) else row for row in rows]


def _readable(open_file: Mirror) -> list[Ritual]:
    return [Ritual(**row) for row in open_file.readable_rows("rituals") if _known(row)]


def _known(row: Document) -> bool:
    """Whether a row says how often in a way that a couple can choose; another one is left as it is."""
    try:
        rhythm_of(row["rhythm"])
    except UnknownRhythm:
        return False
    return True
