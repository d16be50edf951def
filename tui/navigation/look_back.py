"""A look back together, from a row on Home or an agreement's own page: begun, or gone on with."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import App

from store import Agreement, Header, Store, StoreError
from store.errors import UnreadableFile
from tui.text.couple import Partners

if TYPE_CHECKING:
    from tui.session.conversation_session import ConversationSession

LOOK_BACK_SCRIPT = "look-back"
"""The id of the script in which a couple looks back at agreements, and does nothing else."""


async def start_look_back(
    app: App[int],
    store: Store,
    people: Partners,
    clock: Callable[[], datetime],
    agreement: Agreement | None = None,
) -> str:
    """Look back together, at one agreement or at all that are due; returns a sentence on trouble.

    A look-back at one of them that was left half-way is gone on with: nothing is looked back at twice.
    """
    from tui.navigation.conversations import resume_conversation, run_conversation

    try:
        if under_way := await asyncio.to_thread(_unfinished_look_back, store, clock, agreement):
            return await resume_conversation(app, store, people, under_way, clock)
        session = await asyncio.to_thread(_new_session, store, clock, agreement)
    except StoreError as error:
        return str(error)
    return await run_conversation(app, store, people, session, clock)


def _unfinished_look_back(
    store: Store, clock: Callable[[], datetime], agreement: Agreement | None
) -> Header | None:
    """A look-back that was left half-way, at this agreement or at one of those that are due."""
    wanted = {
        one.id for one in ([agreement] if agreement else store.due_agreements(clock().date().isoformat()))
    }
    begun = [header for header in store.unfinished() if header.script == LOOK_BACK_SCRIPT]
    return next((header for header in begun if wanted & set(_agreement_ids(store, header.id))), None)


def _agreement_ids(store: Store, id_: str) -> Iterator[str]:
    """The ids of the agreements that a look-back asks about; none where it cannot be read."""
    from scripts import Answer

    with contextlib.suppress(UnreadableFile):
        answers = [Answer.from_record(record) for record in store.conversation(id_).answers]
        yield from (
            about["id"]
            for fact in answers
            if fact.kind == "fact" and isinstance(fact.value, list)
            for about in fact.value
        )


def _new_session(
    store: Store, clock: Callable[[], datetime], agreement: Agreement | None
) -> ConversationSession:
    from scripts.loading.library import open_script
    from tui.session.conversation_session import ConversationSession

    session = ConversationSession(open_script(LOOK_BACK_SCRIPT), store, clock=clock, about=agreement)
    session.resolve_facts()
    return session
