"""Exploration of all ways through a script.

It runs the blocks as `scripts.engine.block_interpreter` does, but with a set of states instead of one: after each
step, states that nothing later can tell apart become one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from prompts.expression_tree import Expression
from scripts.checking.compared_constants import Interest, find_interests
from scripts.checking.exploration_budget import OutOfBudget
from scripts.checking.live_names import LiveNames, list_sources
from scripts.checking.loop_state_changes import (
    begun,
    cleared,
    ended,
    next_round,
    with_fact,
)
from scripts.checking.name_lookup import Viewer
from scripts.checking.observations import Observations
from scripts.checking.parsed_script import ScriptReading, key_of
from scripts.checking.per_item_exploration import ItemExplorer
from scripts.checking.private_dependencies import private_dependencies
from scripts.checking.representative_answers import MAX_TIMES, TooManyValues, numbers, texts
from scripts.checking.states import FACT, Moment, State, add_row, bound_in, merged
from scripts.engine_types import PARTNERS
from scripts.loading.reference_checks import CARRIED_BY, FACTS
from scripts.model import Block, Node, ids_inside, iter_nodes


def explore(reading: ScriptReading) -> Observations:
    """Return what is seen on all ways through a script."""
    explorer = _Explorer(reading)
    try:
        explorer.run()
    except (OutOfBudget, TooManyValues):
        explorer.seen.complete = False
    return explorer.seen


class _Explorer(ItemExplorer):
    """Runs blocks with a set of states."""

    def __init__(self, reading: ScriptReading) -> None:
        every = list(iter_nodes(reading.nodes))
        interests = find_interests(reading.conditions())
        super().__init__(reading, interests, list_sources(every), private_dependencies(reading))
        self._facts = {name: interests.get(name, Interest()) for name in FACTS}
        self._needed = LiveNames(reading)

    def run(self) -> None:
        states = [State()]
        for fact in FACTS:
            interest = self._facts[fact]
            if fact == "times_done":
                values: tuple[object, ...] = numbers(interest, 0, MAX_TIMES)
            else:
                values = ((None,) if fact == "carried" else ()) + texts(interest)
            known = [with_fact(state, fact, value) for state in states for value in values]
            if len(values) > 1:
                decided = [value for _ in states for value in values]
                known = [
                    state.with_decision(state.names, fact, FACT, value)
                    for state, value in zip(known, decided, strict=True)
                ]
            states = known
        states = [each for state in states for each in self._with_owner(state)]
        self._nodes(self.reading.nodes, merged(states, self._needed.at_start), Moment())

    def _with_owner(self, state: State) -> list[State]:
        """Return a state for each who may do the carried agreement, if there is one."""
        if ("name", "", "carried") not in state.names:
            return [state]
        return [with_fact(state, CARRIED_BY, owner) for owner in (*PARTNERS, "both")]

    def _nodes(self, nodes: tuple[Node, ...], states: Iterable[State], moment: Moment) -> list[State]:
        states = list(states)
        for node in nodes:
            if not states:
                break
            states = self._node(node, states, moment)
        return states

    def _node(self, node: Node, states: list[State], moment: Moment) -> list[State]:
        key = key_of(node)
        self.seen.reached.add(key)
        # An implied `turns` shares its key with its step, which has no condition of its own
        condition = self.reading.whens.get(key) if node.when is not None else None
        entering, passing = self._split(condition, states, moment)
        if entering:
            self.seen.entered.add(key)
        if isinstance(node, Block):
            after = self._block(node, entering, moment) if entering else []
        else:
            after = [each for state in entering for each in self.step(node, state, moment)]
        states = [*after, *passing]
        for state in states:
            self.budget.spend(state)
        return list(merged(states, self._needed.after[key]))

    def _split(
        self, condition: Expression | None, states: list[State], moment: Moment
    ) -> tuple[list[State], list[State]]:
        """Return where a condition may hold, and may not."""
        if condition is None:
            return states, []
        viewer = Viewer(None, moment.speaker, pronouns=False, untold=self.untold)
        true, false = list[State](), list[State]()
        for state in states:
            self.budget.spend(state)
            result = self.note_condition("", condition, state, viewer)
            if result is not False:
                true.append(state)
            if result is not True:
                false.append(state)
        return true, false

    def _block(self, block: Block, states: list[State], moment: Moment) -> list[State]:
        runs = {"part": self.inside, "turns": self._turns, "repeat": self._repeat}
        return runs.get(block.kind, self.items)(block, states, moment)

    def inside(self, block: Block, states: Iterable[State], moment: Moment) -> list[State]:
        """Run a block's steps once.

        Its words open with the first of them.
        """
        opens = block.id in self.reading.words and not block.implied
        states = [self._opened(block.id, state) for state in states] if opens else states
        after = self._nodes(block.steps, states, moment)
        return [self._closed(block.id, state) for state in after] if opens else after

    def _opened(self, block: str, state: State) -> State:
        return State({**state.names, ("open",): (*state.names.get(("open",), ()), block)}, state.way)

    def _closed(self, block: str, state: State) -> State:
        names = dict(state.names)
        left = tuple(each for each in names.pop(("open",), ()) if each != block)
        return State(names | ({("open",): left} if left else {}), state.way)

    def _turns(self, block: Block, states: list[State], moment: Moment) -> list[State]:
        inside = ids_inside(block)
        for speaker in PARTNERS:
            states = [cleared(state, inside) for state in states]
            states = self.inside(block, states, replace(moment, speaker=speaker, in_turns=True))
        return [cleared(state, inside) for state in states]

    def _repeat(self, block: Block, states: list[State], moment: Moment) -> list[State]:
        inside = replace(moment, recording=(*moment.recording, block.id))
        running = [(state, state.names.get(("name", "", "round"))) for state in states]
        met, capped = list[State](), list[State]()
        for before in dict.fromkeys(round_ for _, round_ in running):
            open_states = [begun(state, block.id) for state, round_ in running if round_ == before]
            for number in range(1, block.at_most + 1):
                open_states = [next_round(state, block.id, number) for state in open_states]
                open_states = self.inside(block, open_states, inside)
                for state in open_states:
                    add_row(state.names, block.id, bound_in(state.names, block.id, latest=True))
                until = self.reading.untils.get(key_of(block))
                done, open_states = self._split(until, open_states, moment) if until else ([], open_states)
                rows = number if block.id in self.counted else 1
                met += [ended(state, block.id, rows, before, moment) for state in done]
                if not open_states:
                    break
            capped += [ended(state, block.id, rows, before, moment) for state in open_states]
        return [*met, *(self._nodes(block.at_the_cap, capped, moment) if capped else [])]
