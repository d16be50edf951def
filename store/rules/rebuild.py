"""Rebuilding of lost lists from the conversations.

Conversations hold every agreement, look-back, and notebook entry, whatever else of them was kept. They don't hold what
the couple changed between conversations, or their rituals.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from store.agreement_record import Agreement, HistoryItem
from store.records import DELETED, Conversation, Entry, Header
from store.rules.agreement_history import agreements_after, closing_item, with_item
from store.rules.effects import Effects, derive_effects, other_person, took_turns, who_began
from store.rules.notebook_changes import with_task_changes


def rebuild_agreements(
    conversations: Iterable[Conversation], known: Iterable[Agreement] = ()
) -> list[Agreement]:
    """Return all agreements, oldest first.

    `known` ones, as another file has them, only get the look-backs that they lack.
    """
    effects = [derive_effects(each) for each in _by_start(conversations)]
    found = {agreement.id: agreement for agreement in known}
    for each in effects:
        for agreement in agreements_after((), "", Effects(agreements=each.agreements)):
            found.setdefault(agreement.id, agreement)
    look_backs = [look_back for each in effects for look_back in each.look_backs]
    for look_back in sorted(look_backs, key=lambda each: datetime.fromisoformat(each.item.at)):
        there = found.get(look_back.agreement)
        if there and look_back.item.id not in {item.id for item in there.history}:
            found[there.id] = with_item(there, look_back.item)
    return sorted(found.values(), key=lambda agreement: datetime.fromisoformat(agreement.made))


def closed_in(agreement: Agreement, month: str) -> Agreement:
    """Return the agreement as closed, by a month if not before.

    If it is in no other file, the couple ended it between conversations, and nothing says when.
    """
    if closing_item(agreement):
        return agreement
    last = agreement.history[-1].at if agreement.history else agreement.made
    at = max(last, f"{month}-01{last[10:]}")
    ending = HistoryItem.from_row({"id": f"changed:{at}", "conversation": "", "at": at, "next": "let_go"})
    return with_item(agreement, ending)


def rebuild_entries(conversations: Iterable[Conversation]) -> list[Entry]:
    """Return all notebook entries as first written, oldest first."""
    effects = [derive_effects(each) for each in _by_start(conversations)]
    entries = [entry for each in effects for entry in each.entries if entry.text != DELETED]
    for each in effects:
        entries = [with_task_changes(entry, each) for entry in entries]
    return sorted(entries, key=lambda entry: datetime.fromisoformat(entry.made))


def rebuild_usage(headers: Iterable[Header]) -> list[dict[str, Any]]:
    """Return how often each script was finished, and when last."""
    ends: dict[str, list[str]] = {}
    for header in sorted(headers, key=lambda each: each.ended or ""):
        if header.finished and header.ended:
            ends.setdefault(header.script, []).append(header.ended)
    return [{"id": script, "times": len(all_), "last": all_[-1]} for script, all_ in ends.items()]


def rebuild_begins_next(conversations: Iterable[Conversation]) -> str | None:
    """Return who begins next; None if no conversation tells."""
    finished = [each for each in conversations if each.finished and took_turns(each.answers)]
    for each in sorted(finished, key=lambda each: each.ended or "", reverse=True):
        if began := who_began(each.answers):
            return other_person(began)
    return None


def _by_start(conversations: Iterable[Conversation]) -> Sequence[Conversation]:
    return sorted(conversations, key=lambda each: (datetime.fromisoformat(each.started), each.id))
