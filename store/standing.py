"""How agreements and notebook stand after what one conversation now says, and no longer says."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from store.outcome import LookBack, Outcome
from store.records import Agreement, Entry, Json


def agreements_after(agreements: Sequence[Agreement], conversation: str, outcome: Outcome) -> list[Agreement]:
    """All of them, with this conversation's own as it now says, and its look-backs done or undone."""
    made = {agreement.id: agreement for agreement in outcome.agreements}
    there = [
        replace(made.pop(agreement.id), history=agreement.history) if agreement.id in made else agreement
        for agreement in agreements
        if agreement.conversation != conversation or agreement.id in made
    ]
    return [
        _looked_back(agreement, conversation, outcome.look_backs) for agreement in (*there, *made.values())
    ]


def entries_after(entries: Sequence[Entry], conversation: str, outcome: Outcome) -> list[Entry]:
    """All of them, with this conversation's own as it now says, each in its old place."""
    ours = {entry.id: entry for entry in outcome.entries}
    there = [
        ours.pop(entry.id, entry)
        for entry in entries
        if entry.conversation != conversation or entry.id in ours
    ]
    return [*there, *ours.values()]


def closing_item(agreement: Agreement) -> Mapping[str, Json] | None:
    """The look-back that let this agreement go, if one did."""
    return next((item for item in agreement.history if item.get("next") == "let_go"), None)


def _looked_back(agreement: Agreement, conversation: str, look_backs: Sequence[LookBack]) -> Agreement:
    ours = {said.item["id"]: said.item for said in look_backs if said.agreement == agreement.id}
    history = [
        ours.pop(item["id"], item)
        for item in agreement.history
        if item["conversation"] != conversation or item["id"] in ours
    ]
    return _standing(replace(agreement, history=(*history, *ours.values())))


def _standing(agreement: Agreement) -> Agreement:
    dates = [item["look_back"] for item in agreement.history if "look_back" in item]
    latest = dates[-1] if dates else agreement.planned
    return replace(
        agreement,
        look_back=None if latest is None else str(latest),
        state="closed" if closing_item(agreement) else "open",
    )
