"""What a couple does with a ritual: says yes to it, moves it, lets it rest, lets it go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime, timedelta

from textual.app import App

from scripts.listing import Listed
from store import Ritual, Store
from store.rhythm import Rhythm, Weekly, rhythm_of
from store.rituals import (
    begun,
    day_from,
    held,
    let_go,
    moved,
    resting,
    usual_rhythm,
    weekly_on,
    with_rhythm,
)
from tui import rituals as way
from tui.clock import stamp
from tui.days import WEEKDAYS
from tui.screens.ritual import OneRitual
from tui.screens.which_day import WhichDay
from tui.tending import WEEKS

DISTANCES = ("Tomorrow", "In two days", "In three days", "In four days", "In five days", "In six days")


async def offer(
    app: App[int], store: Store, script: Listed, clock: Callable[[], datetime], *, just_held: bool
) -> None:
    """Ask whether this script is to be a ritual, and on which day; raises StoreError. Going back leaves it open."""
    while True:
        page = OneRitual(way.offer_title(script.rhythm), way.OFFER, way.offer_ways(script.rhythm))
        chosen = await app.push_screen_wait(page)
        if chosen is None:
            return
        ritual = await _answered(app, script, chosen == way.YES, clock(), just_held=just_held)
        if ritual is not None:
            await asyncio.to_thread(store.keep_ritual, ritual)
            return


async def adjust(app: App[int], store: Store, ritual: Ritual, clock: Callable[[], datetime]) -> bool:
    """Do with a ritual what they choose; True where they want to hold it now. Raises StoreError."""
    while True:
        today, at = clock().date(), stamp(clock())
        page = OneRitual(ritual.title, way.standing_text(ritual, today), way.ways(ritual))
        chosen = await app.push_screen_wait(page)
        if chosen in (None, way.NOW):
            return chosen == way.NOW
        changed = await _changed(app, ritual, str(chosen), today, at)
        if changed is not None:
            await asyncio.to_thread(store.keep_ritual, changed)
            return False


async def _changed(app: App[int], ritual: Ritual, chosen: str, today: date, at: str) -> Ritual | None:
    """The ritual as they want it, after the question that it takes; None where they changed their mind."""
    planned = date.fromisoformat(ritual.next)
    if chosen == way.LET_GO:
        return let_go(ritual, at)
    if chosen in (rhythms := way.rhythms(ritual)):
        return with_rhythm(ritual, rhythms[chosen], max(today, planned), at)
    if chosen == way.WEEKDAY:
        near = max(today, planned - timedelta(3))
        day = await _asked(app, "On which day from now on?", _weekdays(near), today)
        old = rhythm_of(ritual.rhythm)
        weeks = old.weeks if isinstance(old, Weekly) else 1
        return with_rhythm(ritual, weekly_on(day, weeks), day, at) if day else None
    if chosen == way.REST:
        days = [(name, day_from(ritual, today + timedelta(weeks=weeks))) for name, weeks in WEEKS.items()]
        day = await _asked(app, "For how long? Then it comes again.", days, today)
        return resting(ritual, day, at) if day else None
    days = [(name, today + timedelta(number)) for number, name in enumerate(DISTANCES, 1)]
    day = await _asked(app, "When does it suit you this once?", days, today)
    return moved(ritual, day, at) if day else None


async def _asked(app: App[int], asked: str, days: list[tuple[str, date]], today: date) -> date | None:
    return await app.push_screen_wait(WhichDay(asked, days, today))


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
    first = date.fromisoformat(ritual(usual).next) - timedelta(3 if just_held else 0)
    day = await _asked(app, "On which day?", _weekdays(first), today)
    return ritual(weekly_on(day)) if day else None


def _weekdays(first: date) -> list[tuple[str, date]]:
    """Seven days from this one on, each by the name of all of its kind."""
    days = [first + timedelta(number) for number in range(7)]
    return [(f"{WEEKDAYS[day.weekday()]}s", day) for day in days]
