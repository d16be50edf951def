"""What goes into the walk and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from scripts.model import AnswerShape, Step

Json = Any
"""Whatever JSON can hold; an answer's value is checked against its step's shape, not by its type."""

Key = tuple[str, str, str]
"""(place, step, of): unique in a conversation."""


@dataclass(frozen=True)
class Answer:
    """One record of a conversation: what somebody answered, or what the world said (`kind` "fact", `of` "house").

    `of` is "first", "second", "both" or "house"; `value` None means passed over, withheld or forgotten; `at` is
    an ISO time with offset that the walk never reads.
    """

    place: str
    step: str
    kind: str
    of: str
    value: Json
    private: bool = False
    at: str = ""

    @property
    def key(self) -> Key:
        return (self.place, self.step, self.of)

    def to_record(self) -> dict[str, Json]:
        """The answer as it is stored and exported."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: Mapping[str, Json]) -> Answer:
        return cls(**{name: record[name] for name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class AwaitingAnswer:
    """The walk stands on a step and waits.

    `of` is whose step it is; `speaker` who leads now; `spoken_as` the one whose words these are meant to be.
    `stage` is "decide" or "shown" on a reveal. `to_reveal` are the private answers that a reveal is about, `agreement`
    the agreement that a look-back is about, `items` the (value, text) pairs that a list answer contributed.
    `opening_blocks` are the blocks that begin with this step, `if_left` the sections to show when the couple stops
    here.
    """

    place: str
    step: Step
    of: str
    speaker: str
    names: VisibleNames
    private: bool = False
    spoken_as: str | None = None
    stage: str = ""
    to_reveal: tuple[ScopedAnswer, ...] = ()
    agreement: Mapping[str, Json] = field(default_factory=dict)
    items: tuple[tuple[str, str], ...] = ()
    round: int = 0
    rounds: int = 0
    opening_blocks: tuple[str, ...] = ()
    if_left: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return (self.place, self.step.id, self.of)

    @property
    def kind(self) -> str:
        return self.step.kind


@dataclass(frozen=True)
class AwaitingFact:
    """The walk needs the world: who begins, the date, what is due or carried in, the notebook, a card, a visit.

    `fact` is "begins", "today", "times_done", "carried", "due", "notebook", "card" or "visit"; `options` are the
    values that are possible where there are only some (card keys, the part of the notebook); `days` belongs to a
    visit.
    """

    place: str
    step: str
    fact: str
    options: tuple[str, ...] = ()
    at_most: int = 0
    days: int = 0
    kind: str = "fact"
    of: str = "house"
    private: bool = False

    @property
    def key(self) -> Key:
        return (self.place, self.step, self.of)


@dataclass(frozen=True)
class Finished:
    """The conversation is over; `stopped` if a `stop` ended it. `keep_choice` is the couple's answer to what is kept.

    `unrevealed` are the private answers that were never shown, `summary_keys` those that stand on the outcome page.
    """

    stopped: bool
    keep_choice: str | None
    unrevealed: frozenset[Key]
    summary_keys: frozenset[Key]


@dataclass(frozen=True)
class InvalidHistory:
    """The list of answers does not fit the script: at which record, and why."""

    index: int
    place: str
    step: str
    reason: str


State = AwaitingAnswer | AwaitingFact | Finished | InvalidHistory


Partner = str
"""first or second: the partners in the order in which they begin today."""


PARTNERS: tuple[Partner, Partner] = ("first", "second")


@dataclass(frozen=True)
class ScopedAnswer:
    """An answer under its name: its stored value, its shape, who gave it and where.

    `texts` are the words behind stored values that came from a list (item id to text).
    """

    name: str
    value: Any
    shape: AnswerShape | None = None
    by: str = "both"
    place: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class VisibleNames:
    """What one viewer may read at one moment.

    Values are `ScopedAnswer`, numbers, texts, or tuples of rows (each row again a mapping of names); `by_partner` is
    what first and second gave inside turns.
    """

    unqualified: Mapping[str, Any]
    by_partner: Mapping[Partner, Mapping[str, Any]]
    speaker: Partner

    def look_up(self, dotted: str) -> Any:
        """The value behind a dotted name such as `listener.hurt`; None where there is none."""
        head, _, rest = dotted.partition(".")
        if head in ("speaker", "listener", *PARTNERS):
            return self.by_partner[partner_behind(head, self.speaker)].get(rest.partition(".")[0])
        return self.unqualified.get(head)


def other_partner(partner: Partner) -> Partner:
    """The one who is not meant."""
    return "second" if partner == "first" else "first"


def partner_behind(role: str, speaker: Partner) -> Partner:
    """Return who is speaker, listener, first or second."""
    if role == "speaker":
        return speaker
    return other_partner(speaker) if role == "listener" else role
