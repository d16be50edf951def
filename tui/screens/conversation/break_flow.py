"""Breaks of a conversation: choose, rest, then return or stop."""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import Any

from textual.app import App

from scripts import AwaitingAnswer
from scripts.step_rendering import exit_text
from store import StoreError
from tui.screens.conversation.break_countdown import READY, RestScreen
from tui.screens.conversation.choose_break import TakeBreak
from tui.screens.conversation.stopped_for_today import StoppedScreen
from tui.session.conversation_session import ConversationSession
from tui.session.io_thread import in_thread
from tui.text.break_end import break_is_over, return_time_text
from tui.text.couple import Couple


async def take_break(
    app: App[Any], session: ConversationSession, couple: Couple, ask: AwaitingAnswer | None, minutes: int
) -> datetime | str | None:
    """Return the end of the break, STOP, or None.

    A break of `minutes` is offered first. A partner who leaves a role-play reads its exit text first.
    """
    sections = ask.if_left if ask else ()
    speaker = ask.speaker if ask else "first"
    words = tuple(exit_text(session.script, section, couple.pronouns, speaker) for section in sections)
    return await app.push_screen_wait(
        TakeBreak(
            words,
            clock=lambda: session.now,
            is_resumable=session.is_resumable,
            is_saved=session.store is not None,
            minutes=minutes,
        )
    )


async def rest_until(app: App[Any], session: ConversationSession, until: datetime, minutes: int) -> bool:
    """Rest until the couple is ready.

    Returns True when they are, and False if they stop for today or leave the break running.
    """
    chosen: datetime | str | None = until
    while isinstance(chosen, datetime):
        await _save_rest(session, chosen)
        chosen = await app.push_screen_wait(RestScreen(chosen, clock=lambda: session.now, minutes=minutes))
    if chosen is not None:
        await _save_rest(session, None)
    return chosen == READY


async def show_stopped(app: App[Any], session: ConversationSession) -> None:
    """Show the closing page after a stop or a break."""
    is_resumable, until = await leave_conversation(session), session.resting_until
    is_resting = until is not None and not break_is_over(until, session.now)
    rests = return_time_text(until, session.now) if until and is_resting else ""
    await app.push_screen_wait(
        StoppedScreen(is_resumable=is_resumable, is_saved=session.store is not None, rests=rests)
    )


async def leave_conversation(session: ConversationSession) -> bool:
    """Leave a conversation and return whether Home offers it again.

    One without any answer isn't offered.
    """
    try:
        await in_thread(session.leave)
    except StoreError:
        return True
    return session.is_resumable


async def _save_rest(session: ConversationSession, until: datetime | None) -> None:
    # A break that can't be saved is still a break.
    with contextlib.suppress(StoreError):
        await in_thread(session.set_resting_until, until)
