"""How agreements and notebook stand after what one conversation now says, and no longer says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from store.records import RECURRENCE_FIELDS, Agreement, HistoryItem, Json
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
"""What of an agreement can be changed after it was made; its day is told by `look_back`."""


def agreements_after(agreements: Sequence[Agreement], conversation: str, effects: Effects) -> list[Agreement]:
    """All of them, with this conversation's own as it now says, and its look-backs done or undone."""
    made = {agreement.id: agreement for agreement in effects.agreements}
    there = [
        replace(made.pop(agreement.id), history=agreement.history) if agreement.id in made else agreement
        for agreement in agreements
        if agreement.conversation != conversation or agreement.id in made
    ]
    return [
        _with_look_backs(agreement, conversation, effects.look_backs)
        for agreement in (*there, *made.values())
    ]


def closing_item(agreement: Agreement) -> HistoryItem | None:
    """What let this agreement go, unless it was taken up again since."""
    turns = [item for item in agreement.history if item.next in ("let_go", "take_up")]
    return turns[-1] if turns and turns[-1].next == "let_go" else None


def is_done(agreement: Agreement) -> bool:
    """Whether an agreement that ended was done rather than let go: the couple said so, or had kept it until then."""
    item = closing_item(agreement)
    return item is not None and marks_done(item.next, item.outcome, done=item.done)


def marks_done(next_: str | None, outcome: str | None, *, done: bool | None = None) -> bool:
    """Whether this line of a history ended an agreement because it was done."""
    return next_ == "let_go" and (done is True or outcome == "kept")


def is_over(agreement: Agreement, today: date) -> bool:
    """Whether the day on which an agreement ends is behind the couple; the day itself still belongs to it."""
    return agreement.end is not None and agreement.end < today.isoformat()


def is_resting(agreement: Agreement) -> bool:
    """Whether the couple lets an agreement rest until it is next looked at."""
    said = [item.next for item in agreement.history if item.next]
    return bool(said) and said[-1] == "rest"


def last_outcome(agreement: Agreement) -> str | None:
    """The word that the couple chose at the latest look-back; None before the first, or for what is another one since.

    It tells nothing of words that stand there only since then, nor of the one to whom it was handed over.
    """
    for item in reversed(agreement.history):
        if _changes_who_or_act(item):
            return None
        if item.outcome:
            return item.outcome
    return None


def agreement_before(agreement: Agreement, item: str) -> Agreement:
    """The agreement in the words that stood there before the line of its history with this id; as it is without one."""
    if item in [line.id for line in agreement.history]:
        for line in reversed(agreement.history):
            agreement = undo_item(agreement, line)
            if line.id == item:
                break
    return agreement


def undo_item(agreement: Agreement, item: HistoryItem) -> Agreement:
    """The agreement in the words that stood there before this line of its history."""
    return replace(agreement, **_changeable_fields(item.before)) if item.before else agreement


def with_item(agreement: Agreement, item: HistoryItem) -> Agreement:
    """The agreement after one more line in its history, or after another one in the place of that of the same id.

    Where a line changes words, it remembers those that stood there, so that it can be taken back.
    """
    lines = {there.id: there for there in agreement.history}
    return _replay_history(agreement, ({**lines, item.id: item}).values())


def without_item(agreement: Agreement, item: str) -> Agreement:
    """The agreement with the line of this id left out of its history, and so as if it had never been."""
    return _replay_history(agreement, (line for line in agreement.history if line.id != item))


def _changes_who_or_act(item: HistoryItem) -> bool:
    """Whether since this line of a history somebody else has it, or something else is to be done."""
    words, before = item.words or {}, item.before or {}
    return any(name in words and words[name] != before.get(name) for name in ("who", "act"))


def _with_look_backs(agreement: Agreement, conversation: str, look_backs: Sequence[LookBack]) -> Agreement:
    ours = {said.item.id: said.item for said in look_backs if said.agreement == agreement.id}
    stays = {
        item.id: item for item in agreement.history if item.conversation != conversation or item.id in ours
    }
    return _replay_history(agreement, (stays | ours).values())


def _replay_history(agreement: Agreement, lines: Iterable[HistoryItem]) -> Agreement:
    """The agreement after just these lines, from its first words on: none remembers words that were taken back."""
    for line in reversed(agreement.history):
        agreement = undo_item(agreement, line)
    history: list[HistoryItem] = []
    for line in lines:
        if line.words is not None:
            before = {name: getattr(agreement, name) for name in line.words}
            history.append(HistoryItem.from_row({**line.row, "before": before}))
            agreement = replace(agreement, **_changeable_fields(line.words))
        else:
            history.append(line)
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
    """What was changed in an agreement, as it stands after all changes."""
    return {name: value for item in history for name, value in _changeable_fields(item.words or {}).items()}


def _changeable_fields(words: Mapping[str, Json]) -> dict[str, Any]:
    return {name: value for name, value in words.items() if name in CHANGEABLE_FIELDS}


def iter_history_backwards(agreement: Agreement) -> Iterator[tuple[HistoryItem, Agreement]]:
    """The lines of an agreement's history, the latest first, each with the agreement as it was until then."""
    for line in reversed(agreement.history):
        agreement = undo_item(agreement, line)
        yield line, agreement
