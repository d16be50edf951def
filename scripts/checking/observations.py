"""What was seen of a script."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from prompts.expression_tree import Expression, Place
from scripts.checking.parsed_script import NodeKey
from scripts.checking.states import Decision


@dataclass
class Sight:
    """How often a name was there when it was read.

    `kept`: missing only because its owner kept it private.
    """

    present: bool = False
    missing: bool = False
    kept: bool = False
    way: Decision | None = None


@dataclass
class Outcome:
    """The results of one condition, with a way to each."""

    seen: set[bool | None] = field(default_factory=set)
    expression: Expression | None = None


@dataclass
class Observations:
    """Everything seen of a script.

    Places in the words are marked by their section.

    `complete` is false if there were too many ways to follow them all: then only what was seen is certain.
    """

    reached: set[NodeKey] = field(default_factory=set)
    entered: set[NodeKey] = field(default_factory=set)
    shown: set[NodeKey] = field(default_factory=set)
    sights: dict[tuple[str, Place, str], Sight] = field(default_factory=lambda: defaultdict(Sight))
    outcomes: dict[tuple[str, Place], Outcome] = field(default_factory=lambda: defaultdict(Outcome))
    revealed: set[tuple[NodeKey, str]] = field(default_factory=set)
    with_items: set[NodeKey] = field(default_factory=set)
    complete: bool = True

    def note_name(
        self, section: str, place: Place, name: str, *, there: bool, kept: bool, way: Decision | None
    ) -> None:
        sight = self.sights[section, place, name]
        if there:
            sight.present = True
        elif kept:
            sight.kept = True
        else:
            if not sight.missing or (way and sight.way and way.length < sight.way.length):
                sight.way = way
            sight.missing = True

    def note_outcome(self, section: str, expression: Expression, result: bool | None) -> None:
        outcome = self.outcomes[section, expression.place]
        outcome.expression = expression
        outcome.seen.add(result)
