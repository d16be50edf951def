"""The store as the rest of Turnabout sees it: one open data folder."""

import functools
import threading
from collections.abc import Callable, Container, Iterator, Mapping
from itertools import islice
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from store.operations import change_agreement, delete, finish, save
from store.operations.export import export_all, iter_conversations
from store.records import Agreement, Conversation, Draft, Entry, Header, Json, Person, Ritual
from store.storage.data_folder import DataFolder
from store.storage.disk import Disk
from store.storage.lock import FolderLock, release
from store.tables import agreements, drafts, months, notebook, people, rituals
from store.tables.conversations import read_conversation

P = ParamSpec("P")
R = TypeVar("R")

_CLOSED_TEXT = (
    "The folder was closed, so nothing was written to it. What was saved is safe; start again to go on."
)


def _synchronized(method: Callable[Concatenate["Store", P], R]) -> Callable[Concatenate["Store", P], R]:
    # Saves run in a thread while the screen reads.
    @functools.wraps(method)
    def call(self: "Store", /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self._lock:
            return method(self, *args, **kwargs)

    return call


class Store:
    """One data folder; whatever returned from a write survives a kill and a power cut.

    Writes raise NotSaved, ReadOnly, and Damaged or NewerFormat for a file that they would have to build on.
    Reading one thing raises Damaged, NewerFormat or NotRead; lists leave out what is damaged.
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
        """Whether writing is refused."""
        return bool(self.read_only_reason)

    @property
    def read_only_reason(self) -> str:
        """The sentence that says why writing is refused; empty if it is not."""
        return self._files.read_only_reason

    @_synchronized
    def close(self) -> None:
        """Gives the folder free; nothing is pending, so nothing is lost without it."""
        if self._is_open:
            self._is_open = False
            self._files.read_only_reason = _CLOSED_TEXT
            release(self._disk, self._folder_lock)

    @_synchronized
    def people(self) -> tuple[Person, Person] | None:
        """The two, "a" before "b", or None before they said who they are."""
        return people.people(self._folder.couple)

    @_synchronized
    def set_people(self, a: Person, b: Person) -> None:
        """Keeps who the two are."""
        people.set_people(self._folder.couple, a, b)

    @_synchronized
    def begins_next(self) -> str:
        """The id of whoever begins the next conversation."""
        return people.begins_next(self._folder.couple)

    @_synchronized
    def settings(self) -> Mapping[str, str]:
        """What the couple chose for the screen, such as the theme, by name."""
        return people.settings(self._folder.couple)

    @_synchronized
    def set_setting(self, name: str, value: str) -> None:
        """Keeps one of these choices."""
        people.set_setting(self._folder.couple, name, value)

    @_synchronized
    def begin(self, conversation: Conversation) -> None:
        """Takes up a new conversation; doing it twice is doing it once."""
        save.begin(self._folder, conversation)

    @_synchronized
    def save(self, conversation: Conversation) -> None:
        """Keeps a conversation as it is now, and what follows from it; raises Ended if it has ended."""
        save.save(self._folder, conversation)

    @_synchronized
    def set_resting_until(self, id_: str, until: str | None) -> None:
        """Notes until which ISO moment a conversation rests, or with None that it goes on."""
        save.set_resting_until(self._folder, id_, until)

    @_synchronized
    def finish(self, conversation: Conversation, at: str, *, done: bool = True) -> None:
        """Ends a conversation, given as it is to be kept; `done` unless it was stopped early.

        Agreements and notebook entries stay even if the answers that made them were trimmed.
        """
        finish.finish(self._folder, conversation, at, done=done)

    @_synchronized
    def delete_conversation(self, id_: str) -> None:
        """Takes a conversation out of everything, with its draft and all that followed from it."""
        delete.delete_conversation(self._folder, id_)

    @_synchronized
    def conversation(self, id_: str) -> Conversation:
        """A conversation as last saved; raises NotThere."""
        return read_conversation(self._files, id_)

    @_synchronized
    def unfinished(self) -> list[Header]:
        """The conversations that can be taken up again, oldest first."""
        rows = self._folder.open.readable_rows("conversations")
        return [Header(**row) for row in rows if "going" not in row]

    @_synchronized
    def times_done(self, script_id: str) -> int:
        """How often a script was walked to its end."""
        row = finish.script_usage_row(self._folder.open, script_id)
        return int(row["times"]) if row else 0

    @_synchronized
    def last_done(self, script_id: str) -> str | None:
        """When a script was last walked to its end, as ISO."""
        row = finish.script_usage_row(self._folder.open, script_id)
        return str(row["last"]) if row else None

    @_synchronized
    def months(self) -> list[str]:
        """The months that hold conversations, newest first, such as 2026-03."""
        return months.list_months(self._files)

    @_synchronized
    def headers(self, month: str) -> list[Header]:
        """A month's ended conversations, newest first."""
        return months.list_headers(self._files, month)

    @_synchronized
    def recent_headers(self, n: int) -> list[Header]:
        """The latest `n` ended conversations, newest first, reading no more months than it takes."""
        return list(islice(months.iter_headers(self._files), n))

    @_synchronized
    def agreements(self) -> list[Agreement]:
        """The agreements that stand, oldest first."""
        return agreements.open_agreements(self._folder.open)

    @_synchronized
    def agreements_without(self, conversation_id: str) -> list[Agreement]:
        """The agreements that would stand without anything that this unfinished conversation said."""
        return agreements.agreements_without(self._folder.open, conversation_id)

    def closed_agreements(self) -> Iterator[Agreement]:
        """The agreements that were let go, the latest month first, reading one month at a time."""
        return agreements.closed_agreements(self._folder.open, self._files)

    @_synchronized
    def due_agreements(self, today: str) -> list[Agreement]:
        """The agreements whose look-back is on this ISO date or before, the longest waiting first."""
        return agreements.due_agreements(self._folder.open, today)

    @_synchronized
    def change_agreement(self, id_: str, at: str, what: Mapping[str, Json]) -> None:
        """Changes an agreement between conversations, at this ISO moment; see `store.operations.change_agreement`."""
        change_agreement.change_agreement(self._folder, id_, at, what)

    @_synchronized
    def undo_turn_change(self, id_: str, what: Mapping[str, Json]) -> None:
        """Takes back what was agreed about one turn of an agreement; see `store.operations.change_agreement`."""
        change_agreement.undo_turn_change(self._folder, id_, what)

    @_synchronized
    def rituals(self) -> list[Ritual]:
        """The rituals that stand, also those that rest, the one held next first."""
        return rituals.active_rituals(self._folder.open)

    @_synchronized
    def dropped_rituals(self) -> list[Ritual]:
        """The rituals that were let go, or not wanted when the couple were asked."""
        return rituals.dropped_rituals(self._folder.open)

    @_synchronized
    def ritual(self, script_id: str) -> Ritual | None:
        """What the couple said about repeating a script, if they were ever asked."""
        return rituals.get_ritual(self._folder.open, script_id)

    @_synchronized
    def save_ritual(self, ritual: Ritual) -> None:
        """Keeps a ritual in place of what it was; doing it twice is doing it once."""
        rituals.save_ritual(self._folder.open, ritual)

    @_synchronized
    def notebook(self, part: str | None = None) -> list[Entry]:
        """The notebook's lines of one part, or all of them, in the order in which they were kept."""
        return notebook.notebook_entries(self._folder.notebook, part)

    @_synchronized
    def edit_entry(self, id_: str, text: str) -> None:
        """Gives a line of the notebook other words, and keeps those it had; doing it twice is doing it once.

        Raises NoEntry. What its conversation said stays as it was.
        """
        notebook.edit_entry(self._folder.notebook, id_, text)

    @_synchronized
    def delete_entry(self, id_: str) -> None:
        """Takes a line out of the notebook, with its earlier words; its conversation does not bring it back."""
        notebook.delete_entry(self._folder.notebook, id_)

    @_synchronized
    def drafts(self, conversation_id: str) -> list[Draft]:
        """What stands half-typed in a conversation, one draft a step, the newest last."""
        return drafts.read_drafts(self._files, conversation_id)

    @_synchronized
    def save_draft(self, draft: Draft) -> None:
        """Keeps what stands half-typed at a step in place of what stood there before."""
        drafts.save_draft(self._files, draft)

    @_synchronized
    def drop_drafts(self, conversation_id: str, steps: Container[tuple[str, str, str]]) -> None:
        """Forgets what stands half-typed at these steps, each by its place, its id and whose it is."""
        drafts.drop_drafts(self._files, conversation_id, steps)

    @_synchronized
    def unreadable_files(self) -> list[str]:
        """The files seen until now that are damaged, changed from outside, newer, or passed over as unreadable."""
        return sorted(self._files.unreadable)

    def iter_conversations(self) -> Iterator[Conversation]:
        """All conversations that can be read, oldest first, unfinished ones too; `unreadable_files` names the
        others."""
        return iter_conversations(self._folder)

    @_synchronized
    def export_all(self, redact: Callable[[Conversation], Conversation]) -> dict[str, Json]:
        """The couple, all conversations as `redact` shows them, agreements, rituals and the notebook as plain data."""
        return export_all(self._folder, redact)
