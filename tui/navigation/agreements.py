"""What a couple does with agreements between conversations: looks through them, and changes one together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from functools import partial
from itertools import chain

from textual.app import App

from scripts.agreement_sentence import sentence
from store import Agreement, Json, Store, StoreError
from store.rules.agreement_history import is_over
from tui.clock import stamp
from tui.content import typed
from tui.navigation.look_back import look_back
from tui.screens.agreements import detail as way
from tui.screens.agreements.choose_recurrence import ChooseRhythm
from tui.screens.agreements.edit import RewordAgreement
from tui.screens.agreements.list import Agreements
from tui.screens.choose_date import WhichDay
from tui.screens.choose_one import OneOf
from tui.screens.page import Page
from tui.text.agreements import findable
from tui.text.couple import Partners, sign_of
from tui.text.dates import WEEKS, offered_days
from tui.text.notices import REWORDED, agreement_text

DONE, LET_GO = "done", "let_go"
ENDINGS = {
    DONE: "It is done, or goes well by itself: we keep it, without a reminder",
    LET_GO: "We let it go",
}
HOW_IT_ENDS = "Done, or let go?"
STAYS = "It stays to be read under “What you agreed”, and can be taken up again from there."
ENDED = {
    DONE: ("Done", "It is yours now. Nothing reminds you of it any more."),
    LET_GO: (
        "Let go",
        "You let this one go. That is no failure: it was tried, and it has told you something.",
    ),
}
"""What is said once it has ended: a title, and a sentence on it."""


async def look_through(app: App[int], store: Store, people: Partners, clock: Callable[[], datetime]) -> str:
    """Show all agreements, and what can be done with each, until they go back; returns a sentence on trouble."""
    wanted = opened = ""
    while True:
        screen = Agreements(store, clock, wanted, opened)
        agreement = await app.push_screen_wait(screen)
        if agreement is None:
            return ""
        wanted, opened = screen.wanted, agreement.id
        if trouble := await tend(app, store, people, agreement, clock):
            return trouble
        signs = {person.id: f"{sign_of(person)} {person.name}" for person in people}
        if not findable(_as_it_stands(store, agreement), signs, clock().date()).has(
            wanted.casefold().split()
        ):
            wanted = ""  # so that what was just changed is seen


async def tend(
    app: App[int], store: Store, people: Partners, agreement: Agreement, clock: Callable[[], datetime]
) -> str:
    """Do with one agreement what they choose; returns a sentence where that could not be saved."""
    agreement, today = _as_it_stands(store, agreement), clock().date()
    turn = None if store.read_only else partial(_turned, store, agreement, clock)
    chosen = await app.push_screen_wait(way.OneAgreement(agreement, people, today, turn))
    if chosen is None:
        return ""
    if chosen == way.LOOK:
        return await look_back(app, store, people, clock, agreement)
    if chosen == way.LOOK_INTO:
        from tui.navigation.conversations import look_into

        return await look_into(app, store, people, agreement, clock)
    if chosen == way.WORDS:
        save = partial(_put_into_words, store, agreement, clock)
        await app.push_screen_wait(RewordAgreement(agreement, people, today, save))
        if _as_it_stands(store, agreement) != agreement:
            app.notify(REWORDED)
        return ""
    if chosen == way.END:
        return await _end(app, store, agreement, clock)
    if chosen == way.OFTEN:
        what = await app.push_screen_wait(ChooseRhythm(agreement, people, today))
    else:
        what = await _asked(app, agreement, chosen, today)
    if what is None:
        return ""
    try:
        await asyncio.to_thread(store.change_agreement, agreement.id, stamp(clock()), what)
    except StoreError as error:
        return str(error)
    app.notify(agreement_text(what, today))
    return ""


def _as_it_stands(store: Store, agreement: Agreement) -> Agreement:
    """What was found a while ago may have been changed since; what had ended then is only taken up again."""
    ended = store.closed_agreements() if agreement.state == "open" else ()
    return next((each for each in chain(store.agreements(), ended) if each.id == agreement.id), agreement)


async def _end(app: App[int], store: Store, agreement: Agreement, clock: Callable[[], datetime]) -> str:
    """End it in one of two ways; returns a sentence where that could not be saved."""
    how = await app.push_screen_wait(OneOf(HOW_IT_ENDS, sentence(asdict(agreement)), ENDINGS))
    if how is None:
        return ""
    what: Mapping[str, Json] = {"next": "let_go", **({"done": True} if how == DONE else {})}
    try:
        await asyncio.to_thread(store.change_agreement, agreement.id, stamp(clock()), what)
    except StoreError as error:
        return str(error)
    title, told = ENDED[how]
    await app.push_screen_wait(Page(title, [typed(told), typed(STAYS)]))
    return ""


def _put_into_words(
    store: Store, agreement: Agreement, clock: Callable[[], datetime], words: Mapping[str, Json]
) -> None:
    if words:
        store.change_agreement(agreement.id, stamp(clock()), {"words": words})


def _turned(
    store: Store,
    agreement: Agreement,
    clock: Callable[[], datetime],
    what: Mapping[str, Json],
    taken_back: bool,
) -> Agreement:
    """Skips or swaps one turn, or takes that back; returns the agreement as it is then."""
    if taken_back:
        store.take_back(agreement.id, what)
    else:
        store.change_agreement(agreement.id, stamp(clock()), what)
    return next(each for each in store.agreements() if each.id == agreement.id)


async def _asked(app: App[int], agreement: Agreement, chosen: str, today: date) -> Mapping[str, Json] | None:
    """What is to be changed, after the question that it takes; None where they changed their mind."""
    asked, days = "When do you look at it?", offered_days(today)
    if chosen == way.REST:
        asked = "For how long? Then you look at it again."
        days = [(name, today + timedelta(weeks=weeks)) for name, weeks in WEEKS.items()]
    day = await app.push_screen_wait(WhichDay(asked, days, today, sentence(asdict(agreement))))
    if day is None:
        return None
    following: dict[str, Json] = {way.REST: "rest", way.TAKE_UP: "take_up", way.DAY: "later"}
    what: dict[str, Json] = {"look_back": day.isoformat(), "next": following[chosen]}
    # With the end that has passed it would be over again at once.
    return what | ({"words": {"end": None}} if chosen == way.TAKE_UP and is_over(agreement, today) else {})
