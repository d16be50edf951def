"""How a conversation pauses: a break is chosen, the couple rests, and comes back softly or stops for today."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime
from typing import Any

from textual.app import App

from scripts import Ask
from scripts.prompt import left
from store import StoreError
from tui.screens.conversation.rest import READY, Resting
from tui.screens.conversation.stopped import StoppedHere
from tui.screens.conversation.take_break import TakeBreak
from tui.session.conversation_session import Evening
from tui.text.couple import Couple
from tui.text.dates import time_of


async def take_break(
    app: App[Any], evening: Evening, couple: Couple, ask: Ask | None
) -> datetime | str | None:
    """Until when they rest, STOP, or None to go back; stepping out of a role is said before anything else."""
    sections = ask.if_left if ask else ()
    speaker = ask.speaker if ask else "first"
    words = tuple(left(evening.script, section, couple.people, speaker) for section in sections)
    return await app.push_screen_wait(TakeBreak(words, clock=lambda: evening.now, waits=evening.waits))


async def rest(app: App[Any], evening: Evening, until: datetime) -> bool:
    """Rest until they are ready (True), or leave it (False): stopped for today, or resting on till its time."""
    chosen: datetime | str | None = until
    while isinstance(chosen, datetime):
        await _keep_rest(evening, chosen)
        chosen = await app.push_screen_wait(Resting(chosen, clock=lambda: evening.now))
    if chosen is not None:
        await _keep_rest(evening, None)
    return chosen == READY


async def stop(app: App[Any], evening: Evening) -> None:
    """The calm page before Home; a break that they only left goes on, and it says until when."""
    waits, until = await leave(evening), evening.resting_until
    rests = time_of(until, evening.now) if until and until > evening.now else ""
    await app.push_screen_wait(StoppedHere(waits=waits, rests=rests))


async def leave(evening: Evening) -> bool:
    """Leave a conversation, and return whether it waits on Home; one in which nothing was said yet does not."""
    try:
        await asyncio.to_thread(evening.leave)
    except StoreError:
        return True
    return evening.waits


async def _keep_rest(evening: Evening, until: datetime | None) -> None:
    # A rest that cannot be written down is still a rest.
    with contextlib.suppress(StoreError):
        await asyncio.to_thread(evening.rest, until)
