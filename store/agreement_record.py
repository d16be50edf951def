"""Records of an agreement and its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from store.records import Json

AGREEMENT_DELETED = "deleted"
"""The mark on an answer whose agreement was deleted. The answer keeps its words."""
RECURRENCE_FIELDS = ("rhythm", "turn", "since")
"""Fields that only a repeating agreement has."""
WORD_FIELDS = ("act", "cue", "obstacle", "instead", "sign", "hard_week")
"""Fields of an agreement that hold the couple's own words."""


@dataclass(frozen=True)
class HistoryItem:
    """A look-back or a change in an agreement's history.

    `conversation` is "" for a change made outside one. `words` maps the fields that changed to their new values, None
    for one that was removed, and `before` maps them to their earlier values. `skip` and `swap` are ISO dates of a
    single turn; `to` is the person who has a swapped turn. `next` is "go_on" for a look-back that was saved without
    one. `row` is the event as saved: fields that only a newer version knows survive in it.
    """

    id: str
    conversation: str
    at: str
    row: Mapping[str, Json]
    outcome: str | None = None
    did: str | None = None
    landed: str | None = None
    begins: str | None = None
    next: str | None = None
    done: bool | None = None
    look_back: str | None = None
    words: Mapping[str, Json] | None = None
    before: Mapping[str, Json] | None = None
    skip: str | None = None
    swap: str | None = None
    to: str | None = None

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        known = {name: value for name, value in row.items() if name in cls.__dataclass_fields__}
        is_look_back = bool(row.get("conversation") or row.get("outcome"))
        if is_look_back and row.get("next") is None:
            known["next"] = "go_on"
        return cls(**known | {"row": row})

    @property
    def sets_look_back(self) -> bool:
        """Return whether it sets or removes the next look-back."""
        return "look_back" in self.row


@dataclass(frozen=True)
class Agreement:
    """An agreement in its current wording.

    `who` is "a", "b" or "both"; `state` is "open" or "closed"; `history` is oldest first. `planned` is the date first
    agreed for the look-back: it applies again once every later date is undone. `rhythm` is an RRULE and `since` its
    first day. If the partners alternate, `who` is "both" and `turn` is the person with the first turn.
    """

    id: str
    who: str
    act: str
    cue: str | None
    obstacle: str | None
    instead: str | None
    sign: str | None
    look_back: str | None
    end: str | None
    hard_week: str | None
    made: str
    conversation: str
    place: str
    step: str
    state: str = "open"
    history: tuple[HistoryItem, ...] = ()
    planned: str | None = None
    rhythm: str | None = None
    turn: str | None = None
    since: str | None = None


@dataclass(frozen=True)
class DeletedAgreement:
    """A deleted agreement, without its words: what calendars that once had it need.

    `at` is when it was deleted, `look_back` the last day of a check-in, and `recurrences` are the rules and first days
    it ever had. `going` says that deleting it isn't complete.
    """

    id: str
    at: str
    look_back: str | None = None
    recurrences: tuple[tuple[str, str], ...] = ()
    going: bool = False

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(**{**row, "recurrences": tuple((rule, since) for rule, since in row["recurrences"])})
