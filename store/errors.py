"""What the store says when something went wrong: what happened, what is safe, what to do now.

No message ever holds a word that the couple wrote; files are named relative to the data folder.
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
    """Anything that the store could not do; its text is a sentence or two for the couple."""


class WriteError(StoreError):
    """Something was not written; what was stored before is intact, and trying again is safe."""

    def __init__(self, name: str, error: OSError) -> None:
        # A file's name helps nobody; which data folder cannot be opened, they need to know.
        whole = Path(name).is_absolute()
        where, stays = (f" ({name})", "") if whole else ("", ", and what you wrote stays here")
        reason = _reason(error)
        do = "Make some room" if reason == _DISK_FULL else "Put that right"
        super().__init__(
            f"This is not saved yet{where}: {reason}. "
            f"What was saved before is safe{stays}. {do}, then try again."
        )


class ReadError(StoreError):
    """A file could not be read, though it may be whole."""

    def __init__(self, name: str, error: OSError) -> None:
        super().__init__(
            f"{name} could not be read: {_reason(error)}. Nothing was changed; put that right and try again."
        )


class ConversationNotFound(StoreError):
    """There is no such conversation in the folder."""

    def __init__(self) -> None:
        super().__init__("This conversation is not in your folder. Nothing was changed; choose another one.")


class EntryNotFound(StoreError):
    """There is no such line in the notebook."""

    def __init__(self) -> None:
        super().__init__("This line is no longer in your notebook, so nothing was changed.")


class ConversationClosed(StoreError):
    """A conversation that has ended is read, and no longer changed."""

    def __init__(self) -> None:
        super().__init__("This conversation has ended, so it was not changed. You can read it as it is.")


class ReadOnlyStore(StoreError):
    """A write was asked of a store that only reads."""


class UnreadableFile(StoreError):
    """A file whose content cannot be trusted or understood; lists leave it out, all else stays usable."""


class CorruptFile(UnreadableFile):
    """A file that is not byte for byte what Turnabout wrote under this name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is damaged, or another program changed it. Everything else is safe and this file was "
            "left as it is; put a copy of it back, or move it out of the folder."
        )


class NewerFormat(UnreadableFile):
    """A file that a later version of Turnabout wrote."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was written by a newer Turnabout. It was left as it is; update Turnabout to open it."
        )


class UnknownRecurrence(UnreadableFile):
    """A file says how often an agreement comes round in a way that no couple can choose here."""

    def __init__(self) -> None:
        super().__init__(
            "How often an agreement comes round is written in a way that this Turnabout does not know. "
            "It was left as it is; update Turnabout to open it."
        )


def short_path(folder: Path) -> str:
    """A folder's path as a message names it: short enough to be read, with its beginning and its end."""
    path = str(folder)
    half = _MAX_PATH_CHARS // 2
    return path if len(path) <= _MAX_PATH_CHARS else f"{path[:half]}…{path[-half:]}"


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, "the disk reported an error")
