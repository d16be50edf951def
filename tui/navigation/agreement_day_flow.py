"""Choosing the day of an agreement: to check in later, to pause it, or to start it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from scripts.agreement_sentence import agreement_sentence
from store import Agreement, Json
from store.rules.agreement_history import is_over, is_resting
from tui.navigation.flow_context import FlowContext
from tui.screens.agreements import detail as action
from tui.screens.agreements.say_aloud import SayAloud
from tui.screens.choose_date import ChooseDate
from tui.text.agreement_card import current_card
from tui.text.couple import Couple
from tui.text.dates import WEEKS, days_ahead, parse_stored_day, suggested_days


async def choose_agreement_day(
    flow: FlowContext, agreement: Agreement, chosen: str
) -> Mapping[str, Json] | None:
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


async def _say_aloud(flow: FlowContext, agreement: Agreement, day: date) -> bool:
    """Let the person who does it say it aloud; return whether both agree."""
    couple, today = Couple(*flow.people), flow.today()
    end = None if is_over(agreement, today) else agreement.end
    again = replace(agreement, state="open", look_back=day.isoformat(), end=end)
    card = current_card(again, couple.partner_of(agreement.who), today)
    agreed: bool | None = await flow.app.push_screen_wait(SayAloud(card, couple))
    return bool(agreed)
