"""Conversations in which something was left open, to come back to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from store import DELETED, Header, Store, StoreError
from tui.reports.script_readiness import days_since

OFFER_DAYS = 14


@dataclass(frozen=True)
class UnresolvedConversation:
    """A conversation to come back to, if both want to.

    `moment` is what they called the moment that it was about, or "" if they didn't save their words.
    """

    header: Header
    moment: str = ""


def left_open(lately: Iterable[Header], today: date) -> list[Header]:
    """Return the ended conversations to come back to, from the next day on, for two weeks.

    Talking about something else in the same way settles nothing.
    """
    return [
        header
        for header in lately
        if header.left_open and 0 < (days_since(header.ended, today) or 0) <= OFFER_DAYS
    ]


def read_left_open(store: Store, lately: Iterable[Header], today: date) -> tuple[UnresolvedConversation, ...]:
    """Return what they may come back to, with the moments' names."""
    return tuple(
        UnresolvedConversation(header, _moment(store, header.id)) for header in left_open(lately, today)
    )


def _moment(store: Store, id_: str) -> str:
    from scripts import Answer
    from scripts.discussed_moment import moment_of
    from tui.session.stored_script import script_from_record

    try:
        conversation = store.conversation(id_)
        script = script_from_record(conversation)
    except StoreError:
        return ""
    moment = moment_of(script, map(Answer.from_record, conversation.answers))
    return "" if moment == DELETED else moment
