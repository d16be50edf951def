"""The whole folder: missing files, rebuilding, and export."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from store.interface.thread_safe_folder import SynchronizedFolder, synchronized
from store.operations import delete_everything, find_missing_files, rebuild
from store.operations.export import export_all, iter_conversations
from store.records import Conversation, Homework, Json, Person

R = TypeVar("R")

_DELETED_TEXT = "Everything here was deleted. Restart Turnabout to start fresh."


class WholeFolder(SynchronizedFolder):
    """Which files are unreadable or missing, and all that is readable."""

    @synchronized
    def unreadable_files(self) -> list[str]:
        """Return the files found corrupt, newer, or unreadable so far."""
        return sorted(self._files.unreadable)

    @synchronized
    def check_lists(self) -> None:
        """Raise the error of a list that Home needs, if any.

        Raise CorruptFile, MissingFile, NewerFormat, or ReadError for store.json or open.json.
        """
        self._folder.couple.refresh()
        self._folder.open.refresh()

    @synchronized
    def missing_files(self) -> list[str]:
        """Return missing lists, and files of unfinished conversations."""
        return find_missing_files.missing_files(self._folder)

    @synchronized
    def missing_conversations(self) -> list[str]:
        """Return missing files of ended conversations; it reads every month."""
        return find_missing_files.missing_conversations(self._folder)

    @synchronized
    def months_without_conversations(self, names: Sequence[str]) -> list[str]:
        """Return the folders of months, among files, without conversations."""
        return find_missing_files.months_without_conversations(self._folder, names)

    @synchronized
    def rebuild_files(self, homework: Sequence[Homework] = ()) -> list[str]:
        """Rebuild missing lists from conversations, and return them.

        `homework` is what the installed packs suggest; what was finished once isn't suggested again. Only
        `rebuild_people` can rebuild store.json.
        """
        return rebuild.rebuild_files(self._folder, homework)

    @synchronized
    def delete_everything(self) -> None:
        """Delete all that is saved, for good; nothing can be saved afterward.

        If it fails, it can be called again, or else opening the folder completes it.
        """
        delete_everything.delete_everything(self._folder)
        self._files.read_only_reason = _DELETED_TEXT

    @synchronized
    def rebuild_people(self, a: Person, b: Person) -> None:
        """Rebuild store.json, for partners who said who they are."""
        rebuild.rebuild_people(self._folder, a, b)

    def iter_conversations(self) -> Iterator[Conversation]:
        """Yield all readable conversations, oldest first.

        Unfinished ones are included; `unreadable_files` names the others.
        """
        return self.convert_conversations(lambda conversation: conversation)

    def convert_conversations(self, convert: Callable[[Conversation], R]) -> Iterator[R]:
        """Yield what becomes of all readable conversations, oldest first.

        `unreadable_files` also names those for which `convert` raises StoreError.
        """
        return iter_conversations(self._folder, convert)

    @synchronized
    def export_all(self, redact: Callable[[Conversation], Conversation]) -> dict[str, Json]:
        """Return all saved data as plain values.

        `redact` is applied to each conversation.
        """
        return export_all(self._folder, redact)
