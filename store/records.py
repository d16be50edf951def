"""Records of the store, as frozen dataclasses."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from store.task_record import TaskDetails

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
"""Any JSON value."""

Record: TypeAlias = Mapping[str, Json]
"""One answer: place, step, kind, of (first, second, both, or house), value, private, at."""

OPTIONAL_FIELDS = ("collecting_since", "collecting_days", "left_open")
"""Fields that are only saved where they say something."""

PERSON_IDS = ("a", "b")
"""The ids of the partners, which never change."""

DELETED = "(deleted)"
"""The text that stands where deleted words were."""
ERASED = "(erased)"
"""The text that stands where an erased answer was."""


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
    `collecting_since` is the first day of a collecting over several days, as an ISO date. `left_open` says that the
    couple may want to come back to what wasn't settled.
    """

    id: str
    script: Mapping[str, Json]
    started: str
    answers: tuple[Record, ...]
    held: tuple[Mapping[str, Json], ...] = ()
    ended: str | None = None
    finished: bool = False
    resting_until: str | None = None
    collecting_since: str | None = None
    collecting_days: int = 0
    left_open: bool = False


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
    collecting_since: str | None = None
    collecting_days: int = 0
    left_open: bool = False


@dataclass(frozen=True)
class Entry:
    """A notebook entry.

    `of` is "a", "b" or "both"; `before` holds its earlier texts, oldest first. `task` is there for a task on the map;
    entries from before there was one have none. `conversation` is "" for one that was added outside a conversation.
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
    task: TaskDetails | None = None


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
class Homework:
    """A script that someone asked the couple to do once.

    `id` is the script's id, `note` what they said about it, and `pack` the id of the pack it came with, or "".
    """

    id: str
    note: str
    pack: str = ""


@dataclass(frozen=True)
class RemovedEntry:
    """A deleted notebook entry, without its text.

    It keeps the conversation from adding the entry again.
    """

    id: str
    conversation: str
    made: str


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
        collecting_since=conversation.collecting_since,
        collecting_days=conversation.collecting_days,
        left_open=conversation.left_open,
    )


def header_row(header: Header) -> dict[str, Any]:
    """Return a header as it is stored."""
    return {name: value for name, value in asdict(header).items() if value or name not in OPTIONAL_FIELDS}
