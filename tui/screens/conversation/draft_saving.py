"""Saving what is typed on a conversation's screen, before it is submitted."""

from __future__ import annotations

from textual import on, work
from textual.timer import Timer

from tui.screens.conversation.private_cover import PrivateCover
from tui.session.conversation_session import ConversationSession
from tui.session.draft_buffer import DraftBuffer
from tui.session.idle_monitor import IdleMonitor
from tui.text.couple import Couple
from tui.widgets.answers.base import AnswerBox

DRAFT_SECONDS = 0.5


class SavesDrafts(PrivateCover):
    """A screen that saves drafts shortly after a key, and when it closes."""

    def __init__(
        self, session: ConversationSession, couple: Couple, idle_monitor: IdleMonitor, draft_seconds: float
    ) -> None:
        super().__init__(session.script, couple, idle_monitor)
        self._session = session
        self._drafts = DraftBuffer(session)
        self._draft_seconds = draft_seconds
        self._draft_timer: Timer | None = None

    @on(AnswerBox.DraftChanged)
    def _draft_changed(self, event: AnswerBox.DraftChanged) -> None:
        event.stop()
        self._idle_monitor.reset()
        self._drafts.update(event.key, event.text)
        self.call_after_refresh(self._step_view.keep_in_view)
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(self._draft_seconds, self.save_drafts)

    @work(group="draft")
    async def save_drafts(self) -> None:
        """Save what was typed since the last time."""
        self._draft_timer = None
        await self._drafts.flush()

    async def on_unmount(self) -> None:
        """Save the draft even on a quick exit."""
        await self._drafts.flush()
