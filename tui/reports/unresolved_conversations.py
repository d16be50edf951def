"""Conversations in which something was left open, to come back to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from store import Header
from tui.reports.script_history import days_since

OFFER_DAYS = 14


@dataclass(frozen=True)
class UnresolvedConversation:
    """A conversation to come back to, if both want to."""

    header: Header


def left_open(lately: Iterable[Header], today: date) -> list[UnresolvedConversation]:
    """Return what they may come back to, from the next day on, for two weeks.

    `lately` are ended conversations, newest first. Once they had the same conversation again, only that one counts.
    """
    newest = {header.script: header for header in reversed(list(lately))}
    return [
        UnresolvedConversation(header)
        for header in reversed(newest.values())
        if header.left_open and 0 < (days_since(header.ended, today) or 0) <= OFFER_DAYS
    ]
