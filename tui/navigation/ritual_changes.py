"""Offering a ritual, and changing, pausing, or ending it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from scripts.script_info import ScriptInfo, ScriptNotFound, get_script_info
from store import Ritual
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
from tui.navigation.flow_context import FlowContext
from tui.screens.choose_action import ChooseOne
from tui.screens.choose_date import ChooseDate
from tui.session.io_thread import in_thread
from tui.text import rituals as action
from tui.text.dates import WEEKS, days_ahead, weekday_name
from tui.text.notices import ritual_notice

if TYPE_CHECKING:
    from tui.session.conversation_session import ConversationSession

ASK_DAY = "Which day from now on? You’ll see the first date next to each day."
HALF_WEEK = timedelta(days=3)
"""Half a week: how long before a day the week around it begins."""
NEAR_DAY_LABELS = ("Tomorrow", "In two days", "In three days", "In four days", "In five days", "In six days")


async def offer_ritual(flow: FlowContext, script: ScriptInfo, *, just_held: bool) -> None:
    """Ask whether and when to repeat this script.

    Right after it, Enter says no, so that nobody sets a reminder by leaving. Raises StoreError.
    """
    suggested = action.NOT_NOW if just_held else action.YES
    while True:
        page = ritual_offer(script.rhythm, suggested)
        chosen = await flow.app.push_screen_wait(page)
        if chosen is None:
            return
        ritual = await _ritual_from_answer(flow, script, chosen == action.YES, just_held=just_held)
        if ritual is not None:
            await _save(flow, ritual, is_new=True)
            return


def ritual_offer(rhythm: str, suggested: str) -> ChooseOne:
    """Return the page that asks whether to repeat a script."""
    actions = action.offer_actions(rhythm)
    return ChooseOne(action.offer_title(rhythm), action.offer_text(rhythm), actions, suggested)


async def edit_ritual(flow: FlowContext, ritual: Ritual) -> bool:
    """Change a ritual; return whether to hold it now.

    Raises StoreError.
    """
    while True:
        today = flow.today()
        page = ChooseOne(ritual.title, action.status_text(ritual, today), action.actions(ritual, today))
        chosen = await flow.app.push_screen_wait(page)
        if chosen in (None, action.NOW):
            return chosen == action.NOW
        changed = await _choose_change(flow, ritual, str(chosen))
        if changed is not None:
            await _save(flow, changed, is_new=False)
            return False


async def _save(flow: FlowContext, ritual: Ritual, *, is_new: bool) -> None:
    await in_thread(flow.store.save_ritual, ritual)
    flow.app.notify(ritual_notice(ritual, flow.today(), is_new=is_new))


async def edit_or_offer_ritual(flow: FlowContext, script: ScriptInfo) -> None:
    """Edit a script's ritual, or offer to make one.

    Raises StoreError.
    """
    ritual = flow.store.ritual(script.id)
    if ritual and ritual.state != "let_go":
        await edit_ritual(flow, ritual)
    else:
        await offer_ritual(flow, script, just_held=False)


async def offer_ritual_after(flow: FlowContext, session: ConversationSession) -> None:
    """Offer a ritual after a script's first finished conversation.

    Raises StoreError.
    """
    if not session.conversation.finished or flow.store.ritual(session.script.id):
        return
    try:
        script = get_script_info(session.script.id, packs=flow.store.packs_path)
    except ScriptNotFound:
        return  # it came from a file of their own, which couldn't be opened again on its day
    if script.rhythm:
        await offer_ritual(flow, script, just_held=True)


def day_question(ritual: Ritual, chosen: str, today: date) -> tuple[str, list[tuple[str, date]]] | None:
    """Return the question and days for a choice, if needed."""
    if chosen == action.DAY:
        days = [(name, today + timedelta(number)) for number, name in enumerate(NEAR_DAY_LABELS, 1)]
        return "Which day works for you this time?", days
    if chosen == action.WEEKDAY:
        return ASK_DAY, _weekdays(max(today, date.fromisoformat(ritual.next) - HALF_WEEK))
    if chosen == action.REST:
        days = [
            (name, next_day_from(ritual, today + timedelta(weeks=weeks))) for name, weeks in WEEKS.items()
        ]
        return "Pause for how long?", days
    return None


def apply_with_day(ritual: Ritual, chosen: str, day: date, at: str) -> Ritual:
    """Return the ritual changed with the day they picked."""
    if chosen == action.REST:
        return paused(ritual, day, at)
    if chosen == action.DAY:
        return rescheduled(ritual, day, at)
    rhythm = parse_recurrence(ritual.rhythm)
    return with_recurrence(ritual, weekly_on(day, rhythm.weeks if isinstance(rhythm, Weekly) else 1), day, at)


def apply_without_question(ritual: Ritual, chosen: str, today: date, at: str) -> Ritual:
    """Return the ritual after a choice that needs no day."""
    if chosen == action.LET_GO:
        return dropped(ritual, at)
    if chosen == action.LEAVE_OUT:
        return skipped(ritual, today, at)
    return with_recurrence(
        ritual, action.available_recurrences(ritual)[chosen], max(today, date.fromisoformat(ritual.next)), at
    )


async def _choose_change(flow: FlowContext, ritual: Ritual, chosen: str) -> Ritual | None:
    """Return the changed ritual; None if they changed their mind."""
    today, at = flow.today(), stamp(flow.clock())
    question = day_question(ritual, chosen, today)
    if question is None:
        return apply_without_question(ritual, chosen, today, at)
    others = days_ahead(today) if chosen == action.DAY else None
    day = await flow.app.push_screen_wait(ChooseDate(*question, today, others=others))
    return apply_with_day(ritual, chosen, day, at) if day else None


async def _ritual_from_answer(
    flow: FlowContext, script: ScriptInfo, yes: bool, *, just_held: bool
) -> Ritual | None:
    """Return the new ritual (dropped if no), None to retry."""
    today, at = flow.today(), stamp(flow.clock())

    def make_ritual(rhythm: Recurrence) -> Ritual:
        new = new_ritual(script.id, script.title, rhythm, at)
        return after_session(new, at) if just_held else new

    usual = default_recurrence(script.rhythm, today)
    if not yes:
        return dropped(make_ritual(usual), at)
    if not isinstance(usual, Weekly) or usual.weeks > 1:
        return make_ritual(usual)
    # Just after a session the same weekday is a week ahead, with the other days on both sides of it.
    first = date.fromisoformat(make_ritual(usual).next) - (HALF_WEEK if just_held else timedelta(0))
    day = await flow.app.push_screen_wait(ChooseDate(ASK_DAY, _weekdays(first), today))
    return make_ritual(weekly_on(day)) if day else None


def _weekdays(first: date) -> list[tuple[str, date]]:
    """Return seven days from this one, with plural weekday names."""
    days = [first + timedelta(number) for number in range(7)]
    return [(f"{weekday_name(day)}s", day) for day in days]
