"""What a couple does with a ritual: says yes to it, moves it, lets it rest, lets it go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from textual.app import App

from scripts.library_index import Listed, NoScript, find
from store import Ritual, Store, StoreError
from store.rules.recurrence import Rhythm, Weekly, rhythm_of
from store.rules.rituals import (
    begun,
    day_from,
    held,
    left_out,
    let_go,
    moved,
    resting,
    usual_rhythm,
    weekly_on,
    with_rhythm,
)
from tui.clock import stamp
from tui.screens.choose_date import WhichDay
from tui.screens.choose_one import OneOf
from tui.text import rituals as way
from tui.text.dates import WEEKDAYS, WEEKS
from tui.text.notices import ritual_text

if TYPE_CHECKING:
    from tui.session.conversation_session import Evening

ON_WHICH_DAY = "On which day from now on? The first one stands beside it."
AROUND = timedelta(days=3)
"""Half a week: so far before a day the week begins that lies around it."""
DISTANCES = ("Tomorrow", "In two days", "In three days", "In four days", "In five days", "In six days")


async def offer(
    app: App[int], store: Store, script: Listed, clock: Callable[[], datetime], *, just_held: bool
) -> None:
    """Ask whether this script is to be a ritual, and on which day; raises StoreError. Going back leaves it open."""
    while True:
        page = OneOf(way.offer_title(script.rhythm), way.OFFER, way.offer_ways(script.rhythm))
        chosen = await app.push_screen_wait(page)
        if chosen is None:
            return
        ritual = await _answered(app, script, chosen == way.YES, clock(), just_held=just_held)
        if ritual is not None:
            await _keep(app, store, ritual, clock().date())
            return


async def adjust(app: App[int], store: Store, ritual: Ritual, clock: Callable[[], datetime]) -> bool:
    """Do with a ritual what they choose; True where they want to hold it now. Raises StoreError."""
    while True:
        today, at = clock().date(), stamp(clock())
        page = OneOf(ritual.title, way.standing_text(ritual, today), way.ways(ritual, today))
        chosen = await app.push_screen_wait(page)
        if chosen in (None, way.NOW):
            return chosen == way.NOW
        changed = await _changed(app, ritual, str(chosen), today, at)
        if changed is not None:
            await _keep(app, store, changed, today)
            return False


async def _keep(app: App[int], store: Store, ritual: Ritual, today: date) -> None:
    """Save a ritual as they want it, and say how it stands; raises StoreError."""
    await asyncio.to_thread(store.keep_ritual, ritual)
    app.notify(ritual_text(ritual, today))


async def adjust_or_offer(app: App[int], store: Store, script: Listed, clock: Callable[[], datetime]) -> None:
    """Make a script a ritual, or change what it is; raises StoreError."""
    ritual = store.ritual(script.id)
    if ritual and ritual.state != "let_go":
        await adjust(app, store, ritual, clock)
    else:
        await offer(app, store, script, clock, just_held=False)


async def offer_after(app: App[int], store: Store, evening: Evening, clock: Callable[[], datetime]) -> str:
    """After the first conversation of its kind, ask whether it is to come round; returns a sentence on trouble."""
    if not evening.conversation.finished or store.ritual(evening.script.id):
        return ""
    try:
        script = find(evening.script.id)
        if script.rhythm:
            await offer(app, store, script, clock, just_held=True)
    except NoScript:
        return ""  # it was opened from a file of theirs, which nothing could open again on its day
    except StoreError as error:
        return str(error)
    return ""


def question(ritual: Ritual, chosen: str, today: date) -> tuple[str, list[tuple[str, date]]] | None:
    """What is still to be asked for what they chose, and the days to choose from; None where nothing is."""
    if chosen == way.DAY:
        days = [(name, today + timedelta(number)) for number, name in enumerate(DISTANCES, 1)]
        return "When does it suit you this once?", days
    if chosen == way.WEEKDAY:
        return ON_WHICH_DAY, _weekdays(max(today, date.fromisoformat(ritual.next) - AROUND))
    if chosen == way.REST:
        days = [(name, day_from(ritual, today + timedelta(weeks=weeks))) for name, weeks in WEEKS.items()]
        return "For how long? Then it comes again.", days
    return None


def with_day(ritual: Ritual, chosen: str, day: date, at: str) -> Ritual:
    """The ritual as they want it, with the day that they were asked for."""
    if chosen == way.REST:
        return resting(ritual, day, at)
    if chosen == way.DAY:
        return moved(ritual, day, at)
    rhythm = rhythm_of(ritual.rhythm)
    return with_rhythm(ritual, weekly_on(day, rhythm.weeks if isinstance(rhythm, Weekly) else 1), day, at)


def without_question(ritual: Ritual, chosen: str, today: date, at: str) -> Ritual:
    """The ritual as they want it, where nothing is to be asked."""
    if chosen == way.LET_GO:
        return let_go(ritual, at)
    if chosen == way.LEAVE_OUT:
        return left_out(ritual, today, at)
    return with_rhythm(ritual, way.rhythms(ritual)[chosen], max(today, date.fromisoformat(ritual.next)), at)


async def _changed(app: App[int], ritual: Ritual, chosen: str, today: date, at: str) -> Ritual | None:
    """The ritual as they want it; None where they changed their mind."""
    asked = question(ritual, chosen, today)
    if asked is None:
        return without_question(ritual, chosen, today, at)
    day = await app.push_screen_wait(WhichDay(*asked, today))
    return with_day(ritual, chosen, day, at) if day else None


async def _answered(
    app: App[int], script: Listed, yes: bool, moment: datetime, *, just_held: bool
) -> Ritual | None:
    """The ritual that follows from their answer, which may be that they want none; None to ask once more."""
    today, at = moment.date(), stamp(moment)

    def ritual(rhythm: Rhythm) -> Ritual:
        new = begun(script.id, script.title, rhythm, at)
        return held(new, at) if just_held else new

    usual = usual_rhythm(script.rhythm, today)
    if not yes:
        return let_go(ritual(usual), at)
    if not isinstance(usual, Weekly):
        return ritual(usual)
    # Just after it was held, the same day of the week is a week ahead, and the others lie around it.
    first = date.fromisoformat(ritual(usual).next) - (AROUND if just_held else timedelta(0))
    day = await app.push_screen_wait(WhichDay(ON_WHICH_DAY, _weekdays(first), today))
    return ritual(weekly_on(day)) if day else None


def _weekdays(first: date) -> list[tuple[str, date]]:
    """Seven days from this one on, each by the name of all of its kind."""
    days = [first + timedelta(number) for number in range(7)]
    return [(f"{WEEKDAYS[day.weekday()]}s", day) for day in days]
