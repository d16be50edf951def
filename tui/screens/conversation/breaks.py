"""How a conversation pauses: a break is chosen, the couple rests, and comes back softly or stops for today."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime
from typing import Any

from textual.app import App

from scripts import AwaitingAnswer
from scripts.prompt import exit_text
from store import StoreError
from tui.screens.conversation.rest import READY, RestScreen
from tui.screens.conversation.stopped import StoppedScreen
from tui.screens.conversation.take_break import TakeBreak
from tui.session.conversation_session import ConversationSession
from tui.text.couple import Couple
from tui.text.dates import return_time_text


async def take_break(
    app: App[Any], session: ConversationSession, couple: Couple, ask: AwaitingAnswer | None
) -> datetime | str | None:
    """Until when they rest, STOP, or None to go back; stepping out of a role is said before anything else."""
    sections = ask.if_left if ask else ()
    speaker = ask.speaker if ask else "first"
    words = tuple(exit_text(session.script, section, couple.pronouns, speaker) for section in sections)
    return await app.push_screen_wait(
        TakeBreak(words, clock=lambda: session.now, is_resumable=session.is_resumable)
    )


async def rest_until(app: App[Any], session: ConversationSession, until: datetime) -> bool:
    """Rest until they are ready (True), or leave it (False): stopped for today, or resting on till its time."""
    chosen: datetime | str | None = until
    while isinstance(chosen, datetime):
        await _save_rest(session, chosen)
        chosen = await app.push_screen_wait(RestScreen(chosen, clock=lambda: session.now))
    if chosen is not None:
        await _save_rest(session, None)
    return chosen == READY


async def show_stopped(app: App[Any], session: ConversationSession) -> None:
    """The calm page before Home; a break that they only left goes on, and it says until when."""
    waits, until = await leave_conversation(session), session.resting_until
    rests = return_time_text(until, session.now) if until and until > session.now else ""
    await app.push_screen_wait(StoppedScreen(is_resumable=waits, rests=rests))


async def leave_conversation(session: ConversationSession) -> bool:
    """Leave a conversation, and return whether it waits on Home; one in which nothing was said yet does not."""
    try:
        await asyncio.to_thread(session.leave)
    except StoreError:
        return True
    return session.is_resumable


async def _save_rest(session: ConversationSession, until: datetime | None) -> None:
    # A rest that cannot be written down is still a rest.
    with contextlib.suppress(StoreError):
        await asyncio.to_thread(session.set_resting_until, until)
