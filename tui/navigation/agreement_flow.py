"""Browsing and changing agreements between conversations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import chain

from scripts.agreement_sentence import agreement_sentence
from store import Agreement, Json, Store
from tui.clock import stamp
from tui.navigation.agreement_day_flow import choose_agreement_day
from tui.navigation.delete_agreement_flow import delete_agreement
from tui.navigation.flow_context import FlowContext
from tui.navigation.look_back_flow import start_look_back
from tui.screens.agreements import detail as action
from tui.screens.agreements.choose_recurrence import ChooseRecurrence
from tui.screens.agreements.edit import EditAgreement
from tui.screens.agreements.list import AgreementList
from tui.screens.choose_action import ChooseOne
from tui.screens.text_page import Page
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text.agreement_list import searchable
from tui.text.couple import sign_of
from tui.text.notices import AGREEMENT_EDITED, agreement_notice
from tui.text.prefix_search import fold

DONE, LET_GO = "done", "let_go"
ENDING_LABELS = {
    DONE: "It’s done, or it’s a habit now: no more reminders",
    LET_GO: "End it",
}
ASK_ENDING = "Is it done, or do you want to end it?"
STAYS_READABLE = "You’ll still find it under Agreements, and you can start it again there."
ENDED_PAGES = {
    DONE: ("Done", "This one’s done. Turnabout won’t remind you anymore."),
    LET_GO: (
        "Ended",
        "You ended this one. You tried it, and you learned something.",
    ),
}
"""Title and text of the page after an agreement has ended."""


async def browse_agreements(flow: FlowContext) -> None:
    """Show all agreements until they go back.

    Raises StoreError or UserError.
    """
    query = opened = ""
    while True:
        screen = AgreementList(flow.store, flow.clock, query, opened)
        agreement = await flow.app.push_screen_wait(screen)
        if agreement is None:
            return
        query, opened = screen.query_text, agreement.id
        await show_agreement(flow, agreement)
        signs = {person.id: f"{sign_of(person)} {person.name}" for person in flow.people}
        latest = searchable(_latest_version(flow.store, agreement), signs, flow.today())
        if not latest.matches(fold(query).split()):
            query = ""  # so that the agreement they just changed stays in the list


async def show_agreement(flow: FlowContext, agreement: Agreement) -> None:
    """Show one agreement, and do with it what they choose.

    Raises StoreError or UserError.
    """
    chosen: str | None = ""
    while chosen is not None:
        agreement = _latest_version(flow.store, agreement)
        change_turn = None if flow.store.read_only else partial(_change_turn, flow, agreement)
        detail = action.AgreementDetail(agreement, flow.people, flow.today(), change_turn, selected=chosen)
        chosen = await flow.app.push_screen_wait(detail)
        if chosen is not None and await _do(flow, _latest_version(flow.store, agreement), chosen):
            return


async def _do(flow: FlowContext, agreement: Agreement, chosen: str) -> bool:
    """Do what they chose; return False if they went back."""
    if chosen == action.LOOK:
        await start_look_back(flow, agreement)
    elif chosen == action.EXPLORE_SETBACK:
        from tui.navigation.conversation_flow import explore_setback

        await explore_setback(flow, agreement)
    elif chosen == action.WORDS:
        save = partial(_save_wording, flow, agreement)
        edit = EditAgreement(agreement, flow.people, flow.today(), save)
        done = await flow.app.push_screen_wait(edit)
        if _latest_version(flow.store, agreement) != agreement:
            flow.app.notify(AGREEMENT_EDITED)
        return done.is_saved
    elif chosen == action.DELETE:
        return await delete_agreement(flow, agreement)
    elif chosen == action.END:
        return await _end(flow, agreement)
    else:
        return await _reschedule(flow, agreement, chosen)
    return True


def _latest_version(store: Store, agreement: Agreement) -> Agreement:
    """Return an agreement as it is now.

    An ended one may have been reopened.
    """
    ended = store.closed_agreements() if agreement.state == "open" else ()
    return next((each for each in chain(store.agreements(), ended) if each.id == agreement.id), agreement)


async def _reschedule(flow: FlowContext, agreement: Agreement, chosen: str) -> bool:
    """Change how often or when to check an agreement.

    Returns False if they went back.
    """
    if chosen == action.OFTEN:
        change = await flow.app.push_screen_wait(ChooseRecurrence(agreement, flow.people, flow.today()))
    else:
        change = await choose_agreement_day(flow, agreement, chosen)
    if change is not None:
        await _change(flow, agreement, change)
        flow.app.notify(agreement_notice(change, flow.today()))
    return change is not None


async def _end(flow: FlowContext, agreement: Agreement) -> bool:
    """End an agreement, as done or dropped; return False if they went back."""
    question = ChooseOne(ASK_ENDING, agreement_sentence(agreement.act, agreement.cue), ENDING_LABELS)
    ending = await flow.app.push_screen_wait(question)
    if ending is None:
        return False
    await _change(flow, agreement, {"next": "let_go", **({"done": True} if ending == DONE else {})})
    title, text = ENDED_PAGES[ending]
    await flow.app.push_screen_wait(Page(title, [literal(text), literal(STAYS_READABLE)]))
    return True


async def _change(flow: FlowContext, agreement: Agreement, change: Mapping[str, Json]) -> None:
    await in_thread(flow.store.change_agreement, agreement.id, stamp(flow.clock()), change)


def _save_wording(flow: FlowContext, agreement: Agreement, words: Mapping[str, Json]) -> None:
    if words:
        flow.store.change_agreement(agreement.id, stamp(flow.clock()), {"words": words})


def _change_turn(
    flow: FlowContext, agreement: Agreement, change: Mapping[str, Json], undo: bool
) -> Agreement:
    """Skip or swap a turn, or undo that."""
    if undo:
        flow.store.undo_turn_change(agreement.id, change)
    else:
        flow.store.change_agreement(agreement.id, stamp(flow.clock()), change)
    return next(each for each in flow.store.agreements() if each.id == agreement.id)
