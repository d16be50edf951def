"""Errors of the store.

Each says what happened, what is safe, and what to do. No message holds anything the couple wrote; files are named
relative to the data folder.
"""

import errno
from pathlib import Path

_MAX_PATH_CHARS = 80

_DISK_FULL = "the disk is full"
_REASONS = {
    errno.ENOSPC: _DISK_FULL,
    errno.EDQUOT: _DISK_FULL,
    errno.EFBIG: _DISK_FULL,
    errno.EROFS: "this place is read-only",
    errno.EACCES: "this place may not be written or read",
    errno.EPERM: "this place may not be written or read",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENOENT: "a folder or file is missing, or cannot be made there",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EISDIR: "a folder stands where a file should be",
    errno.ENAMETOOLONG: "the name is too long",
}


class StoreError(Exception):
    """Base of all errors of the store.

    Its text is a sentence or two for the couple.
    """


class WriteError(StoreError):
    """A failed write.

    Earlier data is intact and retrying is safe.
    """

    def __init__(self, name: str, error: OSError) -> None:
        # The couple needs to know which data folder cannot be opened; a file's name would not help them.
        whole = Path(name).is_absolute()
        where, stays = (f" ({name})", "") if whole else ("", ", and what you wrote stays here")
        reason = _reason(error)
        do = "Make some room" if reason == _DISK_FULL else "Put that right"
        super().__init__(
            f"This is not saved yet{where}: {reason}. "
            f"What was saved before is safe{stays}. {do}, then try again."
        )


class ReadError(StoreError):
    """A file that could not be read.

    It may be intact.
    """

    def __init__(self, name: str, error: OSError) -> None:
        super().__init__(
            f"{name} could not be read: {_reason(error)}. Nothing was changed; put that right and try again."
        )


class ConversationNotFound(StoreError):
    """No such conversation in the folder."""

    def __init__(self) -> None:
        super().__init__("This conversation is not in your folder. Nothing was changed; choose another one.")


class EntryNotFound(StoreError):
    """No such entry in the notebook."""

    def __init__(self) -> None:
        super().__init__("This line is no longer in your notebook, so nothing was changed.")


class ConversationClosed(StoreError):
    """An attempt to change a conversation that has ended."""

    def __init__(self) -> None:
        super().__init__("This conversation has ended, so it was not changed. You can read it as it is.")


class ReadOnlyStore(StoreError):
    """An attempt to write to a read-only store."""


class UnreadableFile(StoreError):
    """A file with unusable content.

    Lists omit it; everything else stays usable.
    """


class CorruptFile(UnreadableFile):
    """A file that is not exactly what Turnabout wrote."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is damaged, or another program changed it. Everything else is safe and this file was "
            "left as it is; put a copy of it back, or move it out of the folder."
        )


class MissingFile(UnreadableFile):
    """A file that is gone, although other files prove that it existed."""

    explanation = (
        "missing. Your conversations are safe, and nothing was changed. If you have a copy, put it back; if not, "
        "turnabout rebuild restores what your conversations hold."
    )

    def __init__(self, *names: str) -> None:
        super().__init__(f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} {self.explanation}")


class MissingCoupleFile(MissingFile):
    """The file with the names is gone."""

    explanation = (
        "missing, and your names are in it. Everything else is safe, and nothing was changed. If you have a copy, put "
        "it back; if not, start Turnabout, and it asks who is who."
    )


class MissingConversation(MissingFile):
    """A conversation's file is gone."""

    explanation = (
        "missing. A conversation can’t be rebuilt, but everything else is safe. If you have a copy, put it back; if "
        "not, you can delete the conversation from the list."
    )


class NewerFormat(UnreadableFile):
    """A file that a later version of Turnabout wrote."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was written by a newer Turnabout. It was left as it is; update Turnabout to open it."
        )


class UnknownRecurrence(UnreadableFile):
    """An RRULE in a file that this version cannot offer."""

    def __init__(self) -> None:
        super().__init__(
            "How often an agreement comes round is written in a way that this Turnabout does not know. "
            "It was left as it is; update Turnabout to open it."
        )


def short_path(folder: Path) -> str:
    """Return a path shortened in the middle for a message."""
    path = str(folder)
    half = _MAX_PATH_CHARS // 2
    return path if len(path) <= _MAX_PATH_CHARS else f"{path[:half]}…{path[-half:]}"


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, "the disk reported an error")
