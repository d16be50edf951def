"""Where the choices on Home lead: into a new conversation, or back into one that was left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.screen import Screen

from scripts.library_index import ScriptInfo, ScriptNotFound, get_script_info
from store import Agreement, Header, Ritual, Store, StoreError
from store.rules.rituals import is_missed
from tui.clock import now, stamp
from tui.content import literal
from tui.navigation.rituals import edit_or_offer_ritual, edit_ritual, offer_ritual_after
from tui.screens.conversation.intro import EDIT_RITUAL, CannotStart, ScriptIntro
from tui.screens.page import Page
from tui.text.couple import Couple, Partners
from tui.text.dates import parse_moment
from tui.text.look_back import carried_text, unmet_look_back
from tui.text.rituals import intro_text

if TYPE_CHECKING:
    from tui.session.conversation_session import ConversationSession

BROKEN_SCRIPT = "This script cannot be used as it is, so nothing was begun. Choose another one."

SETBACK_SCRIPT = "setback"
"""The id of the script about what got in the way; no heavy one, so nothing has to be read before it."""
LOCKED_TEXT = "First comes {}. Once you have finished that together, this one opens. Enter takes you there."


class ConversationStarter:
    """Begins one conversation; trying again after a failed save goes on with the same one."""

    def __init__(
        self, store: Store, script: str, clock: Callable[[], datetime], carried: Agreement | None = None
    ) -> None:
        self._store, self._script, self._clock, self._carried = store, script, clock, carried
        self._evening: ConversationSession | None = None

    def load(self) -> ConversationSession:
        """Open the script; slow the first time, so it is done while the couple reads what it is for."""
        from scripts.loading.library import ScriptError, open_script
        from tui.session.conversation_session import ConversationSession

        try:
            return ConversationSession(
                open_script(self._script), self._store, clock=self._clock, carried=self._carried
            )
        except ScriptNotFound as error:
            raise CannotStart(str(error)) from None
        except ScriptError:
            raise CannotStart(BROKEN_SCRIPT) from None

    def start(self, begins: str) -> ConversationSession:
        """Begin with this partner, saved up to the first step."""
        from scripts import AwaitingFact

        session = self._evening = self._evening or self.load()
        if isinstance(session.state, AwaitingFact) and session.state.fact == "begins":
            session.answer(begins)
        session.resolve_facts()
        return session


async def start_script(
    app: App[int],
    store: Store,
    people: Partners,
    script: ScriptInfo,
    safety: Callable[[], Screen[bool]],
    *,
    clock: Callable[[], datetime] = now,
) -> str:
    """From a script to its conversation, past what must be read before; returns a sentence on trouble."""
    if (first := _prerequisite(script, store)) is not None:
        waits = [literal(script.about), literal(LOCKED_TEXT.format(first.title))]
        if await app.push_screen_wait(Page(script.title, waits)):
            return await start_script(app, store, people, first, safety, clock=clock)
        return ""
    if script.depth == "heavy" and not await app.push_screen_wait(safety()):
        return ""
    return await _start_now(app, store, people, script, clock=clock)


async def explore_setback(
    app: App[int], store: Store, people: Partners, agreement: Agreement, clock: Callable[[], datetime]
) -> str:
    """Find out together what got in the way of an agreement, and change that one."""
    return await _start_now(
        app, store, people, get_script_info(SETBACK_SCRIPT), clock=clock, carried=agreement
    )


async def _start_now(
    app: App[int],
    store: Store,
    people: Partners,
    script: ScriptInfo,
    *,
    clock: Callable[[], datetime],
    carried: Agreement | None = None,
) -> str:
    """The page about a script, and the conversation, into which an agreement may be carried."""
    beginning = ConversationStarter(store, script.id, clock, carried)
    warm = asyncio.create_task(asyncio.to_thread(_preload, beginning.load))
    try:
        session = await _show_intro(app, store, people, script, beginning.start, clock=clock, carried=carried)
    except StoreError as error:
        return str(error)
    finally:
        await warm
    return await run_conversation(app, store, people, session, clock) if session else ""


async def _show_intro(
    app: App[int],
    store: Store,
    people: Partners,
    script: ScriptInfo,
    start: Callable[[str], ConversationSession],
    *,
    clock: Callable[[], datetime],
    carried: Agreement | None = None,
) -> ConversationSession | None:
    """The page about a script, from which they may look after its ritual and come back; raises StoreError."""
    about = carried_text(carried)
    while True:
        told = intro_text(store.ritual(script.id), script.rhythm, clock().date())
        before = ScriptIntro(script, people, store.begins_next(), start, told, carried=about)
        chosen: Any = await app.push_screen_wait(before)
        if chosen != EDIT_RITUAL:
            return cast("ConversationSession | None", chosen)
        await edit_or_offer_ritual(app, store, script, clock)


async def start_ritual(
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
        if is_missed(ritual, clock().date()) and not await edit_ritual(app, store, ritual, clock):
            return ""
        script = get_script_info(ritual.id)
    except (ScriptNotFound, StoreError) as error:
        return str(error)
    return await start_script(app, store, people, script, safety, clock=clock)


def _prerequisite(script: ScriptInfo, store: Store) -> ScriptInfo | None:
    """The script that has to be finished before this one."""
    if not script.after or store.times_done(script.after):
        return None
    try:
        return get_script_info(script.after)
    except ScriptNotFound:
        return None


def _preload(load: Callable[[], object]) -> None:
    # What is wrong is said when the couple begins, not while they read.
    try:
        load()
    except CannotStart:
        return


async def resume_conversation(
    app: App[int], store: Store, people: Partners, header: Header, clock: Callable[[], datetime] = now
) -> str:
    """Go on with an unfinished conversation, after its rest; returns a sentence where that is not possible."""
    until = parse_moment(header.resting_until)
    try:
        if until and not await _finish_rest(app, store, header.id, until, clock):
            return ""
        session = await asyncio.to_thread(_resume_session, store, header.id, clock)
    except (StoreError, CannotStart) as error:
        return str(error)
    return await run_conversation(app, store, people, session, clock)


async def _finish_rest(
    app: App[int], store: Store, id_: str, until: datetime, clock: Callable[[], datetime]
) -> bool:
    """Ready, more time, or not today? What they choose is saved; True where they go on now."""
    from tui.screens.conversation.rest import READY, RestScreen
    from tui.screens.conversation.stopped import StoppedScreen
    from tui.screens.conversation.take_break import STOP

    answer = await app.push_screen_wait(RestScreen(until, clock=clock))
    while isinstance(answer, datetime):
        await asyncio.to_thread(store.set_resting_until, id_, stamp(answer))
        answer = await app.push_screen_wait(RestScreen(answer, clock=clock))
    if answer is not None:
        await asyncio.to_thread(store.set_resting_until, id_, None)
    if answer == STOP:
        await app.push_screen_wait(StoppedScreen())
    return answer == READY


def _resume_session(store: Store, id_: str, clock: Callable[[], datetime]) -> ConversationSession:
    from scripts.loading.library import ScriptError
    from tui.session.conversation_session import ConversationSession

    try:
        session = ConversationSession.resume(store, id_, clock=clock)
    except ScriptError:
        raise CannotStart(BROKEN_SCRIPT) from None
    session.rebase()
    session.resolve_facts()
    return session


async def run_conversation(
    app: App[int], store: Store, people: Partners, session: ConversationSession, clock: Callable[[], datetime]
) -> str:
    """Hold a conversation, and where they want it the one about what slipped; returns a sentence on trouble."""
    from tui.screens.conversation.screen import ConversationScreen

    went = await app.push_screen_wait(ConversationScreen(session, Couple.with_first(people, session.begins)))
    if went == "look_into" and (value := unmet_look_back(session.progress.answers)):
        for agreement in store.agreements():
            if agreement.id == value.agreement:
                return await explore_setback(app, store, people, agreement, clock)
    return await offer_ritual_after(app, store, session, clock)
