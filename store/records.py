"""Records of the store, as frozen dataclasses."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
"""Any JSON value."""

Record: TypeAlias = Mapping[str, Json]
"""One answer: place, step, kind, of (first, second, both, or house), value, private, at."""

AGREEMENT_DELETED = "deleted"
"""The mark on an answer whose agreement was deleted. The answer keeps its words."""
DELETED = "(deleted)"
"""The text that stands where deleted words were."""


@dataclass(frozen=True)
class Person:
    """One of the partners.

    `id` is always "a" or "b"; the name may change.
    """

    id: str
    name: str
    they: str
    them: str
    their: str
    colour: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Conversation:
    """A script with its answers in order.

    `held` are answers that were stashed by going back. `script` holds id, version, title, minutes, sha256, language
    and parts; times are ISO with offset. `finished` is false for a conversation that was stopped early.
    """

    id: str
    script: Mapping[str, Json]
    started: str
    answers: tuple[Record, ...]
    held: tuple[Mapping[str, Json], ...] = ()
    ended: str | None = None
    finished: bool = False
    resting_until: str | None = None


@dataclass(frozen=True)
class Header:
    """A conversation as lists show it, without any answers.

    `script` is the script's id.
    """

    id: str
    script: str
    title: str
    version: str
    started: str
    ended: str | None = None
    finished: bool = False
    resting_until: str | None = None


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


RECURRENCE_FIELDS = ("rhythm", "turn", "since")
"""Fields that only a repeating agreement has."""
WORD_FIELDS = ("act", "cue", "obstacle", "instead", "sign", "hard_week")
"""Fields of an agreement that hold the couple's own words."""


@dataclass(frozen=True)
class Entry:
    """A notebook entry.

    `of` is "a", "b" or "both"; `before` holds its earlier texts, oldest first.
    """

    id: str
    part: str
    of: str
    text: str
    made: str
    conversation: str
    place: str
    step: str
    before: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ritual:
    """A script that the couple repeats.

    `id` is the script's id, `rhythm` an RRULE (RFC 5545), `start` the day from which its weeks are counted, `next`
    the next day, possibly rescheduled, and `changed` when anything last changed. `state` is "standing", "resting"
    or "let_go".
    """

    id: str
    title: str
    rhythm: str
    start: str
    next: str
    changed: str
    state: str = "standing"


@dataclass(frozen=True)
class RemovedEntry:
    """A deleted notebook entry, without its text.

    It keeps the conversation from adding the entry again.
    """

    id: str
    conversation: str
    made: str


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


@dataclass(frozen=True)
class Draft:
    """Unfinished text at a step, and whose it is."""

    conversation: str
    place: str
    step: str
    of: str
    text: str


@dataclass(frozen=True)
class Writer:
    """The process that has the folder open for writing."""

    pid: int
    since: str


def new_conversation_id(at: str) -> str:
    """Return an id for a conversation that starts now.

    `at` is an ISO time. The id is made of date, time, and random digits, never of a topic.
    """
    return f"{at[:10]}T{at[11:13]}{at[14:16]}-{secrets.token_hex(2)}"


def header_of(conversation: Conversation) -> Header:
    """Return the header of a conversation."""
    script = conversation.script
    return Header(
        id=conversation.id,
        script=str(script["id"]),
        title=str(script["title"]),
        version=str(script["version"]),
        started=conversation.started,
        ended=conversation.ended,
        finished=conversation.finished,
        resting_until=conversation.resting_until,
    )
