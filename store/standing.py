"""How agreements and notebook stand after what one conversation now says, and no longer says."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from store.outcome import LookBack, Outcome
from store.records import Agreement, Entry, Json, TakenOut


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


def entries_after(
    entries: Sequence[Entry], conversation: str, outcome: Outcome, taken_out: Sequence[TakenOut]
) -> list[Entry]:
    """All of them, with this conversation's own as it now says, each in its old place.

    One that was changed or taken out since stays so until the conversation says it anew.
    """
    out = {(one.id, one.made) for one in taken_out}
    ours = {entry.id: entry for entry in outcome.entries if (entry.id, entry.made) not in out}
    there = [
        _unless_said_anew(entry, ours.pop(entry.id, None))
        for entry in entries
        if entry.conversation != conversation or entry.id in ours
    ]
    return [*there, *ours.values()]


def still_out(taken_out: Sequence[TakenOut], conversation: str, outcome: Outcome) -> list[TakenOut]:
    """What stays out of the notebook: all but what this conversation no longer says, or says anew."""
    said = {(entry.id, entry.made) for entry in outcome.entries}
    return [one for one in taken_out if one.conversation != conversation or (one.id, one.made) in said]


def reworded(entry: Entry, text: str) -> Entry:
    """The entry in other words, with those that it had until now as the last of its earlier ones."""
    return entry if text == entry.text else replace(entry, text=text, before=(*entry.before, entry.text))


def closing_item(agreement: Agreement) -> Mapping[str, Json] | None:
    """The look-back that let this agreement go, if one did."""
    return next((item for item in agreement.history if item.get("next") == "let_go"), None)


def _unless_said_anew(entry: Entry, said: Entry | None) -> Entry:
    first = replace(entry, text=(*entry.before, entry.text)[0], before=())
    return entry if said is None or said == first else said


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
