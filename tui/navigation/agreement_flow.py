"""Browsing and changing agreements between conversations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import chain

from scripts.agreement_sentence import agreement_sentence
from store import Agreement, Json, Store
from store.rules.agreement_history import is_over, is_resting
from tui.clock import stamp
from tui.navigation.delete_agreement_flow import delete_agreement
from tui.navigation.flow_context import FlowContext
from tui.navigation.look_back_flow import start_look_back
from tui.screens.agreements import detail as action
from tui.screens.agreements.choose_recurrence import ChooseRecurrence
from tui.screens.agreements.edit import EditAgreement
from tui.screens.agreements.list import AgreementList
from tui.screens.agreements.say_aloud import SayAloud
from tui.screens.choose_action import ChooseOne
from tui.screens.choose_date import ChooseDate
from tui.screens.text_page import Page
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text.agreement_card import current_card
from tui.text.agreement_list import searchable
from tui.text.couple import Couple, sign_of
from tui.text.dates import WEEKS, days_ahead, parse_stored_day, suggested_days
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
        change = await _ask_day(flow, agreement, chosen)
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


def _days_to_rest(agreement: Agreement, today: date) -> list[tuple[str, date]]:
    """Return how long to pause; never less than the day already set.

    A paused agreement rests longer from that day on.
    """
    planned = parse_stored_day(agreement.look_back) or today
    days = [(name, today + timedelta(weeks=weeks)) for name, weeks in WEEKS.items()]
    later = [(name, day) for name, day in days if day > planned]
    if is_resting(agreement) or not later:
        begin = max(planned, today)
        later = [(f"{name} longer", begin + timedelta(weeks=weeks)) for name, weeks in WEEKS.items()]
    return later


async def _ask_day(flow: FlowContext, agreement: Agreement, chosen: str) -> Mapping[str, Json] | None:
    """Ask for a day; return the change, None to cancel."""
    today = flow.today()
    question, days, others = "When do you want to check in?", suggested_days(today), days_ahead(today)
    if chosen == action.REST:
        question = "For how long? You’ll check in after that."
        days = _days_to_rest(agreement, today)
        planned = parse_stored_day(agreement.look_back) or today
        others = max(planned, others[0]), max(planned, others[1])
    sentence = agreement_sentence(agreement.act, agreement.cue)
    day = await flow.app.push_screen_wait(ChooseDate(question, days, today, sentence, others=others))
    if day is None:
        return None
    following: dict[str, Json] = {action.REST: "rest", action.TAKE_UP: "take_up", action.DAY: "later"}
    change: dict[str, Json] = {"look_back": day.isoformat(), "next": following[chosen]}
    # An end date in the past would end a reopened agreement again at once.
    if chosen == action.TAKE_UP and is_over(agreement, today):
        change["words"] = {"end": None}
    return change if chosen != action.TAKE_UP or await _say_aloud(flow, agreement, day) else None


async def _say_aloud(flow: FlowContext, agreement: Agreement, day: date) -> bool:
    """Let the person who does it say it aloud; return whether both agree."""
    couple, today = Couple(*flow.people), flow.today()
    end = None if is_over(agreement, today) else agreement.end
    again = replace(agreement, state="open", look_back=day.isoformat(), end=end)
    card = current_card(again, couple.partner_of(agreement.who), today)
    agreed: bool | None = await flow.app.push_screen_wait(SayAloud(card, couple))
    return bool(agreed)
