"""The saved form of a conversation, and when it goes to disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from scripts import Answer, Json, StashedAnswer
from scripts.engine.replay import common_start
from scripts.multi_day_collecting import Collecting
from store import Conversation, ConversationNotFound, Store, new_conversation_id
from store.errors import UnreadableFile
from tui.clock import stamp


class SavedConversation:
    """One conversation as it is saved; each method saves before it returns.

    If saving fails, they raise StoreError and `record` stays the same.

    Attributes:
        store: Where it is saved; None if it isn't.
        record: What is saved, or would be.
        is_stored: Whether it was saved at least once.
    """

    def __init__(self, store: Store | None, script: Mapping[str, Json], started: str) -> None:
        """Prepare a new conversation; `update` or `pause` saves it."""
        self.store = store
        self.is_stored = False
        self._may_be_stored = False
        self.record = Conversation(_unused_id(store, started), script, started, ())

    def load(self, record: Conversation) -> None:
        """Continue with a conversation from the disk."""
        self.record = record
        self.is_stored = self._may_be_stored = True

    def update(
        self,
        before: Sequence[Answer],
        answers: Sequence[Answer],
        stashed: Sequence[StashedAnswer],
        collecting: Collecting | None = None,
    ) -> None:
        """Save the answers; those that were there `before` keep their records.

        `collecting` is the block that is being filled in over several days, if any.
        """
        same = common_start(before, answers)
        # A record knows more than its answer: that the agreement was deleted, for example.
        known = {
            id(one): record for one, record in zip(before[same:], self.record.answers[same:], strict=False)
        }
        rest = (known.get(id(one)) or one.to_record() for one in answers[same:])
        record = replace(
            self.record,
            answers=(*self.record.answers[:same], *rest),
            held=tuple(one.to_record() for one in stashed),
            collecting_since=(collecting.since or self.record.started)[:10] if collecting else None,
            collecting_days=collecting.days if collecting else 0,
        )
        if self.store:
            self._begin_once(self.store)
            self.store.save(record)
        self.record = record

    def pause(self, until: datetime | None) -> None:
        """Pause until a moment, or end the pause with None."""
        moment = stamp(until) if until else None
        if self.store:
            self._begin_once(self.store)
            self.store.set_resting_until(self.record.id, moment)
        self.record = replace(self.record, resting_until=moment)

    @property
    def resting_until(self) -> datetime | None:
        """Return the end of the pause, None if not paused."""
        until = self.record.resting_until
        return datetime.fromisoformat(until) if until else None

    @property
    def has_drafts(self) -> bool:
        """Return whether something half-typed is saved."""
        return bool(self.store and self.store.drafts(self.record.id))

    def finish(
        self, answers: Sequence[Answer], ended: str, *, done: bool, is_empty: bool, left_open: bool = False
    ) -> None:
        """Save what's kept of an ended conversation, or delete an empty one."""
        records = tuple(answer.to_record() for answer in answers)
        kept = replace(self.record, answers=records, held=(), left_open=left_open)
        if self.store and is_empty:
            self.store.delete_conversation(self.record.id)
        elif self.store:
            self.store.finish(kept, ended, done=done)
        self.record = replace(kept, ended=ended, finished=done, resting_until=None)

    def delete(self) -> None:
        """Delete what was saved, even if only halfway."""
        if self.store and self._may_be_stored:
            self.store.delete_conversation(self.record.id)
            self.is_stored = self._may_be_stored = False

    def _begin_once(self, store: Store) -> None:
        if not self.is_stored:
            self._may_be_stored = True  # even if it fails halfway
            store.begin(self.record)
            self.is_stored = True


def _unused_id(store: Store | None, started: str) -> str:
    """Return an id that no saved conversation has."""
    while True:
        id_ = new_conversation_id(started)
        try:
            if store is None:
                return id_
            store.conversation(id_)
        except ConversationNotFound:
            return id_
        except UnreadableFile:
            continue  # taken, though damaged
