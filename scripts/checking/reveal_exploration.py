"""Exploration of reveals: all that owners could decide about private answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from scripts.checking.execution_path import KEPT
from scripts.checking.exploration_budget import EFFORT_OF_STEP, ExplorationBudget
from scripts.checking.name_lookup import Viewer
from scripts.checking.observation_recorder import ObservationRecorder
from scripts.checking.parsed_script import ScriptReading, key_of
from scripts.checking.states import Moment, Names, State, has_several, hidden_of, reveal, withhold
from scripts.engine_types import PARTNERS, Partner
from scripts.model import Step


class RevealExplorer(ObservationRecorder):
    """Tries each decision of a reveal in a state."""

    def __init__(self, reading: ScriptReading, sources: Mapping[str, frozenset[str]]) -> None:
        super().__init__(reading)
        self.budget = ExplorationBudget()
        self._sources = sources

    def reveal(self, step: Step, state: State, moment: Moment) -> Iterator[State]:
        """Yield the states after each combination of the owners' decisions."""
        names = dict(state.names)
        choices: list[list[tuple[Partner, str, str]]] = []
        for owner in PARTNERS:
            asked = [name for name in step.show if names.pop(("hidden", owner, name), None)]
            if not asked:
                continue
            self.seen.revealed |= {(key_of(step), name) for name in asked}
            self.show(step, State(names, state.way), self.viewer(owner, moment), words=False)
            names.pop(("open",), None)
            for name in asked:
                if hidden_of(names, owner, name):
                    ways = self._ways_to_decide(names, owner, name)
                    choices.append([(owner, name, way) for way in ways])
        for decisions in product(*choices):
            self.budget.spend(state, len(decisions) * (len(names) + EFFORT_OF_STEP))
            yield self._decided(step, State(names, state.way), decisions, moment)

    def _ways_to_decide(self, names: Names, owner: Partner, name: str) -> list[str]:
        """Return the decisions; "some" keeps the latest answer private and shares an earlier one."""
        ways = ["show", "keep"]
        if self._sources.get(name):
            ways.append("edit")
        if has_several(names, owner, name):
            ways.append("some")
        return ways

    def _decided(
        self, step: Step, state: State, decisions: tuple[tuple[Partner, str, str], ...], moment: Moment
    ) -> State:
        after = State(dict(state.names), state.way)
        for owner, name, way in decisions:
            is_withheld = way in ("keep", "some")
            (withhold if is_withheld else reveal)(after.names, owner, name)
            if is_withheld:
                after = after.with_decision(after.names, name, owner, KEPT)
        for owner, name, way in decisions:
            for part in self._sources.get(name, ()) if way != "show" else ():
                if hidden_of(after.names, owner, part):
                    withhold(after.names, owner, part)
        if any(way != "keep" for _, _, way in decisions):
            self.show(step, after, self.viewer(None, moment))
        return after

    def viewer(self, partner: str | None, moment: Moment) -> Viewer:
        """Return who reads a step: one partner, or both without one."""
        return Viewer(partner, moment.speaker, pronouns=True, untold=self.untold)
