"""What the couple deleted or corrected, so that no backup brings it back.

It holds no words, and no ids either, because these say when a conversation was: only their hashes.
"""

import contextlib
import hashlib
from dataclasses import asdict, dataclass
from enum import StrEnum

from store.errors import UnreadableFile
from store.storage.cached_file import Document, with_numeric_ids
from store.storage.file_layout import ERASED_FILE
from store.storage.tinydb_files import Files

_TABLE = "erased"


class Erased(StrEnum):
    """Kinds of erasures."""

    CONVERSATION = "conversation"
    AGREEMENT = "agreement"
    ENTRY = "entry"
    CORRECTION = "correction"
    OLD_CONVERSATION = "old_conversation"  # its notebook entries stay
    PRIVATE = "private"


@dataclass(frozen=True)
class Erasing:
    """One erasure: the key of what was erased, of the corrected conversation, or of whose private answers went.

    It's `pending` while backups may still hold the words.
    """

    key: str
    what: str
    pending: bool = True


def erasing_key(id_: str) -> str:
    """Return what stands for an id."""
    return hashlib.sha256(id_.encode()).hexdigest()[:32]


def read_erasures(files: Files) -> list[Erasing]:
    """Return all erasures, oldest first; none if their file is damaged.

    Raise ReadError.
    """
    rows: list[Document] = []
    with contextlib.suppress(UnreadableFile):
        rows = list(files.read(ERASED_FILE).get(_TABLE, {}).values())
    return [Erasing(str(row["key"]), str(row["what"]), bool(row["pending"])) for row in rows]


def note_erasure(files: Files, what: Erased, id_: str, *, pending: bool) -> None:
    """Note that something is being erased; `pending` says whether backups may hold it.

    Raise WriteError, ReadOnlyStore, ReadError.
    """
    write_erasures(files, [*read_erasures(files), Erasing(erasing_key(id_), what, pending)])


def write_erasures(files: Files, erasures: list[Erasing]) -> None:
    """Replace all erasures; of those that are equal, the last one stays.

    Raise WriteError, ReadOnlyStore.
    """
    rows: list[Document] = []
    for each in erasures:
        rows = [row for row in rows if (row["key"], row["what"]) != (each.key, each.what)]
        rows.append(asdict(each))
    files.write(ERASED_FILE, {_TABLE: with_numeric_ids(rows)})
