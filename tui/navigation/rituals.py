"""What a couple does with a ritual: says yes to it, moves it, lets it rest, lets it go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from textual.app import App

from scripts.library_index import ScriptInfo, ScriptNotFound, get_script_info
from store import Ritual, Store, StoreError
from store.rules.recurrence import Recurrence, Weekly, parse_recurrence
from store.rules.rituals import (
    after_session,
    default_recurrence,
    dropped,
    new_ritual,
    next_day_from,
    paused,
    rescheduled,
    skipped,
    weekly_on,
    with_recurrence,
)
from tui.clock import stamp
from tui.screens.choose_date import ChooseDate
from tui.screens.choose_one import ChooseOne
from tui.text import rituals as action
from tui.text.dates import WEEKDAYS, WEEKS
from tui.text.notices import ritual_notice

if TYPE_CHECKING:
    from tui.session.conversation_session import ConversationSession

ASK_DAY = "On which day from now on? The first one stands beside it."
HALF_WEEK = timedelta(days=3)
"""Half a week: so far before a day the week begins that lies around it."""
NEAR_DAY_LABELS = ("Tomorrow", "In two days", "In three days", "In four days", "In five days", "In six days")


async def offer_ritual(
    app: App[int], store: Store, script: ScriptInfo, clock: Callable[[], datetime], *, just_held: bool
) -> None:
    """Ask whether this script is to be a ritual, and on which day; raises StoreError. Going back leaves it open."""
    while True:
        page = ChooseOne(action.offer_title(script.rhythm), action.OFFER, action.offer_actions(script.rhythm))
        chosen = await app.push_screen_wait(page)
        if chosen is None:
            return
        ritual = await _ritual_from_answer(app, script, chosen == action.YES, clock(), just_held=just_held)
        if ritual is not None:
            await _save(app, store, ritual, clock().date())
            return


async def edit_ritual(app: App[int], store: Store, ritual: Ritual, clock: Callable[[], datetime]) -> bool:
    """Do with a ritual what they choose; True where they want to hold it now. Raises StoreError."""
    while True:
        today, at = clock().date(), stamp(clock())
        page = ChooseOne(ritual.title, action.status_text(ritual, today), action.actions(ritual, today))
        chosen = await app.push_screen_wait(page)
        if chosen in (None, action.NOW):
            return chosen == action.NOW
        changed = await _choose_change(app, ritual, str(chosen), today, at)
        if changed is not None:
            await _save(app, store, changed, today)
            return False


async def _save(app: App[int], store: Store, ritual: Ritual, today: date) -> None:
    """Save a ritual as they want it, and say how it stands; raises StoreError."""
    await asyncio.to_thread(store.save_ritual, ritual)
    app.notify(ritual_notice(ritual, today))


async def edit_or_offer_ritual(
    app: App[int], store: Store, script: ScriptInfo, clock: Callable[[], datetime]
) -> None:
    """Make a script a ritual, or change what it is; raises StoreError."""
    ritual = store.ritual(script.id)
    if ritual and ritual.state != "let_go":
        await edit_ritual(app, store, ritual, clock)
    else:
        await offer_ritual(app, store, script, clock, just_held=False)


async def offer_ritual_after(
    app: App[int], store: Store, session: ConversationSession, clock: Callable[[], datetime]
) -> str:
    """After the first conversation of its kind, ask whether it is to come round; returns a sentence on trouble."""
    if not session.conversation.finished or store.ritual(session.script.id):
        return ""
    try:
        script = get_script_info(session.script.id)
        if script.rhythm:
            await offer_ritual(app, store, script, clock, just_held=True)
    except ScriptNotFound:
        return ""  # it was opened from a file of theirs, which nothing could open again on its day
    except StoreError as error:
        return str(error)
    return ""


def day_question(ritual: Ritual, chosen: str, today: date) -> tuple[str, list[tuple[str, date]]] | None:
    """What is still to be asked for what they chose, and the days to choose from; None where nothing is."""
    if chosen == action.DAY:
        days = [(name, today + timedelta(number)) for number, name in enumerate(NEAR_DAY_LABELS, 1)]
        return "When does it suit you this once?", days
    if chosen == action.WEEKDAY:
        return ASK_DAY, _weekdays(max(today, date.fromisoformat(ritual.next) - HALF_WEEK))
    if chosen == action.REST:
        days = [
            (name, next_day_from(ritual, today + timedelta(weeks=weeks))) for name, weeks in WEEKS.items()
        ]
        return "For how long? Then it comes again.", days
    return None


def apply_with_day(ritual: Ritual, chosen: str, day: date, at: str) -> Ritual:
    """The ritual as they want it, with the day that they were asked for."""
    if chosen == action.REST:
        return paused(ritual, day, at)
    if chosen == action.DAY:
        return rescheduled(ritual, day, at)
    rhythm = parse_recurrence(ritual.rhythm)
    return with_recurrence(ritual, weekly_on(day, rhythm.weeks if isinstance(rhythm, Weekly) else 1), day, at)


def apply_without_question(ritual: Ritual, chosen: str, today: date, at: str) -> Ritual:
    """The ritual as they want it, where nothing is to be asked."""
    if chosen == action.LET_GO:
        return dropped(ritual, at)
    if chosen == action.LEAVE_OUT:
        return skipped(ritual, today, at)
    return with_recurrence(
        ritual, action.available_recurrences(ritual)[chosen], max(today, date.fromisoformat(ritual.next)), at
    )


async def _choose_change(app: App[int], ritual: Ritual, chosen: str, today: date, at: str) -> Ritual | None:
    """The ritual as they want it; None where they changed their mind."""
    asked = day_question(ritual, chosen, today)
    if asked is None:
        return apply_without_question(ritual, chosen, today, at)
    day = await app.push_screen_wait(ChooseDate(*asked, today))
    return apply_with_day(ritual, chosen, day, at) if day else None


async def _ritual_from_answer(
    app: App[int], script: ScriptInfo, yes: bool, moment: datetime, *, just_held: bool
) -> Ritual | None:
    """The ritual that follows from their answer, which may be that they want none; None to ask once more."""
    today, at = moment.date(), stamp(moment)

    def make_ritual(rhythm: Recurrence) -> Ritual:
        new = new_ritual(script.id, script.title, rhythm, at)
        return after_session(new, at) if just_held else new

    usual = default_recurrence(script.rhythm, today)
    if not yes:
        return dropped(make_ritual(usual), at)
    if not isinstance(usual, Weekly):
        return make_ritual(usual)
    # Just after it was held, the same day of the week is a week ahead, and the others lie around it.
    first = date.fromisoformat(make_ritual(usual).next) - (HALF_WEEK if just_held else timedelta(0))
    day = await app.push_screen_wait(ChooseDate(ASK_DAY, _weekdays(first), today))
    return make_ritual(weekly_on(day)) if day else None


def _weekdays(first: date) -> list[tuple[str, date]]:
    """Seven days from this one on, each by the name of all of its kind."""
    days = [first + timedelta(number) for number in range(7)]
    return [(f"{WEEKDAYS[day.weekday()]}s", day) for day in days]
