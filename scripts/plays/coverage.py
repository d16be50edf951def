"""How often plays came to each step, and chose each answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scripts.engine_types import AwaitingAnswer, AwaitingFact
from scripts.model import Script, Step, iter_nodes
from scripts.opening_closing_steps import own_steps
from scripts.plays.answer_options import Option


@dataclass
class Coverage:
    """Counts by step, and by step and option."""

    steps: Counter[str] = field(default_factory=Counter)
    chosen: Counter[tuple[str, str]] = field(default_factory=Counter)
    offered: dict[str, list[str]] = field(default_factory=dict)

    def count(
        self, state: AwaitingAnswer | AwaitingFact, options: Sequence[Option], taken: Sequence[Option]
    ) -> None:
        """Count a state, all its options, and those that were taken."""
        step = state.key[1]
        if isinstance(state, AwaitingAnswer):
            self.steps[step] += 1
        known = self.offered.setdefault(step, [])
        known += [option.label for option in options if option.label and option.label not in known]
        for option in taken:
            self.chosen[step, option.label] += 1

    def lines(self, script: Script) -> Iterator[str]:
        """Yield the author's own steps in order, with their counts and options."""
        for step in _steps(script):
            yield f"{self.steps[step.id]:>6}  {step.id}"
            for label in self.offered.get(step.id, ()):
                yield f"{self.chosen[step.id, label]:>10}  {label}"

    def never_reached(self, script: Script) -> list[Step]:
        return [step for step in _steps(script) if not self.steps[step.id]]

    def never_chosen(self, script: Script) -> Iterator[tuple[Step, str]]:
        """Yield (step, option) for what could have been answered and wasn't."""
        for step in _steps(script):
            for label in self.offered.get(step.id, ()):
                if not self.chosen[step.id, label]:
                    yield step, label


def _steps(script: Script) -> list[Step]:
    return [node for node in iter_nodes(own_steps(script)) if isinstance(node, Step)]
