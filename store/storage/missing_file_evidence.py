"""Evidence that a missing file once existed.

A file that never existed is an empty one. Another file may prove that it did exist: then it was lost. Evidence only
counts if it was written after the file that it proves, so that a crash never leaves any.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from store.errors import MissingConversation, MissingCoupleFile, MissingFile, UnreadableFile
from store.storage.file_layout import (
    COUPLE_FILE,
    MONTH_FILE,
    NOTEBOOK_FILE,
    OPEN_FILE,
    conversation_file,
    conversation_of,
    is_conversation,
    is_month,
    month_file,
    month_folder,
    month_in,
    month_of,
)

if TYPE_CHECKING:
    from store.storage.tinydb_files import Files

Rows = Sequence[dict[str, Any]]


def existed(files: Files, name: str) -> bool:
    """Return whether other files prove that a missing file existed.

    Raise ReadError.
    """
    if name == COUPLE_FILE:
        # It is always written first.
        return bool({OPEN_FILE, NOTEBOOK_FILE} & set(files.list_names())) or _has_conversations(files)
    noted = noted_files(files)
    if name in noted:
        return True
    if name == OPEN_FILE:
        # It is written before the first conversation, and before the notebook.
        return NOTEBOOK_FILE in files.list_names() or _has_conversations(files)
    if name == NOTEBOOK_FILE:
        # Only a folder from before files were noted has no note at all.
        return not noted and _has_notebook_answers(files)
    if name.endswith(f"/{MONTH_FILE}"):
        return _month_existed(files, month_in(name))
    id_ = conversation_of(name)
    return name == conversation_file(id_) and is_conversation(id_) and id_ in _listed(files, id_)


def missing_file(name: str) -> MissingFile:
    """Return the error for a file that existed and is gone."""
    if name == COUPLE_FILE:
        return MissingCoupleFile(name)
    return (MissingConversation if is_conversation(conversation_of(name)) else MissingFile)(name)


def noted_files(files: Files) -> set[str]:
    """Return the files that store.json says exist."""
    return {row["id"] for row in _rows(files, COUPLE_FILE, "files")}


def month_folders(files: Files) -> list[str]:
    """Return the months that have a folder, newest first."""
    years = [name for name in files.list_names() if name.isdigit()]
    found = [f"{year}-{name}" for year in years for name in files.list_names(year)]
    return sorted(filter(is_month, found), reverse=True)


def conversations_in(files: Files, folder: str) -> list[str]:
    """Return the ids of the conversations that a folder has files of."""
    return list(filter(is_conversation, map(conversation_of, files.list_names(folder))))


def _has_conversations(files: Files) -> bool:
    return any(
        MONTH_FILE in files.list_names(month_folder(month)) or conversations_in(files, month_folder(month))
        for month in month_folders(files)
    )


def _has_notebook_answers(files: Files) -> bool:
    # An unfinished conversation may have been saved without its effects.
    return any(
        answer["kind"] == "keep" and _holds_lines(answer["value"])
        for month in month_folders(files)
        for id_ in conversations_in(files, month_folder(month))
        if _has_ended(files, id_)
        for answer in _rows(files, conversation_file(id_), "answers")
    )


def _holds_lines(value: object) -> bool:
    return isinstance(value, dict) and value.get("items") != []


def _month_existed(files: Files, month: str) -> bool:
    # A conversation leaves open.json only after its month has it.
    unfinished = {row["id"] for row in _rows(files, OPEN_FILE, "conversations")}
    return any(
        id_ not in unfinished and _has_ended(files, id_)
        for id_ in conversations_in(files, month_folder(month))
    )


def _listed(files: Files, id_: str) -> Iterator[str]:
    """Yield the id if a list names this conversation as saved."""
    beginning = {row["id"] for row in _rows(files, OPEN_FILE, "beginning")}
    for row in _rows(files, OPEN_FILE, "conversations"):
        if row["id"] not in beginning and not row.get("going"):
            yield row["id"]
    yield from (row["id"] for row in _rows(files, month_file(month_of(id_)), "conversations"))


def _has_ended(files: Files, id_: str) -> bool:
    return any(row["ended"] for row in _rows(files, conversation_file(id_), "conversation"))


def _rows(files: Files, name: str, table: str) -> Rows:
    """Return a table; empty if the file is missing or unreadable."""
    with contextlib.suppress(UnreadableFile):
        return list(files.read(name).get(table, {}).values())
    return ()
