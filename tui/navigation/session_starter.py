"""Loading a script and starting its conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.script_info import ScriptNotFound
from store import Agreement
from tui.errors import CannotStart
from tui.navigation.flow_context import FlowContext

if TYPE_CHECKING:
    from tui.reports.left_open_conversations import UnresolvedConversation
    from tui.session.conversation_session import ConversationSession

BROKEN_SCRIPT = "This conversation has an error in its script, so it can’t start. Please choose another one."


class ConversationStarter:
    """Start of one conversation, retried after a failed save.

    Its methods block, so they run in a thread.
    """

    def __init__(
        self,
        flow: FlowContext,
        script: str,
        carried: Agreement | None = None,
        left_open: UnresolvedConversation | None = None,
    ) -> None:
        self._flow, self._script, self._carried, self._left_open = flow, script, carried, left_open
        self._session: ConversationSession | None = None

    def load(self) -> ConversationSession:
        """Open the script.

        Slow the first time, so it runs while the couple reads about the script. Raises CannotStart.
        """
        from scripts.loading.open_script import ScriptError, open_script
        from tui.session.conversation_session import ConversationSession
        from tui.session.follow_up import FollowUp

        left_open = self._left_open
        follow_up = FollowUp(left_open.header.id, left_open.moment) if left_open else None
        try:
            script = open_script(self._script, packs=self._flow.store.packs_path)
            return ConversationSession(
                script,
                self._flow.store,
                clock=self._flow.clock,
                carried=self._carried,
                follow_up=follow_up,
            )
        except ScriptNotFound as error:
            raise CannotStart(str(error)) from None
        except ScriptError:
            raise CannotStart(BROKEN_SCRIPT) from None

    def preload(self) -> None:
        """Open the script ahead of time; `start` reports its errors."""
        try:
            self.load()
        except CannotStart:
            return

    def start(self, begins: str) -> ConversationSession:
        """Start with this partner, saved up to the first step.

        Raises CannotStart or StoreError.
        """
        from scripts import AwaitingFact

        session = self._session = self._session or self.load()
        if isinstance(session.state, AwaitingFact) and session.state.fact == "begins":
            session.answer(begins)
        session.resolve_facts()
        return session
