"""The engine's data: answers, states, and visible names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from scripts.model import AnswerShape, Step

Json = Any
"""Any JSON value. An answer's value is validated by its step's shape, not by its type."""

Key = tuple[str, str, str]
"""(place, step, of): unique within a conversation."""


@dataclass(frozen=True)
class Answer:
    """One record of a conversation: an answer or a fact.

    `of` is "first", "second", "both", or "house" (facts, of kind "fact"). A `value` of None means skipped, withheld, or
    deleted. `at` is an ISO time with offset that the engine never reads; so is `corrected`, which is "" unless a word
    was corrected later.
    """

    place: str
    step: str
    kind: str
    of: str
    value: Json
    private: bool = False
    at: str = ""
    corrected: str = ""

    @property
    def key(self) -> Key:
        return (self.place, self.step, self.of)

    def to_record(self) -> dict[str, Json]:
        """Return the answer as it is stored and exported."""
        record = asdict(self)
        return record if self.corrected else {name: record[name] for name in _RECORD_FIELDS}

    @classmethod
    def from_record(cls, record: Mapping[str, Json]) -> Answer:
        fields = {name: record[name] for name in _RECORD_FIELDS}
        return cls(**fields, corrected=record.get("corrected", ""))


_RECORD_FIELDS = ("place", "step", "kind", "of", "value", "private", "at")


@dataclass(frozen=True)
class AwaitingAnswer:
    """The conversation waits for an answer to a step.

    `of` owns the step, `speaker` has the turn, and `spoken_as` is the partner whose words are spoken. `stage` is
    "decide" or "shown" in a reveal. `to_reveal` are the private answers of a reveal, `agreement` is the one a look-back
    is about, and `items` are the (value, text) pairs of a list answer, or of agreements. Then `owners` says who does
    each: an id, "both", or "" if unknown. `tasks` are the rows that a keep of tasks starts from. If they are proposed,
    `why` says why, `before` are the rows without the proposal, and `empty` is the partner without energy, if one has
    none. `opening_blocks` are the blocks that begin with this step; `if_left` are the sections to show if the couple
    stops here.
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
    owners: tuple[str, ...] = ()
    tasks: tuple[Mapping[str, Json], ...] = ()
    why: str = ""
    before: tuple[Mapping[str, Json], ...] = ()
    empty: str = ""
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
    """The conversation waits for a fact, such as a date.

    `fact` is "begins", "today", "times_done", "carried", "due", "standing", "notebook", "card", or "visit"; `options`
    are the possible values if limited (cards, the notebook part); `days` belongs to a visit, or is how long a card
    rests, in which case it may be None: all of them rest. With `last_time`, only what the last conversation of the
    script saved in the notebook.
    """

    place: str
    step: str
    fact: str
    options: tuple[str, ...] = ()
    at_most: int = 0
    days: int = 0
    last_time: bool = False
    kind: str = "fact"
    of: str = "house"
    private: bool = False

    @property
    def key(self) -> Key:
        return (self.place, self.step, self.of)


@dataclass(frozen=True)
class Finished:
    """The conversation is over, stopped or completed.

    `keep_choice` is what the couple chose to save, `unrevealed` are the private answers never shown, and `summary_keys`
    the answers in the summary.
    """

    stopped: bool
    keep_choice: str | None
    unrevealed: frozenset[Key]
    summary_keys: frozenset[Key]


@dataclass(frozen=True)
class InvalidHistory:
    """An answer that does not fit the script, and why."""

    index: int
    place: str
    step: str
    reason: str


State = AwaitingAnswer | AwaitingFact | Finished | InvalidHistory


Partner = str
""""first" or "second": the partners, in today's order."""


PARTNERS: tuple[Partner, Partner] = ("first", "second")


@dataclass(frozen=True)
class ScopedAnswer:
    """An answer in scope: value, shape, author, and place.

    `texts` are the words behind values from a list (item id to text).
    """

    name: str
    value: Any
    shape: AnswerShape | None = None
    by: str = "both"
    place: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    def without_unchosen_texts(self) -> ScopedAnswer:
        """Return the answer as it's shared: what wasn't chosen from a private list stays private."""
        chosen = self.value if isinstance(self.value, list | dict) else (self.value,)
        return replace(self, texts={id_: text for id_, text in self.texts.items() if id_ in chosen})


@dataclass(frozen=True)
class VisibleNames:
    """The names that one viewer may read at one moment.

    Values are `ScopedAnswer`, numbers, texts, or tuples of rows, where each row is a mapping of names. `by_partner`
    holds what first and second answered inside turns.
    """

    unqualified: Mapping[str, Any]
    by_partner: Mapping[Partner, Mapping[str, Any]]
    speaker: Partner

    def look_up(self, dotted: str) -> Any:
        """Return a dotted name's value (`listener.hurt`), or None."""
        head, _, rest = dotted.partition(".")
        if head in ("speaker", "listener", *PARTNERS):
            return self.by_partner[partner_behind(head, self.speaker)].get(rest.partition(".")[0])
        return self.unqualified.get(head)


OVER = "over"
"""The visit that ends a `collect` block."""


def other_partner(partner: Partner) -> Partner:
    """Return the other partner."""
    return "second" if partner == "first" else "first"


def partner_behind(role: str, speaker: Partner) -> Partner:
    """Return the partner behind speaker, listener, first, or second."""
    if role == "speaker":
        return speaker
    return other_partner(speaker) if role == "listener" else role
