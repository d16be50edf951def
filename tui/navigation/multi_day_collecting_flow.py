"""Between two visits of a conversation that collects over several days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from scripts.engine_types import PARTNERS
from tui.navigation.flow_context import FlowContext
from tui.screens.choose_action import ChooseOne
from tui.session.io_thread import in_thread
from tui.text import multi_day_collecting as text
from tui.text.couple import Couple
from tui.text.dates import weekday_and_date

if TYPE_CHECKING:
    from scripts.multi_day_collecting import Collecting
    from tui.session.conversation_session import ConversationSession

CONTINUE, LATER = "continue", "later"


async def choose_visit(
    flow: FlowContext, session: ConversationSession, couple: Couple, visitor: str | None = None
) -> bool:
    """Let a partner write, or the couple continue; return False to wait on Home.

    `visitor` is who has just finished writing, if anyone. Raises StoreError.
    """
    from tui.session.multi_day_collecting import finish_visits, visit

    while (now := session.collecting) is not None:
        page = _page(session, now, couple, flow.today(), visitor=visitor)
        chosen = await flow.app.push_screen_wait(page)
        if chosen in PARTNERS:
            await in_thread(visit, session, chosen)
            return True
        if chosen != CONTINUE:
            return False
        if await _is_agreed(flow, session, now):
            await in_thread(finish_visits, session)
            return True
    return True


def _page(
    session: ConversationSession,
    now: Collecting,
    couple: Couple,
    today: date,
    *,
    visitor: str | None,
) -> ChooseOne:
    """Return the page that asks who writes."""
    since = _since(session, now)
    may_continue = text.is_open(since, now.days, today)
    writing = {one: text.visit_label(couple, one) for one in couple.sides}
    forward = {CONTINUE: text.CONTINUE if may_continue else text.EARLY}
    actions = {**forward, **writing} if may_continue else {**writing, **forward}
    told = [text.day_text(since, now.days, today)]
    if visitor:
        told.append(text.SAVED_TEXT.format(couple.name(visitor)))
        actions = {LATER: text.HOME, **actions}
    else:
        ask = text.READY_TEXT if may_continue else text.ASK_TEXT
        told.append(f"{ask} {text.PRIVATE_TEXT}" if now.is_private else ask)
        actions = {**actions, LATER: text.LATER}
    return ChooseOne(session.script.title, "\n\n".join(filter(None, told)), actions)


async def _is_agreed(flow: FlowContext, session: ConversationSession, now: Collecting) -> bool:
    """Ask both whether to continue.

    It's asked whether or not something is half-written, so that nobody learns what the other one began.
    """
    since, told = _since(session, now), list[str]()
    if not text.is_open(since, now.days, flow.today()):
        told.append(text.EARLY_TEXT.format(weekday_and_date(since + timedelta(now.days - 1))))
    told.append(text.HALF_WRITTEN_TEXT)
    choices = {LATER: "Not yet", CONTINUE: "Yes, we both want to continue"}
    page = ChooseOne("Continue now?", "\n\n".join(told), choices)
    return await flow.app.push_screen_wait(page) == CONTINUE


def _since(session: ConversationSession, now: Collecting) -> date:
    return date.fromisoformat((now.since or session.conversation.started)[:10])
