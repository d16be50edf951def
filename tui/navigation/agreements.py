"""What a couple does with agreements between conversations: looks through them, and changes one together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from itertools import chain

from textual.app import App

from scripts.agreement_sentence import agreement_sentence
from store import Agreement, Json, Store, StoreError
from store.rules.agreement_history import is_over
from tui.clock import stamp
from tui.content import literal
from tui.navigation.look_back import start_look_back
from tui.screens.agreements import detail as action
from tui.screens.agreements.choose_recurrence import ChooseRecurrence
from tui.screens.agreements.edit import EditAgreement
from tui.screens.agreements.list import AgreementList
from tui.screens.choose_date import ChooseDate
from tui.screens.choose_one import ChooseOne
from tui.screens.page import Page
from tui.text.agreements import searchable
from tui.text.couple import Partners, sign_of
from tui.text.dates import WEEKS, suggested_days
from tui.text.notices import AGREEMENT_EDITED, agreement_notice

DONE, LET_GO = "done", "let_go"
ENDING_LABELS = {
    DONE: "It is done, or goes well by itself: we keep it, without a reminder",
    LET_GO: "We let it go",
}
ASK_ENDING = "Done, or let go?"
STAYS_READABLE = "It stays to be read under “What you agreed”, and can be taken up again from there."
ENDED_PAGES = {
    DONE: ("Done", "It is yours now. Nothing reminds you of it any more."),
    LET_GO: (
        "Let go",
        "You let this one go. That is no failure: it was tried, and it has told you something.",
    ),
}
"""What is said once it has ended: a title, and a sentence on it."""


async def browse_agreements(
    app: App[int], store: Store, people: Partners, clock: Callable[[], datetime]
) -> str:
    """Show all agreements, and what can be done with each, until they go back; returns a sentence on trouble."""
    query = opened = ""
    while True:
        screen = AgreementList(store, clock, query, opened)
        agreement = await app.push_screen_wait(screen)
        if agreement is None:
            return ""
        query, opened = screen.query_text, agreement.id
        if trouble := await show_agreement(app, store, people, agreement, clock):
            return trouble
        signs = {person.id: f"{sign_of(person)} {person.name}" for person in people}
        if not searchable(_latest_version(store, agreement), signs, clock().date()).matches(
            query.casefold().split()
        ):
            query = ""  # so that what was just changed is seen


async def show_agreement(
    app: App[int], store: Store, people: Partners, agreement: Agreement, clock: Callable[[], datetime]
) -> str:
    """Do with one agreement what they choose; returns a sentence where that could not be saved."""
    agreement, today = _latest_version(store, agreement), clock().date()
    turn = None if store.read_only else partial(_change_turn, store, agreement, clock)
    chosen = await app.push_screen_wait(action.AgreementDetail(agreement, people, today, turn))
    if chosen is None:
        return ""
    if chosen == action.LOOK:
        return await start_look_back(app, store, people, clock, agreement)
    if chosen == action.LOOK_INTO:
        from tui.navigation.conversations import explore_setback

        return await explore_setback(app, store, people, agreement, clock)
    if chosen == action.WORDS:
        save = partial(_save_wording, store, agreement, clock)
        await app.push_screen_wait(EditAgreement(agreement, people, today, save))
        if _latest_version(store, agreement) != agreement:
            app.notify(AGREEMENT_EDITED)
        return ""
    if chosen == action.END:
        return await _end(app, store, agreement, clock)
    if chosen == action.OFTEN:
        what = await app.push_screen_wait(ChooseRecurrence(agreement, people, today))
    else:
        what = await _ask_day(app, agreement, chosen, today)
    if what is None:
        return ""
    try:
        await asyncio.to_thread(store.change_agreement, agreement.id, stamp(clock()), what)
    except StoreError as error:
        return str(error)
    app.notify(agreement_notice(what, today))
    return ""


def _latest_version(store: Store, agreement: Agreement) -> Agreement:
    """What was found a while ago may have been changed since; what had ended then is only taken up again."""
    ended = store.closed_agreements() if agreement.state == "open" else ()
    return next((each for each in chain(store.agreements(), ended) if each.id == agreement.id), agreement)


async def _end(app: App[int], store: Store, agreement: Agreement, clock: Callable[[], datetime]) -> str:
    """End it in one of two ways; returns a sentence where that could not be saved."""
    how = await app.push_screen_wait(
        ChooseOne(ASK_ENDING, agreement_sentence(agreement.act, agreement.cue), ENDING_LABELS)
    )
    if how is None:
        return ""
    what: Mapping[str, Json] = {"next": "let_go", **({"done": True} if how == DONE else {})}
    try:
        await asyncio.to_thread(store.change_agreement, agreement.id, stamp(clock()), what)
    except StoreError as error:
        return str(error)
    title, told = ENDED_PAGES[how]
    await app.push_screen_wait(Page(title, [literal(told), literal(STAYS_READABLE)]))
    return ""


def _save_wording(
    store: Store, agreement: Agreement, clock: Callable[[], datetime], words: Mapping[str, Json]
) -> None:
    if words:
        store.change_agreement(agreement.id, stamp(clock()), {"words": words})


def _change_turn(
    store: Store,
    agreement: Agreement,
    clock: Callable[[], datetime],
    what: Mapping[str, Json],
    taken_back: bool,
) -> Agreement:
    """Skips or swaps one turn, or takes that back; returns the agreement as it is then."""
    if taken_back:
        store.undo_turn_change(agreement.id, what)
    else:
        store.change_agreement(agreement.id, stamp(clock()), what)
    return next(each for each in store.agreements() if each.id == agreement.id)


async def _ask_day(
    app: App[int], agreement: Agreement, chosen: str, today: date
) -> Mapping[str, Json] | None:
    """What is to be changed, after the question that it takes; None where they changed their mind."""
    asked, days = "When do you look at it?", suggested_days(today)
    if chosen == action.REST:
        asked = "For how long? Then you look at it again."
        days = [(name, today + timedelta(weeks=weeks)) for name, weeks in WEEKS.items()]
    day = await app.push_screen_wait(
        ChooseDate(asked, days, today, agreement_sentence(agreement.act, agreement.cue))
    )
    if day is None:
        return None
    following: dict[str, Json] = {action.REST: "rest", action.TAKE_UP: "take_up", action.DAY: "later"}
    what: dict[str, Json] = {"look_back": day.isoformat(), "next": following[chosen]}
    # With the end that has passed it would be over again at once.
    return what | ({"words": {"end": None}} if chosen == action.TAKE_UP and is_over(agreement, today) else {})
