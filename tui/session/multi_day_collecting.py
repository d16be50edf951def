"""Visits of a session that collects over several days."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from scripts.multi_day_collecting import Collecting, begin_visit, end_collecting, place_in_visit
from store import Draft, StoreError
from tui.clock import stamp
from tui.session.conversation_session import ConversationSession


def visit(session: ConversationSession, partner: str) -> None:
    """Begin a partner's visit, or go on with it, and save that.

    Raises StoreError.
    """
    now = session.collecting
    if now is None:
        return
    _move_drafts(session, now, partner)
    progress = begin_visit(session.script, session.progress, now, partner, stamp(session.now))
    if progress is not session.progress:
        session.commit(progress)
    session.resolve_facts()


def finish_visits(session: ConversationSession) -> None:
    """Go on to what follows the collecting, and delete what is half-written.

    Raises StoreError.
    """
    if now := session.collecting:
        begun = {
            (draft.place, draft.step, draft.of) for draft in drafts_of(session) if now.has_place(draft.place)
        }
        if session.store and begun:
            session.store.drop_drafts(session.id, begun)
        session.commit(end_collecting(session.script, session.progress, now, stamp(session.now)))
        session.resolve_facts()


def _move_drafts(session: ConversationSession, now: Collecting, partner: str) -> None:
    """Move what a partner half typed in another visit to this one."""
    for draft in drafts_of(session):
        place = place_in_visit(now, draft.place)
        if draft.of == partner and now.has_place(draft.place) and place != draft.place and session.store:
            with contextlib.suppress(StoreError):  # a lost draft must not keep anyone from writing
                move_draft(session, draft, place)


def move_draft(session: ConversationSession, draft: Draft, place: str) -> None:
    """Move a draft to another place, where it follows what is half typed there.

    Raises StoreError.
    """
    if session.store:
        key = (place, draft.step, draft.of)
        there = [each.text for each in drafts_of(session) if (each.place, each.step, each.of) == key]
        session.store.save_draft(replace(draft, place=place, text="\n\n".join([*there, draft.text])))
        session.store.drop_drafts(session.id, {(draft.place, draft.step, draft.of)})


def drafts_of(session: ConversationSession) -> tuple[Draft, ...]:
    """Return what is half typed, in any visit."""
    return tuple(session.store.drafts(session.id)) if session.store else ()
