"""Opening a folder: leftovers go, and what a kill cut in half is made whole."""

import contextlib
from pathlib import Path

from store.errors import NewerFormat, NotRead, NotSaved, NotThere, StoreError, Unreadable
from store.operations.delete import forget
from store.operations.finish import put_away
from store.operations.save import settle
from store.storage.cached_file import Document, without_row
from store.storage.data_folder import Folder, folder_of
from store.storage.disk import Disk, LocalDisk
from store.storage.files import Files
from store.storage.lock import enter, leave, look
from store.storage.paths import DRAFTS, month_folder, month_of
from store.store import Store
from store.tables.conversations import read_conversation
from store.tables.drafts import drafted, drop_draft, drop_drafts, read_drafts, step_of, was_withheld
from store.tables.months import months


def open_store(path: Path, *, disk: Disk | None = None, read_only: bool = False) -> Store:
    """Opens a data folder, making it if need be.

    If another instance writes in it, if it may not be written, or if a newer Turnabout wrote it, the store
    only reads and says why. Raises NotSaved if the folder can neither be made nor read, NotRead if it or its
    lists cannot be read.
    """
    disk = disk or LocalDisk()
    access = (look if read_only else enter)(disk, path)
    try:
        return Store(disk, access, _prepared(Files(disk, path, access.why_read_only)))
    except BaseException:
        leave(disk, access)
        raise


def _prepared(files: Files) -> Folder:
    folder = folder_of(files)
    for mirror in (folder.open, folder.couple):
        try:
            mirror.refresh()
        except NewerFormat as error:
            files.why_read_only = files.why_read_only or str(error)
        except Unreadable:
            continue
    if not files.why_read_only:
        _sweep(files)
        with contextlib.suppress(Unreadable):
            _make_whole(folder)
    return folder


def _sweep(files: Files) -> None:
    for name in ("", DRAFTS, *map(month_folder, months(files))):
        with contextlib.suppress(NotSaved):
            files.sweep(name)


def _make_whole(folder: Folder) -> None:
    # What cannot be written now is left for the next save or the next opening: reading goes on.
    rows = folder.open.rows("conversations")
    # What a killed process renamed last is visible, perhaps not yet flushed, and about to be shown as saved.
    for name in {"", DRAFTS, *(month_folder(month_of(row["id"])) for row in rows)}:
        with contextlib.suppress(NotSaved):
            folder.files.flush_names(name)
    for row in rows:
        with contextlib.suppress(NotSaved, NotRead, Unreadable):
            _reconcile(folder, row)
    unfinished = {row["id"] for row in folder.open.rows("conversations")}
    for conversation in drafted(folder.files):
        with contextlib.suppress(StoreError):
            if conversation not in unfinished:
                drop_draft(folder.files, conversation)
            else:
                _drop_withheld(folder.files, conversation)


def _drop_withheld(files: Files, conversation: str) -> None:
    """A kill, or a full disk, may have come between withholding an answer and dropping what stood half-typed."""
    drafts = read_drafts(files, conversation)
    answers = read_conversation(files, conversation).answers if drafts else ()
    if withheld := {step_of(draft) for draft in drafts if was_withheld(draft, answers)}:
        drop_drafts(files, conversation, withheld)


def _reconcile(folder: Folder, row: Document) -> None:
    if "going" in row:
        forget(folder, row["id"])
        return
    try:
        conversation = read_conversation(folder.files, row["id"])
    except NotThere:
        # Listed and never written: it was killed before it was confirmed.
        folder.open.change(conversations=without_row(folder.open.rows("conversations"), row["id"]))
        return
    if conversation.ended:
        put_away(folder, conversation)
    else:
        settle(folder, conversation)
