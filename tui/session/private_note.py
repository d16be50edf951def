"""A visit that is nothing but one private note.

Its page opens empty, no matter who looks: what the writer half typed before waits at the place of the next visit until
they ask for it.
"""

from __future__ import annotations

import contextlib

from scripts.multi_day_collecting import Collecting
from store import Draft, StoreError
from tui.session.conversation_session import ConversationSession
from tui.session.multi_day_collecting import drafts_of, move_draft, visit


def open_note(session: ConversationSession, writer: str) -> None:
    """Begin a partner's visit with nothing on the page.

    Raises StoreError.
    """
    visit(session, writer)
    if now := session.collecting:
        _move(session, _half_typed_at(session, now, now.place), _next_place(now))


def half_typed_before(session: ConversationSession) -> str:
    """Return what the writer half typed before, or ""."""
    now = session.collecting
    return "\n\n".join(each.text for each in _half_typed_at(session, now, _next_place(now))) if now else ""


def bring_back(session: ConversationSession) -> None:
    """Put what the writer half typed before on the page."""
    if now := session.collecting:
        _move(session, _half_typed_at(session, now, _next_place(now)), now.place)


def _half_typed_at(session: ConversationSession, now: Collecting, place: str) -> list[Draft]:
    return [each for each in drafts_of(session) if each.of == now.visitor and each.place == place]


def _next_place(now: Collecting) -> str:
    visits, _, number = now.place.rpartition(".")
    return f"{visits}.{int(number) + 1}"


def _move(session: ConversationSession, drafts: list[Draft], place: str) -> None:
    for draft in drafts:
        with contextlib.suppress(StoreError):  # a lost draft must not keep anyone from writing
            move_draft(session, draft, place)
