"""The flow around a conversation: prerequisite, safety, introduction, run."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from scripts.script_info import ScriptInfo, ScriptNotFound, get_script_info
from store import Agreement, Ritual, Store
from store.rules.rituals import is_missed
from tui.errors import CannotStart
from tui.keys.commands import SAFETY
from tui.navigation.flow_context import FlowContext
from tui.navigation.ritual_changes import edit_or_offer_ritual, edit_ritual, offer_ritual_after
from tui.navigation.session_starter import ConversationStarter
from tui.screens.conversation.choose_setback_agreement import ChooseSetbackAgreement
from tui.screens.conversation.intro import EDIT_RITUAL, ScriptIntro
from tui.screens.home import HomeScreen
from tui.screens.text_page import Page
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.text.look_back import carried_text, unmet_look_back
from tui.text.preview import LabeledTexts
from tui.text.rituals import intro_text

if TYPE_CHECKING:
    from tui.reports.left_open_conversations import UnresolvedConversation
    from tui.session.conversation_session import ConversationSession

SETBACK_SCRIPT = "setback"
"""Id of the script about what got in the way; not heavy, so it needs no safety page first."""
SAFETY_NOTE = (
    "If you wouldn’t feel safe answering honestly here, don’t do this together. "
    f"{SAFETY.key_label} tells you more, and where to get help."
)
"""What stands for the safety page once it has been read."""
LOCKED_TEXT = "Do {} together first, then you can open this one. Press Enter to go there."


async def start_script(
    flow: FlowContext, script: ScriptInfo, left_open: UnresolvedConversation | None = None
) -> None:
    """Start a script, perhaps to come back to what was left open.

    Before it comes the script that it builds on. Before a heavy one comes the safety page, in full the first time and
    after six weeks, otherwise as a line on the introduction. A setback can be about an agreement they choose. Raises
    StoreError.
    """
    if (first := _prerequisite(script, flow.store)) is not None:
        locked = [literal(script.about), literal(LOCKED_TEXT.format(first.title))]
        if await flow.app.push_screen_wait(Page(script.title, locked)):
            await start_script(flow, first)
    elif script.id == SETBACK_SCRIPT and (standing := flow.store.agreements()):
        chosen = await flow.app.push_screen_wait(ChooseSetbackAgreement(standing, flow.people))
        if chosen is not None:
            await _introduce_and_run(flow, script, chosen if isinstance(chosen, Agreement) else None)
    elif script.depth != "heavy":
        await _introduce_and_run(flow, script, left_open=left_open)
    elif not await in_thread(_is_safety_page_due, flow):
        await _introduce_and_run(flow, script, left_open=left_open, safety_note=SAFETY_NOTE)
    elif await flow.app.push_screen_wait(flow.safety()):
        await _introduce_and_run(flow, script, left_open=left_open)


async def start_ritual(flow: FlowContext, ritual: Ritual) -> None:
    """Start a ritual's script.

    If its day was missed, first ask what suits them now. Raises CannotStart or StoreError.
    """
    if is_missed(ritual, flow.today()) and not await edit_ritual(flow, ritual):
        return
    await _start_by_id(flow, ritual.id)


async def come_back(flow: FlowContext, left_open: UnresolvedConversation) -> None:
    """Have a conversation again that left something open. Raises CannotStart or StoreError."""
    await _start_by_id(flow, left_open.header.script, left_open)


async def _start_by_id(flow: FlowContext, id_: str, left_open: UnresolvedConversation | None = None) -> None:
    try:
        script = get_script_info(id_, packs=flow.store.packs_path)
    except ScriptNotFound as error:
        raise CannotStart(str(error)) from None
    await start_script(flow, script, left_open)


async def explore_setback(flow: FlowContext, agreement: Agreement) -> None:
    """Start the setback script about an agreement."""
    await _introduce_and_run(flow, get_script_info(SETBACK_SCRIPT), agreement)


async def run_conversation(flow: FlowContext, session: ConversationSession) -> None:
    """Run a conversation, and what follows from it.

    That is the setback script if they asked for it, or else the offer of a ritual. Raises StoreError.
    """
    from tui.navigation.multi_day_collecting_flow import choose_visit
    from tui.screens.conversation.screen import VISIT_OVER, ConversationScreen

    settings = flow.settings
    couple = Couple.with_first(flow.people, session.begins, settings.left)
    result: str | None = VISIT_OVER
    visitor: str | None = None
    while result == VISIT_OVER:
        if session.collecting and not await choose_visit(flow, session, couple, visitor):
            break
        visitor = session.collecting.visitor if session.collecting else None
        screen = ConversationScreen(session, couple, pause_minutes=settings.pause_minutes)
        result = await flow.app.push_screen_wait(screen)
    for below in flow.app.screen_stack:
        if isinstance(below, HomeScreen):
            below.show_top()
    if result == "explore_setback" and (value := unmet_look_back(session.progress.answers)):
        for agreement in flow.store.agreements():
            if agreement.id == value.agreement:
                await explore_setback(flow, agreement)
                return
    await offer_ritual_after(flow, session)


def _is_safety_page_due(flow: FlowContext) -> bool:
    from tui.reports.safety_page_due import heavy_days, is_safety_page_due

    return is_safety_page_due(heavy_days(flow.store), flow.today())


def _prerequisite(script: ScriptInfo, store: Store) -> ScriptInfo | None:
    """Return the script that must be finished before this one."""
    if not script.after or store.times_done(script.after):
        return None
    try:
        return get_script_info(script.after, packs=store.packs_path)
    except ScriptNotFound:
        return None


async def _introduce_and_run(
    flow: FlowContext,
    script: ScriptInfo,
    carried: Agreement | None = None,
    *,
    left_open: UnresolvedConversation | None = None,
    safety_note: str = "",
) -> None:
    """Show a script's introduction, then run the conversation.

    `carried` is the agreement that the conversation is about, and `left_open` what it comes back to; `safety_note`
    stands for the safety page.
    """
    starter = ConversationStarter(flow, script.id, carried, left_open)
    preloading = asyncio.create_task(asyncio.to_thread(starter.preload))
    try:
        session = await _show_intro(flow, script, starter, carried, safety_note)
    finally:
        await preloading
    if session:
        await run_conversation(flow, session)


def _stages(store: Store, script: str, couple: Couple) -> LabeledTexts:
    from tui.reports.stage_progress import stages_of_script

    return stages_of_script(store, script, couple)


async def _show_intro(
    flow: FlowContext,
    script: ScriptInfo,
    starter: ConversationStarter,
    carried: Agreement | None,
    safety_note: str,
) -> ConversationSession | None:
    """Return the session that was started; None to go back."""
    about = carried_text(carried, flow.people)
    while True:
        ritual = intro_text(flow.store.ritual(script.id), script.rhythm, flow.today())
        intro = ScriptIntro(
            script,
            flow.people,
            flow.store.begins_next(),
            starter.start,
            ritual,
            carried=about,
            safety_note=safety_note,
            stages=partial(_stages, flow.store, script.id),
        )
        result: Any = await flow.app.push_screen_wait(intro)
        if result != EDIT_RITUAL:
            return cast("ConversationSession | None", result)
        await edit_or_offer_ritual(flow, script)
