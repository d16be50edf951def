"""Where the choices on Home lead: into a new conversation, or back into one that was left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from scripts.listing import Listed, NoScript, find
from store import Agreement, Header, Store, StoreError
from tui.clock import now, stamp
from tui.content import typed
from tui.couple import Couple
from tui.looked_back import slipped
from tui.screens.before import Before, CannotBegin
from tui.screens.page import Page
from tui.screens.you import People
from tui.tonight import read_moment

if TYPE_CHECKING:
    from tui.evening import Evening

BROKEN = "This script cannot be used as it is, so nothing was begun. Choose another one."

SETBACK = "setback"
"""The id of the script about what got in the way; no heavy one, so nothing has to be read before it."""
WAITS = "First comes {}. Once you have finished that together, this one opens. Enter takes you there."


class Beginning:
    """Begins one conversation; trying again after a failed save goes on with the same one."""

    def __init__(self, store: Store, script: str, carried: Agreement | None = None) -> None:
        self._store, self._script, self._carried = store, script, carried
        self._evening: Evening | None = None

    def load(self) -> Evening:
        """Open the script; slow the first time, so it is done while the couple reads what it is for."""
        from scripts.catalogue import ScriptError, open_script
        from tui.evening import Evening

        try:
            return Evening(open_script(self._script), self._store, carried=self._carried)
        except NoScript as error:
            raise CannotBegin(str(error)) from None
        except ScriptError:
            raise CannotBegin(BROKEN) from None

    def start(self, begins: str) -> Evening:
        """Begin with this partner, saved up to the first step."""
        from scripts import NeedsFact

        evening = self._evening = self._evening or self.load()
        if isinstance(evening.stand, NeedsFact) and evening.stand.want == "begins":
            evening.answer(begins)
        evening.know()
        return evening


async def begin(
    app: App[int], store: Store, people: People, script: Listed, safety: Callable[[], Screen[bool]]
) -> None:
    """From a script to its conversation, past what must be read before; returns when the couple is back."""
    if (first := _first(script, store)) is not None:
        waits = [typed(script.about), typed(WAITS.format(first.title))]
        if await app.push_screen_wait(Page(script.title, waits)):
            await begin(app, store, people, first, safety)
        return
    if script.depth == "heavy" and not await app.push_screen_wait(safety()):
        return
    await _hold(app, store, people, script)


async def look_into(app: App[int], store: Store, people: People, agreement: Agreement) -> None:
    """Find out together what got in the way of an agreement, and change that one."""
    await _hold(app, store, people, find(SETBACK), agreement)


async def _hold(
    app: App[int], store: Store, people: People, script: Listed, carried: Agreement | None = None
) -> None:
    """The page about a script, and the conversation, into which an agreement may be carried."""
    beginning = Beginning(store, script.id, carried)
    warm = asyncio.create_task(asyncio.to_thread(_quietly, beginning.load))
    before = Before(script, people, store.begins_next(), beginning.start)
    evening = await app.push_screen_wait(before)
    await warm
    if evening:
        await converse(app, store, evening, people)


def _first(script: Listed, store: Store) -> Listed | None:
    """The script that has to be finished before this one."""
    if not script.after or store.times_done(script.after):
        return None
    try:
        return find(script.after)
    except NoScript:
        return None


def _quietly(load: Callable[[], object]) -> None:
    # What is wrong is said when the couple begins, not while they read.
    try:
        load()
    except CannotBegin:
        return


async def take_up(
    app: App[int], store: Store, people: People, header: Header, clock: Callable[[], datetime] = now
) -> str:
    """Go on with an unfinished conversation, after its rest; returns a sentence where that is not possible."""
    until = read_moment(header.resting_until)
    try:
        if until and not await _rested(app, store, header.id, until, clock):
            return ""
        evening = await asyncio.to_thread(_resume, store, header.id)
    except (StoreError, CannotBegin) as error:
        return str(error)
    await converse(app, store, evening, people)
    return ""


async def _rested(
    app: App[int], store: Store, id_: str, until: datetime, clock: Callable[[], datetime]
) -> bool:
    """Ready, or more time? What they choose is saved; True where they go on now."""
    from tui.screens.resting import READY, Resting

    answer = await app.push_screen_wait(Resting(until, clock=clock))
    while isinstance(answer, datetime):
        await asyncio.to_thread(store.rest, id_, stamp(answer))
        answer = await app.push_screen_wait(Resting(answer, clock=clock))
    if answer == READY:
        await asyncio.to_thread(store.rest, id_, None)
    return answer == READY


def _resume(store: Store, id_: str) -> Evening:
    from scripts.catalogue import ScriptError
    from tui.evening import Evening

    try:
        evening = Evening.resume(store, id_)
    except ScriptError:
        raise CannotBegin(BROKEN) from None
    evening.catch_up()
    evening.know()
    return evening


async def converse(app: App[int], store: Store, evening: Evening, people: People) -> None:
    """Hold the conversation, and where they want it, the one about what slipped."""
    from tui.screens.conversation import Conversation

    couple = Couple.beginning(people, evening.begins)
    went = await app.push_screen_wait(Conversation(evening, couple))
    if went == "look_into" and (value := slipped(evening.progress.answers)):
        for agreement in store.agreements():
            if agreement.id == value["agreement"]:
                await look_into(app, store, people, agreement)
