"""Rules of an agreement's history: its current wording, and undoing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from store.agreement_record import RECURRENCE_FIELDS, Agreement, HistoryItem
from store.records import Json
from store.rules.effects import Effects, LookBack

CHANGEABLE_FIELDS = (
    "who",
    "act",
    "cue",
    "obstacle",
    "instead",
    "sign",
    "hard_week",
    "end",
    *RECURRENCE_FIELDS,
)
"""Fields that can change after an agreement was made.

Its next date is set by `look_back` instead.
"""


def agreements_after(agreements: Sequence[Agreement], conversation: str, effects: Effects) -> list[Agreement]:
    """Return all agreements after a conversation's effects.

    Those that the conversation no longer makes are removed, and so are its withdrawn look-backs.
    """
    made = {agreement.id: agreement for agreement in effects.agreements}
    updated = [
        replace(made.pop(agreement.id), history=agreement.history) if agreement.id in made else agreement
        for agreement in agreements
        if agreement.conversation != conversation or agreement.id in made
    ]
    return [
        _with_look_backs(agreement, conversation, effects.look_backs)
        for agreement in (*updated, *made.values())
    ]


def closing_item(agreement: Agreement) -> HistoryItem | None:
    """Return the event that closed an agreement, if any."""
    turns = [item for item in agreement.history if item.next in ("let_go", "take_up")]
    return turns[-1] if turns and turns[-1].next == "let_go" else None


def is_done(agreement: Agreement) -> bool:
    """Return whether a closed agreement was done rather than dropped."""
    item = closing_item(agreement)
    return item is not None and marks_done(item.next, item.outcome, done=item.done)


def marks_done(next_: str | None, outcome: str | None, *, done: bool | None = None) -> bool:
    """Return whether an event closed its agreement as done.

    The couple said so, or the agreement had just been kept.
    """
    return next_ == "let_go" and (done is True or outcome == "kept")


def is_over(agreement: Agreement, today: date) -> bool:
    """Return whether an agreement's last day has passed."""
    return agreement.end is not None and agreement.end < today.isoformat()


def is_resting(agreement: Agreement) -> bool:
    """Return whether an agreement is paused until its next look-back."""
    actions = [item.next for item in agreement.history if item.next]
    return bool(actions) and actions[-1] == "rest"


def last_outcome(agreement: Agreement) -> str | None:
    """Return the outcome of the latest look-back.

    None before the first look-back, or if the act or the person has changed since.
    """
    for item in reversed(agreement.history):
        if _changes_who_or_act(item):
            return None
        if item.outcome:
            return item.outcome
    return None


def agreement_before(agreement: Agreement, item: str) -> Agreement:
    """Return the agreement as worded before an event.

    `item` is the event's id; without such an event nothing changes.
    """
    if item in [event.id for event in agreement.history]:
        for event in reversed(agreement.history):
            agreement = undo_item(agreement, event)
            if event.id == item:
                break
    return agreement


def undo_item(agreement: Agreement, item: HistoryItem) -> Agreement:
    """Return the agreement as worded before its latest event."""
    return replace(agreement, **_changeable_fields(item.before)) if item.before else agreement


def with_item(agreement: Agreement, item: HistoryItem) -> Agreement:
    """Return the agreement with an event added or replaced.

    An event that changes fields records their earlier values, so that it can be undone.
    """
    events = {event.id: event for event in agreement.history}
    return _replay_history(agreement, ({**events, item.id: item}).values())


def with_history(agreement: Agreement, history: Sequence[HistoryItem]) -> Agreement:
    """Return the agreement after these events instead of its own."""
    return agreement if tuple(history) == agreement.history else _replay_history(agreement, history)


def without_item(agreement: Agreement, item: str) -> Agreement:
    """Return the agreement as if this event never happened."""
    return _replay_history(agreement, (event for event in agreement.history if event.id != item))


def _changes_who_or_act(item: HistoryItem) -> bool:
    """Return whether an event changed the person or the act."""
    words, before = item.words or {}, item.before or {}
    return any(name in words and words[name] != before.get(name) for name in ("who", "act"))


def _with_look_backs(agreement: Agreement, conversation: str, look_backs: Sequence[LookBack]) -> Agreement:
    current = {
        look_back.item.id: look_back.item for look_back in look_backs if look_back.agreement == agreement.id
    }
    kept_items = {
        item.id: item for item in agreement.history if item.conversation != conversation or item.id in current
    }
    return _replay_history(agreement, (kept_items | current).values())


def _replay_history(agreement: Agreement, events: Iterable[HistoryItem]) -> Agreement:
    """Return the agreement after exactly these events.

    It starts from the original wording, so that no event remembers values that were undone.
    """
    for event in reversed(agreement.history):
        agreement = undo_item(agreement, event)
    history: list[HistoryItem] = []
    for event in events:
        if event.words is not None:
            before = {name: getattr(agreement, name) for name in event.words}
            history.append(HistoryItem.from_row({**event.row, "before": before}))
            agreement = replace(agreement, **_changeable_fields(event.words))
        else:
            history.append(event)
    return _with_derived_fields(replace(agreement, history=tuple(history)))


def _with_derived_fields(agreement: Agreement) -> Agreement:
    dates = [item.look_back for item in agreement.history if item.sets_look_back]
    return replace(
        agreement,
        **_changed_fields(agreement.history),
        look_back=dates[-1] if dates else agreement.planned,
        state="closed" if closing_item(agreement) else "open",
    )


def _changed_fields(history: Sequence[HistoryItem]) -> dict[str, Any]:
    """Return the current values of all fields that ever changed."""
    return {name: value for item in history for name, value in _changeable_fields(item.words or {}).items()}


def _changeable_fields(words: Mapping[str, Json]) -> dict[str, Any]:
    return {name: value for name, value in words.items() if name in CHANGEABLE_FIELDS}


def iter_history_backwards(agreement: Agreement) -> Iterator[tuple[HistoryItem, Agreement]]:
    """Yield events, latest first, with the agreement before each."""
    for event in reversed(agreement.history):
        agreement = undo_item(agreement, event)
        yield event, agreement
