"""Half-typed answers, saved until their step is answered."""

from __future__ import annotations

import asyncio
import contextlib

from prompts import sanitize
from scripts.engine_types import Key
from store import Draft, StoreError
from tui.session.conversation_session import ConversationSession
from tui.session.io_thread import in_thread


class DraftBuffer:
    """A session's drafts by step, in memory and on disk.

    A draft that can't be saved or removed raises nothing: confirmed answers are saved separately.
    """

    def __init__(self, session: ConversationSession) -> None:
        self._session = session
        self._texts: dict[Key, str] = {}
        self._unsaved: set[Key] = set()
        self._lock = asyncio.Lock()

    def move_to(self, session: ConversationSession) -> None:
        """Keep the drafts for the same steps of another session."""
        self._session = session

    def get(self, key: Key) -> str:
        """Return a step's draft, from this or an earlier session."""
        return self._texts.get(key) or self._saved().get(key, "")

    def update(self, key: Key, text: str) -> None:
        """Set a step's draft."""
        self._texts[key] = text
        self._unsaved.add(key)

    async def flush(self) -> None:
        """Save the drafts that have changed."""
        async with self._lock:
            keys, self._unsaved = self._unsaved, set()
            for key in keys:
                with contextlib.suppress(StoreError):
                    await in_thread(self._save, key, self._texts[key])

    async def drop_answered(self) -> None:
        """Delete the drafts of answered steps."""
        async with self._lock:
            answered = {answer.key for answer in self._session.progress.answers}
            self._texts = {key: text for key, text in self._texts.items() if key not in answered}
            self._unsaved -= answered
            with contextlib.suppress(StoreError):
                await in_thread(self._drop, answered)

    def _saved(self) -> dict[Key, str]:
        store = self._session.store
        drafts = store.drafts(self._session.id) if store else ()
        return {(draft.place, draft.step, draft.of): draft.text for draft in drafts}

    def _save(self, key: Key, text: str) -> None:
        store = self._session.store
        if not store or not self._session.is_stored:
            return
        if text:
            store.save_draft(Draft(self._session.id, *key, text=sanitize(text)))
        else:
            store.drop_drafts(self._session.id, {key})

    def _drop(self, answered: set[Key]) -> None:
        if self._session.store and answered & self._saved().keys():
            self._session.store.drop_drafts(self._session.id, answered)
