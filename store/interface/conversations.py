"""Conversations: saving and reading them, and their drafts."""

from collections.abc import Container, Mapping, Sequence
from functools import partial
from itertools import islice

from store.errors import StoreError
from store.interface.erasing_folder import ErasingFolder
from store.interface.thread_safe_folder import synchronized
from store.operations import (
    correct_answers,
    delete_conversation,
    erase_private_answers,
    finish_conversation,
    mark_resolved,
    save_conversation,
)
from store.records import Conversation, Draft, Header, Record
from store.tables import answer_drafts, drawn_cards, month_files, month_headers
from store.tables.conversations import read_conversation
from store.tables.erasures import Erased


class Conversations(ErasingFolder):
    """Conversations, their headers by month, and half-typed text."""

    @synchronized
    def begin(self, conversation: Conversation) -> None:
        """Save a new conversation; repeating it is harmless."""
        save_conversation.begin(self._folder, conversation)

    @synchronized
    def save(self, conversation: Conversation) -> None:
        """Save a conversation and its effects.

        Raise ConversationClosed if it has ended.
        """
        save_conversation.save(self._folder, conversation)

    @synchronized
    def set_resting_until(self, id_: str, until: str | None) -> None:
        """Pause a conversation until an ISO time; None resumes it."""
        save_conversation.set_resting_until(self._folder, id_, until)

    @synchronized
    def finish(self, conversation: Conversation, at: str, *, done: bool = True) -> None:
        """End a conversation, given in its final form.

        `done` is false if it was stopped early. Agreements and notebook entries stay even if their answers were
        trimmed.
        """
        finish_conversation.finish(self._folder, conversation, at, done=done)

    @synchronized
    def mark_resolved(self, id_: str) -> None:
        """Say that an ended conversation has nothing open anymore."""
        mark_resolved.mark_resolved(self._folder, id_)

    def delete_conversation(self, id_: str) -> None:
        """Delete a conversation with its drafts, effects, and copied words."""
        delete = partial(delete_conversation.delete_conversation, self._folder, id_)
        if self._is_empty(id_):  # nothing to note, and so a full disk can't keep it
            with self._lock:
                delete()
        else:
            unfinished = any(header.id == id_ for header in self.unfinished())
            self.erase(Erased.CONVERSATION, id_, delete, only_in_whole_backups=unfinished)

    @synchronized
    def _is_empty(self, id_: str) -> bool:
        """Return whether nothing was answered or typed yet."""
        try:
            conversation = read_conversation(self._files, id_)
        except StoreError:
            return False
        return not (conversation.ended or conversation.answers or conversation.held or self.drafts(id_))

    def correct_answers(self, id_: str, corrected: Sequence[Record]) -> None:
        """Replace answers of an ended conversation, and the old words everywhere.

        Raise ConversationNotFound, ConversationOpen.
        """
        correct = partial(correct_answers.correct_answers, self._folder, id_, corrected)
        self.erase(Erased.CORRECTION, id_, correct)

    def erase_private_answers(self, person: str) -> list[str]:
        """Erase what a person answered in private and hasn't shared.

        That's in unfinished conversations, with half-typed text. Return the ids of those that can't be read.
        """
        unreadable: list[str] = []

        def erase() -> None:
            unreadable.extend(erase_private_answers.erase_private_answers(self._folder, person))

        self.erase(Erased.PRIVATE, person, erase, only_in_whole_backups=True)
        return unreadable

    @synchronized
    def conversation(self, id_: str) -> Conversation:
        """Return a conversation as last saved.

        Raise ConversationNotFound.
        """
        return read_conversation(self._files, id_)

    @synchronized
    def unfinished(self) -> list[Header]:
        """Return the conversations that can be resumed, oldest first."""
        rows = self._folder.open.readable_rows("conversations")
        return [Header(**row) for row in rows if "going" not in row]

    @synchronized
    def times_done(self, script_id: str) -> int:
        """Return how often a script was finished."""
        row = finish_conversation.script_usage_row(self._folder.open, script_id)
        return int(row["times"]) if row else 0

    @synchronized
    def last_done(self, script_id: str) -> str | None:
        """Return when a script was last finished, as ISO."""
        row = finish_conversation.script_usage_row(self._folder.open, script_id)
        return str(row["last"]) if row else None

    @synchronized
    def drawn_cards(self, script_id: str, step: str) -> Mapping[str, str]:
        """Return the days on which the cards of a step were last drawn, by the card's id."""
        return drawn_cards.drawn_cards(self._folder.open, script_id, step)

    @synchronized
    def note_drawn_card(self, script_id: str, step: str, card: str, *, day: str, rest: int) -> None:
        """Note that a card was drawn on an ISO date, and rests for so many days."""
        drawn_cards.note_drawn_card(self._folder.open, script_id, step, card, day=day, rest=rest)

    @synchronized
    def months(self) -> list[str]:
        """Return the months with conversations, newest first, like 2026-03."""
        return month_files.list_months(self._files)

    @synchronized
    def headers(self, month: str) -> list[Header]:
        """Return a month's ended conversations, newest first."""
        return month_headers.list_headers(self._files, month)

    @synchronized
    def recent_headers(self, n: int) -> list[Header]:
        """Return the latest `n` ended conversations, newest first.

        It reads no more months than necessary.
        """
        return list(islice(month_headers.iter_headers(self._files), n))

    @synchronized
    def drafts(self, conversation_id: str) -> list[Draft]:
        """Return a conversation's drafts, one per step, newest last."""
        return answer_drafts.read_drafts(self._files, conversation_id)

    @synchronized
    def save_draft(self, draft: Draft) -> None:
        """Save the draft of a step, replacing any earlier one."""
        answer_drafts.save_draft(self._files, draft)

    @synchronized
    def drop_drafts(self, conversation_id: str, steps: Container[tuple[str, str, str]]) -> None:
        """Delete the drafts of these steps: place, id, and owner."""
        answer_drafts.drop_drafts(self._files, conversation_id, steps)
