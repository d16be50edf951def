"""Starting or resuming a look-back at agreements."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store import Agreement, Header, Store
from store.errors import UnreadableFile
from tui.navigation.flow_context import FlowContext
from tui.session.io_thread import in_thread

if TYPE_CHECKING:
    from tui.session.conversation_session import ConversationSession

LOOK_BACK_SCRIPT = "look-back"
"""Id of the script in which a couple only looks back at agreements."""


async def start_look_back(flow: FlowContext, agreement: Agreement | None = None) -> None:
    """Look back at one agreement, or at all due ones.

    An unfinished look-back at one of them is resumed, so that nobody answers twice.
    """
    from tui.navigation.conversation_flow import run_conversation
    from tui.navigation.resume_flow import resume_conversation

    if unfinished := await in_thread(_unfinished_look_back, flow, agreement):
        await resume_conversation(flow, unfinished)
    else:
        await run_conversation(flow, await in_thread(_new_session, flow, agreement))


def _unfinished_look_back(flow: FlowContext, agreement: Agreement | None) -> Header | None:
    due = [agreement] if agreement else flow.store.due_agreements(flow.today().isoformat())
    ids = {each.id for each in due}
    unfinished = [header for header in flow.store.unfinished() if header.script == LOOK_BACK_SCRIPT]
    return next((header for header in unfinished if ids & set(_agreement_ids(flow.store, header.id))), None)


def _agreement_ids(store: Store, id_: str) -> Iterator[str]:
    """Yield the ids of a look-back's agreements, if it's readable."""
    from scripts import Answer

    with contextlib.suppress(UnreadableFile):
        answers = [Answer.from_record(record) for record in store.conversation(id_).answers]
        yield from (
            about["id"]
            for fact in answers
            if fact.kind == "fact" and isinstance(fact.value, list)
            for about in fact.value
        )


def _new_session(flow: FlowContext, agreement: Agreement | None) -> ConversationSession:
    from scripts.loading.open_script import open_script
    from tui.session.conversation_session import ConversationSession

    script = open_script(LOOK_BACK_SCRIPT)
    session = ConversationSession(script, flow.store, clock=flow.clock, about=agreement)
    session.resolve_facts()
    return session
