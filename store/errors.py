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
    errno.EROFS: "this folder is read-only",
    errno.EACCES: "Turnabout doesn’t have permission for this folder",
    errno.EPERM: "Turnabout doesn’t have permission for this folder",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENOENT: "a file or folder is missing and couldn’t be created",
    errno.ENOTDIR: "there’s a file where a folder should be",
    errno.ENXIO: "it isn’t an ordinary file",
    errno.EISDIR: "there’s a folder where a file should be",
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
        where = f" in {name}" if whole else ""
        safe = "What you saved before is safe" if whole else "Everything you wrote is still here"
        reason = _reason(error)
        do = "free some space" if reason == _DISK_FULL else "fix that"
        super().__init__(f"Couldn’t save{where}: {reason}. {safe}; {do} and try again.")


class ReadError(StoreError):
    """A file that could not be read.

    It may be intact.
    """

    def __init__(self, name: str, error: OSError) -> None:
        super().__init__(
            f"Couldn’t read {name}: {_reason(error)}. Nothing was changed; fix that and try again."
        )


class ConversationNotFound(StoreError):
    """No such conversation in the folder."""

    def __init__(self) -> None:
        super().__init__("Couldn’t find that conversation. Nothing was changed; please choose another one.")


class EntryNotFound(StoreError):
    """No such entry in the notebook."""

    def __init__(self) -> None:
        super().__init__("That entry is no longer in your notebook. Nothing was changed.")


class ConversationClosed(StoreError):
    """An attempt to change a conversation that has ended."""

    def __init__(self) -> None:
        super().__init__("This conversation is finished, so it can’t be changed. You can still read it.")


class ConversationOpen(StoreError):
    """An attempt to correct a conversation that hasn't ended."""

    def __init__(self) -> None:
        super().__init__(
            "This conversation isn’t finished yet. Continue it, and go back to change an answer."
        )


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
            f"{name} is damaged, or another program changed it. Everything else is safe. To see what "
            "can be done, open Settings → Check for damage, or run `turnabout doctor`."
        )


class MissingFile(UnreadableFile):
    """A file that is gone, although other files prove that it existed."""

    explanation = (
        "missing. Everything else is safe, and nothing was changed. If you have a backup, restore it; if not, run "
        "`turnabout rebuild` to get back what’s in your conversations."
    )

    def __init__(self, *names: str) -> None:
        *others, last = names
        between = ", and " if len(names) > 2 else " and " if others else ""
        super().__init__(
            f"{', '.join(others)}{between}{last} {'is' if len(names) == 1 else 'are'} {self.explanation}"
        )


class MissingCoupleFile(MissingFile):
    """The file with the names is gone."""

    explanation = (
        "missing, and your names are in it. Everything else is safe, and nothing was changed. If you have a backup, "
        "restore it; if not, start Turnabout, and it will ask who’s who."
    )


class MissingConversation(MissingFile):
    """A conversation's file is gone."""

    explanation = (
        "missing. A conversation can’t be rebuilt, but everything else is safe. If you have a backup, restore it; if "
        "not, you can delete the conversation wherever it’s still listed."
    )


class NewerFormat(UnreadableFile):
    """A file that a later version of Turnabout wrote."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was saved by a newer version of Turnabout. Nothing was changed; update Turnabout "
            "to open it."
        )


class UnreadableScript(UnreadableFile):
    """A conversation whose saved script no longer loads."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The script saved in {name} is damaged, or needs a newer version of Turnabout. Nothing was changed; "
            "update Turnabout, or restore this file from a backup."
        )


class DamagedBackup(StoreError):
    """A file that isn't a backup, or that has changed since it was written."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is damaged, or it isn’t a backup. Nothing was changed; choose another backup."
        )


class NewerBackup(StoreError):
    """A backup that a later version of Turnabout made."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was made by a newer version of Turnabout. Nothing was changed; update Turnabout to use it."
        )


class SealedFolder(UnreadableFile):
    """A folder, or a file in it, that needs a passphrase."""

    def __init__(self) -> None:
        super().__init__(
            "Your data is encrypted, so nothing was read or changed. Start Turnabout again, and type a passphrase "
            "or the recovery code."
        )


class KeysChanged(UnreadableFile):
    """What another window has encrypted anew, or decrypted, since this one was opened."""

    def __init__(self) -> None:
        super().__init__(
            "The encryption was changed in another window, and everything is safe. To continue here, start Turnabout "
            "again."
        )


class LostKeys(StoreError):
    """The keys of a sealed folder are gone, and no backup in it has a copy."""

    def __init__(self) -> None:
        super().__init__(
            "keys.json is missing or damaged, and your data can’t be opened without it. Nothing was changed. If you "
            "have a backup elsewhere, open it in a new folder: `turnabout restore BACKUP --data NEW-FOLDER`."
        )


class SealedBackup(StoreError):
    """A backup that needs a passphrase other than this folder's."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is encrypted with another passphrase. Nothing was changed. To use it, run `turnabout restore` "
            "with the file itself, and type the passphrase or recovery code from back then."
        )


class WrongPassphrase(StoreError):
    """A secret that opens nothing here."""

    def __init__(self) -> None:
        super().__init__(
            "That’s not one of your passphrases or the recovery code. Nothing was changed; please try again."
        )


class WrongRecoveryCode(StoreError):
    """Text that isn't a recovery code."""

    def __init__(self) -> None:
        super().__init__(
            "That’s not a recovery code: a character is missing or wrong. Nothing was changed; please check it."
        )


class PassphraseTooShort(StoreError):
    """A passphrase that's too easy to guess."""

    def __init__(self, least: int) -> None:
        super().__init__(
            f"A passphrase needs at least {least} characters; any will do. Nothing was changed; please choose a "
            "longer one."
        )


class SealingRefused(StoreError):
    """Sealing, unsealing, or a change that isn't possible now."""


class UnknownRecurrence(UnreadableFile):
    """An RRULE in a file that this version cannot offer."""

    def __init__(self) -> None:
        super().__init__(
            "An agreement repeats in a way this version of Turnabout doesn’t support. Nothing was "
            "changed; update Turnabout to open it."
        )


def short_path(folder: Path) -> str:
    """Return a path shortened in the middle for a message."""
    path = str(folder)
    half = _MAX_PATH_CHARS // 2
    return path if len(path) <= _MAX_PATH_CHARS else f"{path[:half]}…{path[-half:]}"


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, "the disk reported an error")
