"""Resuming an unfinished conversation."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from store import Header
from tui.clock import stamp
from tui.navigation.conversation_flow import run_conversation
from tui.navigation.flow_context import FlowContext
from tui.session.io_thread import in_thread
from tui.text.dates import parse_moment

if TYPE_CHECKING:
    from tui.session.conversation_session import ConversationSession


async def resume_conversation(flow: FlowContext, header: Header) -> None:
    """Continue an unfinished conversation, once its pause is over.

    Raises StoreError.
    """
    until = parse_moment(header.resting_until)
    if until and not await _finish_pause(flow, header.id, until):
        return
    await run_conversation(flow, await in_thread(resume_session, flow, header.id))


async def _finish_pause(flow: FlowContext, id_: str, until: datetime) -> bool:
    """Ask how to continue; return whether to continue now."""
    from tui.screens.conversation.break_countdown import READY, RestScreen
    from tui.screens.conversation.choose_break import STOP
    from tui.screens.conversation.stopped_for_today import StoppedScreen

    minutes = flow.settings.pause_minutes
    answer = await flow.app.push_screen_wait(RestScreen(until, clock=flow.clock, minutes=minutes))
    while isinstance(answer, datetime):
        await in_thread(flow.store.set_resting_until, id_, stamp(answer))
        answer = await flow.app.push_screen_wait(RestScreen(answer, clock=flow.clock, minutes=minutes))
    if answer is not None:
        await in_thread(flow.store.set_resting_until, id_, None)
    if answer == STOP:
        await flow.app.push_screen_wait(StoppedScreen())
    return answer == READY


def resume_session(flow: FlowContext, id_: str) -> ConversationSession:
    """Load a conversation, up to the step to answer. Raises StoreError."""
    from tui.session.conversation_session import ConversationSession

    session = ConversationSession.resume(flow.store, id_, clock=flow.clock)
    session.rebase()
    session.resolve_facts()
    return session
