"""A script as the walk reads it: steps, blocks, and the templates that say them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from prompts import Condition, Template

Group = Literal["listen", "say", "repair", "balance", "rhythm", "grow", "frame"]
Depth = Literal["light", "tender", "heavy"]
Frequency = Literal["daily", "weekly", "monthly"]
MAX_ITEMS = 50
"""How many items a list, and how many words an answer, can have at most."""


@dataclass(frozen=True)
class Source:
    """The text of one flow and its words: enough to load it again, for ever."""

    flow: str
    words: str
    flow_file: str = ""
    words_file: str = ""


@dataclass(frozen=True)
class AnswerShape:
    """What an answer looks like.

    `pick` is how many values or items there may be (None: exactly one value, not in a list); `scales` are
    (name, lowest, highest); `choices_from` and `rows` name a list answer.
    """

    type: str
    choices: tuple[str, ...] = ()
    choices_from: str | None = None
    pick: tuple[int, int] | None = None
    low: int = 0
    high: int = 0
    rows: str | None = None
    scales: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class Step:
    """One thing that happens; its id is the name of its answer.

    `of` is a role as the author wrote it (speaker, listener, first, second, both, either); `seconds` is a soft
    clock; `fields` are the fields of an agreement that are required; `carried` marks a look-back at the agreement that
    was carried in, which asks only what becomes of it.
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
    show: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    part: str = ""
    at_most: int = 0
    carried: bool = False


@dataclass(frozen=True)
class Block:
    """Steps that belong together: a part, turns, a repeat, a for_each or a collect.

    `at_most` counts the rounds of a repeat, or the items of a for_each (0: all); `over` is what a for_each runs
    over (a list answer, or `notebook.PART`); `implied` marks the turns that stand for `of: each`.
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
    days: int = 0
    if_left: str = ""
    implied: bool = False


Node = Step | Block


@dataclass(frozen=True)
class Wording:
    """One section of the words, ready to be rendered."""

    prose: Template
    labels: Mapping[str, Template]
    starter: Template | None

    @property
    def templates(self) -> tuple[Template, ...]:
        """All that it is made of."""
        return (self.prose, *self.labels.values(), *((self.starter,) if self.starter else ()))

    @property
    def names_read(self) -> frozenset[str]:
        """The dotted names that any of its templates reads."""
        return frozenset().union(*(template.names for template in self.templates))


@dataclass(frozen=True)
class Script:
    """A guided conversation, checked and ready to be walked; `minutes` is an honest interval.

    `rhythm` is how often it is offered to come round; "" for one that is held when it is wanted.

    `sources` are the texts it was read from: its own, or opening, its own and closing.
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


def iter_nodes(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """All steps and blocks in the order in which they are written, those inside others included."""
    for node in nodes:
        yield node
        if isinstance(node, Block):
            yield from iter_nodes(node.steps)
            yield from iter_nodes(node.at_the_cap)


def ids_inside(block: Block) -> frozenset[str]:
    """The ids of all that stands inside a block, its own not included."""
    return frozenset(node.id for node in iter_nodes(block.steps + block.at_the_cap))
