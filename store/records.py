"""What the store keeps, as plain frozen values."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self, TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
"""What JSON can hold."""

Record: TypeAlias = Mapping[str, Json]
"""One answer: place, step, kind, of (first, second, both, house), value, private, at."""


@dataclass(frozen=True)
class Person:
    """One of the two; `id` is "a" or "b" for ever, the name may change."""

    id: str
    name: str
    they: str
    them: str
    their: str
    colour: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Conversation:
    """One walk through a script: the script whole, the answers in order, what is held after a step back.

    `script` holds id, version, title, minutes, sha256, language, parts; the moments are ISO with offset.
    `finished` means walked to its end; one stopped early has only ended.
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
    """What a list shows of a conversation: never a word of theirs. `script` is the script's id."""

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
    """One event in an agreement's history: a look-back, or a change made outside a conversation.

    `conversation` is "" for a change made outside one. `words` maps the fields that changed to their new values, None
    for one that was removed, and `before` maps them to their earlier values. `skip` and `swap` are ISO dates of a
    single turn; `to` is the person who has a swapped turn. `row` is the event as saved: fields that only a newer
    version knows survive in it.
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
        names = {field.name for field in fields(cls)} - {"row"}
        return cls(row=row, **{name: value for name, value in row.items() if name in names})

    @property
    def sets_look_back(self) -> bool:
        """Whether it sets the next look-back, or removes it."""
        return "look_back" in self.row


@dataclass(frozen=True)
class Agreement:
    """An agreed action as it stands now: `who` is "a", "b" or "both", `state` is "open" or "closed".

    `history` holds its look-backs (id, conversation, at, outcome, next, and what was said) and what was changed
    outside a conversation (conversation ""), oldest first; where words were changed, `words` are the new ones and
    `before` those that stood there. `planned` is the date of look-back as first agreed, which stands again when
    every look-back is taken back.

    `rhythm` is the RRULE of one that comes round and `since` its first day; where it goes by turns, `who` is "both"
    and `turn` is whoever has the first one. A line of the history with `skip` or `swap` is about one of its days.
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
"""What only an agreement that comes round has."""


@dataclass(frozen=True)
class Entry:
    """A line of the notebook: `of` is "a", "b" or "both", `before` its earlier words, the first ones first."""

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
    """A script that the couple holds again and again: `id` is the script's, `rhythm` an RRULE of RFC 5545.

    `start` is the day from which every second week is counted, `next` the day on which it is held next, perhaps
    moved this once, `changed` when any of it last changed; `state` is "standing", "resting" or "let_go".
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
    """A line that left the notebook, without its words: the conversation may not bring back what it said then."""

    id: str
    conversation: str
    made: str


@dataclass(frozen=True)
class Draft:
    """What stands half-typed, and whose it is."""

    conversation: str
    place: str
    step: str
    of: str
    text: str


@dataclass(frozen=True)
class Writer:
    """Who has the folder open for writing."""

    pid: int
    since: str


def new_conversation_id(at: str) -> str:
    """An id for a conversation that starts at this ISO moment: date, time and chance, never a topic."""
    return f"{at[:10]}T{at[11:13]}{at[14:16]}-{secrets.token_hex(2)}"


def header_of(conversation: Conversation) -> Header:
    """What lists show of this conversation."""
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
