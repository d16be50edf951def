"""A loaded script: steps, blocks, and compiled templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from prompts import Condition, Template

Group = Literal["listen", "say", "repair", "balance", "rhythm", "grow", "frame"]
Depth = Literal["light", "tender", "heavy"]
Frequency = Literal["daily", "weekly", "monthly", "three_times_a_year"]
LIST_TYPES = ("list", "tasks")
"""Kinds of answers that are lists of items."""
STANDING = "agreements.standing"
"""What `choices_from` names to choose from the agreements that apply; no step can have that id."""
MAX_ITEMS = 50
"""Limit for the items of a list and for the words of an answer."""
MAX_LINES = 8
"""Limit for the labeled lines of an answer."""


@dataclass(frozen=True)
class Source:
    """The texts of a flow and its words."""

    flow: str
    words: str
    flow_file: str = ""
    words_file: str = ""


@dataclass(frozen=True)
class AnswerShape:
    """The type and constraints of an answer.

    `pick` is the allowed number of values or items (None: exactly one value, not in a list); `scales` are (name,
    lowest, highest); `choices_from` and `rows` name list answers. Tasks for the notebook come from `choices_from`. A
    text can be written in labeled `lines`, of which those in `can_be_empty` may be left out. A list of
    feelings opens at the group `opens_at`.
    """

    type: str
    choices: tuple[str, ...] = ()
    choices_from: tuple[str, ...] = ()
    pick: tuple[int, int] | None = None
    low: int = 0
    high: int = 0
    rows: str | None = None
    scales: tuple[tuple[str, int, int], ...] = ()
    lines: tuple[str, ...] = ()
    can_be_empty: tuple[str, ...] = ()
    opens_at: str = ""

    @property
    def list_names(self) -> tuple[str, ...]:
        """Return the lists that the answer chooses from or rates."""
        return () if self.chooses_agreements else self.choices_from or ((self.rows,) if self.rows else ())

    @property
    def chooses_agreements(self) -> bool:
        """Return whether the choices are the agreements that apply."""
        return self.choices_from == (STANDING,)


@dataclass(frozen=True)
class Step:
    """One step of a conversation; its id names its answer.

    `of` is a role as the author wrote it (speaker, listener, first, second, both, either); `seconds` is a soft timer;
    `quiet` empties the screen once the prompt was read; `fields` are the required fields of an agreement; `carried`
    marks a look-back at the carried agreement, and `about` names the choice of agreements to go through; both ask only
    about next actions; `rest_days` is how long a drawn card rests (0: until the others were drawn). `furthest` marks a
    comparison of only the row that two ratings see most differently. `energy` names the scale from which a keep
    proposes who has which task.
    """

    kind: str
    id: str
    line: int
    of: str = "both"
    when: Condition | None = None
    shape: AnswerShape | None = None
    private: bool = False
    optional: bool = False
    spoken_as: str | None = None
    outcome: bool = False
    seconds: int = 0
    note: bool = False
    quiet: bool = False
    show: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    part: str = ""
    at_most: int = 0
    carried: bool = False
    left_open: bool = False
    about: str = ""
    rest_days: int = 0
    furthest: bool = False
    energy: str = ""

    @property
    def asks_only_next(self) -> bool:
        """Return whether a look-back leaves out how it went."""
        return self.carried or bool(self.about)


@dataclass(frozen=True)
class Block:
    """A group of steps: part, turns, repeat, for_each, or collect.

    `at_most` limits the rounds of a repeat or the items of a for_each (0: all); `over` is what a for_each iterates
    over (a list answer, or `notebook.PART`); `last_time` leaves only what the last conversation of this script saved
    there; `implied` marks the turns that `of: each` is short for.
    """

    kind: str
    id: str
    line: int
    steps: tuple[Step | Block, ...]
    when: Condition | None = None
    until: Condition | None = None
    at_most: int = 0
    at_the_cap: tuple[Step | Block, ...] = ()
    over: str = ""
    last_time: bool = False
    days: int = 0
    if_left: str = ""
    implied: bool = False


Node = Step | Block


@dataclass(frozen=True)
class Wording:
    """One compiled section of a words file."""

    prose: Template
    labels: Mapping[str, Template]
    starter: Template | None

    @property
    def templates(self) -> tuple[Template, ...]:
        """Return all templates of the section."""
        return (self.prose, *self.labels.values(), *((self.starter,) if self.starter else ()))

    @property
    def names_read(self) -> frozenset[str]:
        """Return the dotted names that the templates read."""
        return frozenset().union(*(template.names for template in self.templates))


@dataclass(frozen=True)
class Script:
    """A validated script; `minutes` is a realistic range.

    `rhythm` is how often the script repeats ("" if it doesn't). `sources` are the texts it was loaded from: its own, or
    opening, its own, and closing. `frame_ids` are the ids of the opening's and closing's steps. `readiness` is the id
    of the script's own question whether this is a good time, or "" if the opening asks it. `why_it_works` is Markdown,
    or "". `stage_names` are by the step or block that a stage begins with; `{name}` is whose turn it is.
    `alone` says that one of the partners goes through it on their own.
    """

    id: str
    version: str
    title: str
    about: str
    minutes: tuple[int, int]
    group: Group
    depth: Depth
    informed_by: tuple[str, ...]
    after: str
    rhythm: Frequency | Literal[""]
    kept: bool
    steps: tuple[Node, ...]
    wordings: Mapping[str, Wording]
    facts: tuple[str, ...]
    sources: tuple[Source, ...]
    frame_ids: frozenset[str] = frozenset()
    readiness: str = ""
    why_it_works: str = ""
    stage_names: Mapping[str, str] = field(default_factory=dict)
    alone: bool = False


def iter_nodes(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield all steps and blocks in order, including nested ones."""
    for node in nodes:
        yield node
        if isinstance(node, Block):
            yield from iter_nodes(node.steps)
            yield from iter_nodes(node.at_the_cap)


def ids_inside(block: Block) -> frozenset[str]:
    """Return the ids inside a block, without its own."""
    return frozenset(node.id for node in iter_nodes(block.steps + block.at_the_cap))
