"""One private note from Home, in a conversation that collects over several days."""

from __future__ import annotations

from store import Header
from tui.navigation.flow_context import FlowContext
from tui.navigation.resume_flow import resume_conversation, resume_session
from tui.session.io_thread import in_thread
from tui.text.couple import Couple
from tui.text.multi_day_collecting import NOTE_SAVED


async def write_note(flow: FlowContext, header: Header) -> None:
    """Let the one who wrote last write again, or the other one at a key.

    Where a visit is more than one private note, ask first who writes. Raises StoreError.
    """
    from tui.screens.conversation.private_note import PrivateNote
    from tui.screens.conversation.screen import VISIT_OVER
    from tui.session.private_note import open_note

    session = await in_thread(resume_session, flow, header.id)
    now = session.collecting
    if now is None or not now.is_one_note or session.resting_until:
        await resume_conversation(flow, header)
        return
    writer = now.last or "first"
    await in_thread(open_note, session, writer)
    couple = Couple.with_first(flow.people, session.begins, flow.settings.left)
    screen = PrivateNote(session, couple, pause_minutes=flow.settings.pause_minutes)
    if await flow.app.push_screen_wait(screen) == VISIT_OVER:
        last = session.collecting.last if session.collecting else None
        flow.app.notify(NOTE_SAVED.format(couple.name(last or writer)))
