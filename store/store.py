"""The public interface of the store: one open data folder."""

import functools
import threading
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import islice
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from store.operations import (
    change_agreement,
    delete_agreement,
    delete_conversation,
    delete_entry,
    find_missing,
    finish_conversation,
    rebuild,
    save_conversation,
)
from store.operations.export import export_all, iter_conversations
from store.records import (
    Agreement,
    Conversation,
    DeletedAgreement,
    Draft,
    Entry,
    Header,
    Json,
    Person,
    Ritual,
)
from store.storage.data_folder import DataFolder
from store.storage.file_system import Disk
from store.storage.folder_lock import FolderLock, release
from store.tables import agreements, answer_drafts, month_files, notebook, people, rituals
from store.tables.conversations import read_conversation

P = ParamSpec("P")
R = TypeVar("R")

_CLOSED_TEXT = (
    "Turnabout closed its data folder, so nothing was saved. Your earlier data is safe; restart to continue."
)


def _synchronized(method: Callable[Concatenate["Store", P], R]) -> Callable[Concatenate["Store", P], R]:
    # Saves run in a thread while the screen reads.
    @functools.wraps(method)
    def call(self: "Store", /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self._lock:
            return method(self, *args, **kwargs)

    return call


class Store:
    """One data folder; completed writes survive crashes and power cuts.

    Writes raise WriteError, ReadOnlyStore, and CorruptFile or NewerFormat for a file that they would build on.
    Reading one thing raises CorruptFile, NewerFormat, or ReadError; lists omit whatever is unreadable.
    """

    def __init__(self, disk: Disk, lock: FolderLock, folder: DataFolder) -> None:
        self._disk = disk
        self._folder_lock = lock
        self._folder = folder
        self._files = folder.files
        self._lock = threading.RLock()
        self._is_open = True
        self.writer = lock.writer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Return whether writing is refused."""
        return bool(self.read_only_reason)

    @property
    def read_only_reason(self) -> str:
        """Return why writing is refused, or ""."""
        return self._files.read_only_reason

    @_synchronized
    def close(self) -> None:
        """Release the folder.

        Nothing is pending, so nothing is lost without it.
        """
        if self._is_open:
            self._is_open = False
            self._files.read_only_reason = _CLOSED_TEXT
            release(self._disk, self._folder_lock)

    @_synchronized
    def people(self) -> tuple[Person, Person] | None:
        """Return the partners, "a" before "b"; None before setup."""
        return people.people(self._folder.couple)

    @_synchronized
    def set_people(self, a: Person, b: Person) -> None:
        """Save the partners."""
        people.set_people(self._folder.couple, a, b)

    @_synchronized
    def begins_next(self) -> str:
        """Return the id of the person who begins next."""
        return people.begins_next(self._folder.couple)

    @_synchronized
    def settings(self) -> Mapping[str, str]:
        """Return the settings, such as the theme, by name."""
        return people.settings(self._folder.couple)

    @_synchronized
    def set_setting(self, name: str, value: str) -> None:
        """Save one setting."""
        people.set_setting(self._folder.couple, name, value)

    @_synchronized
    def begin(self, conversation: Conversation) -> None:
        """Save a new conversation; repeating it is harmless."""
        save_conversation.begin(self._folder, conversation)

    @_synchronized
    def save(self, conversation: Conversation) -> None:
        """Save a conversation and its effects.

        Raise ConversationClosed if it has ended.
        """
        save_conversation.save(self._folder, conversation)

    @_synchronized
    def set_resting_until(self, id_: str, until: str | None) -> None:
        """Pause a conversation until an ISO time; None resumes it."""
        save_conversation.set_resting_until(self._folder, id_, until)

    @_synchronized
    def finish(self, conversation: Conversation, at: str, *, done: bool = True) -> None:
        """End a conversation, given in its final form.

        `done` is false if it was stopped early. Agreements and notebook entries stay even if their answers were
        trimmed.
        """
        finish_conversation.finish(self._folder, conversation, at, done=done)

    @_synchronized
    def delete_conversation(self, id_: str) -> None:
        """Delete a conversation with its drafts, effects, and copied words."""
        delete_conversation.delete_conversation(self._folder, id_)

    @_synchronized
    def conversation(self, id_: str) -> Conversation:
        """Return a conversation as last saved.

        Raise ConversationNotFound.
        """
        return read_conversation(self._files, id_)

    @_synchronized
    def unfinished(self) -> list[Header]:
        """Return the conversations that can be resumed, oldest first."""
        rows = self._folder.open.readable_rows("conversations")
        return [Header(**row) for row in rows if "going" not in row]

    @_synchronized
    def times_done(self, script_id: str) -> int:
        """Return how often a script was finished."""
        row = finish_conversation.script_usage_row(self._folder.open, script_id)
        return int(row["times"]) if row else 0

    @_synchronized
    def last_done(self, script_id: str) -> str | None:
        """Return when a script was last finished, as ISO."""
        row = finish_conversation.script_usage_row(self._folder.open, script_id)
        return str(row["last"]) if row else None

    @_synchronized
    def months(self) -> list[str]:
        """Return the months with conversations, newest first, like 2026-03."""
        return month_files.list_months(self._files)

    @_synchronized
    def headers(self, month: str) -> list[Header]:
        """Return a month's ended conversations, newest first."""
        return month_files.list_headers(self._files, month)

    @_synchronized
    def recent_headers(self, n: int) -> list[Header]:
        """Return the latest `n` ended conversations, newest first.

        It reads no more months than necessary.
        """
        return list(islice(month_files.iter_headers(self._files), n))

    @_synchronized
    def agreements(self) -> list[Agreement]:
        """Return the open agreements, oldest first."""
        return agreements.open_agreements(self._folder.open)

    @_synchronized
    def agreements_without(self, conversation_id: str) -> list[Agreement]:
        """Return the open agreements as if a conversation never happened."""
        return agreements.agreements_without(self._folder.open, conversation_id)

    def closed_agreements(self) -> Iterator[Agreement]:
        """Yield closed agreements, latest first, one month at a time."""
        return agreements.closed_agreements(self._folder.open, self._files)

    @_synchronized
    def due_agreements(self, today: str) -> list[Agreement]:
        """Return agreements due on an ISO date, longest overdue first."""
        return agreements.due_agreements(self._folder.open, today)

    @_synchronized
    def change_agreement(self, id_: str, at: str, what: Mapping[str, Json]) -> None:
        """Change an agreement; see `store.operations.change_agreement`."""
        change_agreement.change_agreement(self._folder, id_, at, what)

    @_synchronized
    def undo_turn_change(self, id_: str, what: Mapping[str, Json]) -> None:
        """Undo a turn's change; see `store.operations.change_agreement`."""
        change_agreement.undo_turn_change(self._folder, id_, what)

    @_synchronized
    def delete_agreement(self, id_: str, at: str) -> None:
        """Delete an agreement with its history and all copies of its words, for good.

        The conversation that made it keeps what was said.
        """
        delete_agreement.delete_agreement(self._folder, id_, at)

    @_synchronized
    def deleted_agreements(self) -> list[DeletedAgreement]:
        """Return the agreements that were deleted, without their words."""
        return agreements.deleted_agreements(self._folder.open)

    @_synchronized
    def rituals(self) -> list[Ritual]:
        """Return the active and paused rituals, the next one first."""
        return rituals.active_rituals(self._folder.open)

    @_synchronized
    def dropped_rituals(self) -> list[Ritual]:
        """Return the rituals that were ended or declined."""
        return rituals.dropped_rituals(self._folder.open)

    @_synchronized
    def ritual(self, script_id: str) -> Ritual | None:
        """Return a script's ritual, even an ended one."""
        return rituals.get_ritual(self._folder.open, script_id)

    @_synchronized
    def save_ritual(self, ritual: Ritual) -> None:
        """Save a ritual, replacing its earlier state."""
        rituals.save_ritual(self._folder.open, ritual)

    @_synchronized
    def notebook(self, part: str | None = None) -> list[Entry]:
        """Return one part's entries, or all, in saved order."""
        return notebook.notebook_entries(self._folder.notebook, part)

    @_synchronized
    def edit_entry(self, id_: str, text: str) -> None:
        """Replace an entry's text and keep the earlier one.

        Its conversation stays unchanged. Raise EntryNotFound.
        """
        notebook.edit_entry(self._folder.notebook, id_, text)

    @_synchronized
    def delete_entry(self, id_: str) -> None:
        """Delete an entry with its earlier texts and all copies, for good."""
        delete_entry.delete_entry(self._folder, id_)

    @_synchronized
    def drafts(self, conversation_id: str) -> list[Draft]:
        """Return a conversation's drafts, one per step, newest last."""
        return answer_drafts.read_drafts(self._files, conversation_id)

    @_synchronized
    def save_draft(self, draft: Draft) -> None:
        """Save the draft of a step, replacing any earlier one."""
        answer_drafts.save_draft(self._files, draft)

    @_synchronized
    def drop_drafts(self, conversation_id: str, steps: Container[tuple[str, str, str]]) -> None:
        """Delete the drafts of these steps: place, id, and owner."""
        answer_drafts.drop_drafts(self._files, conversation_id, steps)

    @_synchronized
    def unreadable_files(self) -> list[str]:
        """Return the files found corrupt, newer, or unreadable so far."""
        return sorted(self._files.unreadable)

    @_synchronized
    def check_lists(self) -> None:
        """Raise the error of a list that Home needs, if any.

        Raise CorruptFile, MissingFile, NewerFormat, or ReadError for store.json or open.json.
        """
        self._folder.couple.refresh()
        self._folder.open.refresh()

    @_synchronized
    def missing_files(self) -> list[str]:
        """Return missing lists, and files of unfinished conversations."""
        return find_missing.missing_files(self._folder)

    @_synchronized
    def missing_conversations(self) -> list[str]:
        """Return missing files of ended conversations; it reads every month."""
        return find_missing.missing_conversations(self._folder)

    @_synchronized
    def months_without_conversations(self, names: Sequence[str]) -> list[str]:
        """Return the folders of months, among files, without conversations."""
        return find_missing.months_without_conversations(self._folder, names)

    @_synchronized
    def rebuild_files(self) -> list[str]:
        """Rebuild missing lists from conversations, and return them.

        Only `rebuild_people` can rebuild store.json.
        """
        return rebuild.rebuild_files(self._folder)

    @_synchronized
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

    @_synchronized
    def export_all(self, redact: Callable[[Conversation], Conversation]) -> dict[str, Json]:
        """Return all saved data as plain values.

        `redact` is applied to each conversation.
        """
        return export_all(self._folder, redact)
