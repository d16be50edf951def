"""Coming back to a conversation in which something was left open."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from scripts import Script
from scripts.discussed_moment import moment_key
from scripts.engine_types import Key
from scripts.opening_closing_steps import is_readiness
from scripts.progress import SYSTEM_KINDS, Progress
from store import ConversationNotFound, Store


@dataclass(frozen=True)
class FollowUp:
    """The ended conversation that another one comes back to, and its moment's name."""

    id: str
    moment: str = ""

    def words_for(self, script: Script, key: Key) -> str:
        """Return the moment's name at the step that asks for it."""
        return self.moment if key == moment_key(script) else ""

    def settle_once_begun(self, store: Store, script: Script, progress: Progress) -> None:
        """Take the earlier one off Home, unless the couple got no further than the opening.

        Repeating it is harmless. Raises StoreError.
        """
        own = (
            answer
            for answer in progress.answers
            if answer.step not in script.frame_ids and not is_readiness(script, answer.step)
        )
        if any(answer.kind not in SYSTEM_KINDS for answer in own):
            with contextlib.suppress(ConversationNotFound):  # deleted meanwhile
                if store.conversation(self.id).left_open:
                    store.mark_resolved(self.id)
