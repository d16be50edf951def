"""What stands half-typed: it waits for its step, here and on disk, until that step is answered."""

from __future__ import annotations

import asyncio
import contextlib

from scripts.records import Key
from store import StoreError
from tui.session.conversation_session import ConversationSession


class DraftBuffer:
    """The half-typed texts of one sitting, each with its step; kept on disk with it.

    That one cannot be kept or dropped disturbs nobody: what was confirmed is saved in another way.
    """

    def __init__(self, session: ConversationSession) -> None:
        self._evening = session
        self._texts: dict[Key, str] = {}
        self._unsaved: set[Key] = set()
        self._lock = asyncio.Lock()

    def get(self, key: Key) -> str:
        """What stands half-typed at a step, since now or since the last sitting; empty where nothing does."""
        return self._texts.get(key) or self._evening.draft(key)

    def update(self, key: Key, text: str) -> None:
        """This stands in the box of a step now."""
        self._texts[key] = text
        self._unsaved.add(key)

    async def flush(self) -> None:
        """Keep on disk what was typed since it was last kept."""
        async with self._lock:
            keys, self._unsaved = self._unsaved, set()
            for key in keys:
                with contextlib.suppress(StoreError):
                    await asyncio.to_thread(self._evening.save_draft, key, self._texts[key])

    async def drop_answered(self) -> None:
        """Forget what stood half-typed at steps that are answered by now."""
        async with self._lock:
            answered = {answer.key for answer in self._evening.progress.answers}
            self._texts = {key: text for key, text in self._texts.items() if key not in answered}
            self._unsaved -= answered
            with contextlib.suppress(StoreError):
                await asyncio.to_thread(self._evening.drop_answered_drafts)
