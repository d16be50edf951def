"""Exploration of single steps, mirroring `scripts.engine.step_interpreter`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from prompts.expression_tree import UNKNOWN, NameRead
from scripts.checking.compared_constants import Interest
from scripts.checking.name_lookup import Viewer
from scripts.checking.parsed_script import ScriptReading, key_of
from scripts.checking.representative_answers import SOMETHING, representatives
from scripts.checking.reveal_exploration import RevealExplorer
from scripts.checking.states import Moment, Names, State, bind, is_public, unbind
from scripts.engine_types import PARTNERS, Partner, partner_behind
from scripts.model import AnswerShape, Step

BINDING = ("ask", "keep", "agree", "talk")


class StepExplorer(RevealExplorer):
    """Tries each step in a state; see `explore`."""

    def __init__(
        self,
        reading: ScriptReading,
        interests: Mapping[str, Interest],
        lists: Iterable[str],
        sources: Mapping[str, frozenset[str]],
    ) -> None:
        super().__init__(reading, sources)
        self._interests = interests
        self._lists = frozenset(lists)
        self.counted = frozenset(reading.blocks) & frozenset(interests)
        self._values: dict[str, tuple[Any, ...]] = {}

    def step(self, step: Step, state: State, moment: Moment) -> Iterator[State]:
        """Yield the states after a step.

        There are none if the conversation ends.
        """
        self.budget.spend(state)
        if step.kind == "reveal":
            yield from self.reveal(step, state, moment)
        elif step.kind == "look_back":
            yield from self._look_back(step, state, moment)
        elif step.kind == "draw":
            yield from self._draw(step, state, moment)
        elif step.furthest:
            yield from self._furthest(step, state, moment)
        else:
            yield from self._plain(step, state, moment)

    def _plain(self, step: Step, state: State, moment: Moment) -> Iterator[State]:
        of = _partner(step.of, moment.speaker)
        viewer = self.viewer(of if step.private else None, moment)
        names = dict(state.names)
        sources = step.shape.list_names if step.shape else ()
        if (
            step.kind != "keep"
            and sources
            and not any(self._has_items(source, viewer, names) for source in sources)
        ):
            unbind(names, step.id, of)
            yield State(names, state.way)
            return
        if step.shape and step.shape.chooses_agreements:
            without = dict(names)
            unbind(without, step.id, of)
            yield State(without, state.way)
        self.seen.with_items.add(key_of(step))
        self.seen.revealed |= {(key_of(step), name) for name in step.show if is_public(names, name)}
        self.show(step, state, viewer)
        names.pop(("open",), None)
        if step.kind not in BINDING:
            if step.kind != "stop":
                yield State(names, state.way)
            return
        values = self.values_of(step)
        for value in values:
            after = dict(names)
            bind(after, step.id, of, value, moment, private=step.private)
            if step.private:
                after["hidden", of, step.id] = True
            yield (
                state.with_decision(after, step.id, of, value) if len(values) > 1 else State(after, state.way)
            )

    def values_of(self, step: Step) -> tuple[Any, ...]:
        """Return the values to try for a step.

        None means no answer.
        """
        if step.id not in self._values:
            found: tuple[Any, ...]
            if step.kind == "talk":
                found = (*self._represent(step, None), None) if step.note else (None,)
            elif step.kind in ("agree", "keep"):
                found = (*self._represent(step, step.shape), None)
            else:
                found = self._represent(step, step.shape) + ((None,) if step.optional else ())
            self._values[step.id] = found
        return self._values[step.id]

    def _represent(self, step: Step, shape: AnswerShape | None) -> tuple[Any, ...]:
        interest = self._interests.get(step.id, Interest())
        return representatives(shape, interest, is_list=step.id in self._lists)

    def _furthest(self, step: Step, state: State, moment: Moment) -> Iterator[State]:
        """Yield the states with the row and without one, if both ratings are there."""
        names = dict(state.names)
        bind(names, step.id, "both", None, moment)
        yield State(names, state.way)
        if all(("by", "", partner, step.show[0]) in names for partner in PARTNERS):
            self.seen.revealed.add((key_of(step), step.show[0]))
            after = dict(names)
            bind(after, step.id, "both", SOMETHING, moment)
            self.show(step, State(after, state.way), self.viewer(None, moment))
            after.pop(("open",), None)
            yield State(after, state.way)

    def _has_items(self, source: str, viewer: Viewer, names: Names) -> bool:
        found = viewer.look_up(names, NameRead(source, (0, 0, 0, 0)))
        return found is UNKNOWN or bool(isinstance(found, tuple) and found)

    def _draw(self, step: Step, state: State, moment: Moment) -> Iterator[State]:
        cards = tuple(self.reading.labels.get(step.id, ()))
        shape = AnswerShape("choice", choices=cards)
        for value in self._represent(step, shape) or (SOMETHING,):
            names = dict(state.names)
            bind(names, step.id, "both", value, moment)
            self.show(step, State(names, state.way), self.viewer(None, moment))
            names.pop(("open",), None)
            yield State(names, state.way)
        if step.rest_days:
            names = dict(state.names)
            unbind(names, step.id, "both")
            yield State(names, state.way)

    def _look_back(self, step: Step, state: State, moment: Moment) -> Iterator[State]:
        if not step.carried:
            yield State(dict(state.names), state.way)  # nothing is due
        elif ("name", "", "carried") not in state.names:
            yield State(dict(state.names), state.way)
            return
        self.show(step, state, self.viewer(None, moment))
        names = dict(state.names)
        names.pop(("open",), None)
        yield State(names, state.way)


def _partner(role: str, speaker: Partner) -> str:
    return "both" if role in ("both", "either") else partner_behind(role, speaker)
