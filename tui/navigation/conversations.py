"""Where the choices on Home lead: into a new conversation, or back into one that was left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.screen import Screen

from scripts.library_index import Listed, NoScript, find
from store import Agreement, Header, Ritual, Store, StoreError
from store.rules.rituals import missed
from tui.clock import now, stamp
from tui.content import typed
from tui.navigation.rituals import adjust, adjust_or_offer, offer_after
from tui.screens.conversation.intro import TO_THE_RITUAL, Before, CannotBegin
from tui.screens.page import Page
from tui.text.couple import Couple, Partners
from tui.text.dates import read_moment
from tui.text.look_back import carried_text, slipped
from tui.text.rituals import before_text

if TYPE_CHECKING:
    from tui.session.conversation_session import Evening

BROKEN = "This script cannot be used as it is, so nothing was begun. Choose another one."

SETBACK = "setback"
"""The id of the script about what got in the way; no heavy one, so nothing has to be read before it."""
WAITS = "First comes {}. Once you have finished that together, this one opens. Enter takes you there."


class Beginning:
    """Begins one conversation; trying again after a failed save goes on with the same one."""

    def __init__(
        self, store: Store, script: str, clock: Callable[[], datetime], carried: Agreement | None = None
    ) -> None:
        self._store, self._script, self._clock, self._carried = store, script, clock, carried
        self._evening: Evening | None = None

    def load(self) -> Evening:
        """Open the script; slow the first time, so it is done while the couple reads what it is for."""
        from scripts.loading.library import ScriptError, open_script
        from tui.session.conversation_session import Evening

        try:
            return Evening(open_script(self._script), self._store, clock=self._clock, carried=self._carried)
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
    app: App[int],
    store: Store,
    people: Partners,
    script: Listed,
    safety: Callable[[], Screen[bool]],
    *,
    clock: Callable[[], datetime] = now,
) -> str:
    """From a script to its conversation, past what must be read before; returns a sentence on trouble."""
    if (first := _first(script, store)) is not None:
        waits = [typed(script.about), typed(WAITS.format(first.title))]
        if await app.push_screen_wait(Page(script.title, waits)):
            return await begin(app, store, people, first, safety, clock=clock)
        return ""
    if script.depth == "heavy" and not await app.push_screen_wait(safety()):
        return ""
    return await _begin_now(app, store, people, script, clock=clock)


async def look_into(
    app: App[int], store: Store, people: Partners, agreement: Agreement, clock: Callable[[], datetime]
) -> str:
    """Find out together what got in the way of an agreement, and change that one."""
    return await _begin_now(app, store, people, find(SETBACK), clock=clock, carried=agreement)


async def _begin_now(
    app: App[int],
    store: Store,
    people: Partners,
    script: Listed,
    *,
    clock: Callable[[], datetime],
    carried: Agreement | None = None,
) -> str:
    """The page about a script, and the conversation, into which an agreement may be carried."""
    beginning = Beginning(store, script.id, clock, carried)
    warm = asyncio.create_task(asyncio.to_thread(_quietly, beginning.load))
    try:
        evening = await _before(app, store, people, script, beginning.start, clock=clock, carried=carried)
    except StoreError as error:
        return str(error)
    finally:
        await warm
    return await converse(app, store, people, evening, clock) if evening else ""


async def _before(
    app: App[int],
    store: Store,
    people: Partners,
    script: Listed,
    start: Callable[[str], Evening],
    *,
    clock: Callable[[], datetime],
    carried: Agreement | None = None,
) -> Evening | None:
    """The page about a script, from which they may look after its ritual and come back; raises StoreError."""
    about = carried_text(carried)
    while True:
        told = before_text(store.ritual(script.id), script.rhythm, clock().date())
        before = Before(script, people, store.begins_next(), start, told, carried=about)
        chosen: Any = await app.push_screen_wait(before)
        if chosen != TO_THE_RITUAL:
            return cast("Evening | None", chosen)
        await adjust_or_offer(app, store, script, clock)


async def come_round(
    app: App[int],
    store: Store,
    people: Partners,
    ritual: Ritual,
    safety: Callable[[], Screen[bool]],
    *,
    clock: Callable[[], datetime],
) -> str:
    """Hold a ritual on its day; where its day went by, ask first what suits them now. Returns a sentence on trouble."""
    try:
        if missed(ritual, clock().date()) and not await adjust(app, store, ritual, clock):
            return ""
        script = find(ritual.id)
    except (NoScript, StoreError) as error:
        return str(error)
    return await begin(app, store, people, script, safety, clock=clock)


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
    app: App[int], store: Store, people: Partners, header: Header, clock: Callable[[], datetime] = now
) -> str:
    """Go on with an unfinished conversation, after its rest; returns a sentence where that is not possible."""
    until = read_moment(header.resting_until)
    try:
        if until and not await _rested(app, store, header.id, until, clock):
            return ""
        evening = await asyncio.to_thread(_resume, store, header.id, clock)
    except (StoreError, CannotBegin) as error:
        return str(error)
    return await converse(app, store, people, evening, clock)


async def _rested(
    app: App[int], store: Store, id_: str, until: datetime, clock: Callable[[], datetime]
) -> bool:
    """Ready, more time, or not today? What they choose is saved; True where they go on now."""
    from tui.screens.conversation.rest import READY, Resting
    from tui.screens.conversation.stopped import StoppedHere
    from tui.screens.conversation.take_break import STOP

    answer = await app.push_screen_wait(Resting(until, clock=clock))
    while isinstance(answer, datetime):
        await asyncio.to_thread(store.rest, id_, stamp(answer))
        answer = await app.push_screen_wait(Resting(answer, clock=clock))
    if answer is not None:
        await asyncio.to_thread(store.rest, id_, None)
    if answer == STOP:
        await app.push_screen_wait(StoppedHere())
    return answer == READY


def _resume(store: Store, id_: str, clock: Callable[[], datetime]) -> Evening:
    from scripts.loading.library import ScriptError
    from tui.session.conversation_session import Evening

    try:
        evening = Evening.resume(store, id_, clock=clock)
    except ScriptError:
        raise CannotBegin(BROKEN) from None
    evening.catch_up()
    evening.know()
    return evening


async def converse(
    app: App[int], store: Store, people: Partners, evening: Evening, clock: Callable[[], datetime]
) -> str:
    """Hold a conversation, and where they want it the one about what slipped; returns a sentence on trouble."""
    from tui.screens.conversation.screen import Conversation

    went = await app.push_screen_wait(Conversation(evening, Couple.beginning(people, evening.begins)))
    if went == "look_into" and (value := slipped(evening.progress.answers)):
        for agreement in store.agreements():
            if agreement.id == value["agreement"]:
                return await look_into(app, store, people, agreement, clock)
    return await offer_after(app, store, evening, clock)
