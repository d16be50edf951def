"""Exploration of all ways through a script, without playing each one.

It runs the blocks as `scripts.engine.block_interpreter` does, but with a set of states instead of one: after each step,
states that nothing later can tell apart become one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from prompts.expressions import Expression, NameRead
from scripts.checking.interests import Interest, find_interests
from scripts.checking.name_lookup import Viewer
from scripts.checking.needed_names import NeededNames, list_sources, words_names
from scripts.checking.observations import Observations
from scripts.checking.reading import ScriptReading, key_of
from scripts.checking.representatives import numbers, texts
from scripts.checking.states import (
    Moment,
    State,
    add_row,
    bind,
    bound_in,
    clear_unqualified,
    drop_rows,
    end_rows,
    merged,
    stop_recording,
    unbind,
)
from scripts.checking.step_exploration import OutOfBudget, StepExplorer
from scripts.engine_types import PARTNERS
from scripts.loading.reference_checks import FACTS
from scripts.model import Block, Node, Step, ids_inside, iter_nodes

MAX_TIMES = 1000
MAX_ITEMS_TRIED = 3
"""More items of a list change nothing: what one binds is unbound before the next."""
MAX_VISITS_TRIED = 4


def explore(reading: ScriptReading) -> Observations:
    """Return what is seen on all ways through a script."""
    explorer = _Explorer(reading)
    try:
        explorer.run()
    except OutOfBudget:
        explorer.seen.complete = False
    return explorer.seen


class _Explorer(StepExplorer):
    """Runs blocks with a set of states."""

    def __init__(self, reading: ScriptReading) -> None:
        every = list(iter_nodes(reading.nodes))
        interests = find_interests(reading.conditions())
        super().__init__(reading, interests, list_sources(every), _sources(reading))
        self._facts = {name: interests.get(name, Interest()) for name in (*FACTS, "item")}
        self._needed = NeededNames(reading)

    def run(self) -> None:
        states = [State()]
        for fact in FACTS:
            interest = self._facts[fact]
            if fact == "times_done":
                values: tuple[object, ...] = numbers(interest, 0, MAX_TIMES)
            else:
                values = texts(interest) + ((None,) if fact == "carried" else ())
            states = [
                after
                for state in states
                for value in values
                for after in [State(dict(state.names), state.way)]
                if bind(after.names, fact, "both", value, Moment()) is None
            ]
        self._nodes(self.reading.nodes, merged(states, self._needed.at_start), Moment())

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
        return list(merged([*after, *passing], self._needed.after[key]))

    def _split(
        self, condition: Expression | None, states: list[State], moment: Moment
    ) -> tuple[list[State], list[State]]:
        """Return the states in which a condition may hold, and may not."""
        if condition is None:
            return states, []
        viewer = Viewer(None, moment.speaker, pronouns=False, broken=self.reading.broken)
        true, false = list[State](), list[State]()
        for state in states:
            self.spend()
            result = self.note_condition("", condition, state, viewer)
            if result is not False:
                true.append(state)
            if result is not True:
                false.append(state)
        return true, false

    def _block(self, block: Block, states: list[State], moment: Moment) -> list[State]:
        runs = {"part": self._inside, "turns": self._turns, "repeat": self._repeat}
        return runs.get(block.kind, self._items)(block, states, moment)

    def _inside(self, block: Block, states: Iterable[State], moment: Moment) -> list[State]:
        """Run a block's steps once; its words open with the first of them."""
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
            states = [_cleared(state, inside) for state in states]
            states = self._inside(block, states, replace(moment, speaker=speaker, in_turns=True))
        return [_cleared(state, inside) for state in states]

    def _repeat(self, block: Block, states: list[State], moment: Moment) -> list[State]:
        inside = replace(moment, recording=(*moment.recording, block.id))
        running = [(state, state.names.get(("name", "", "round"))) for state in states]
        met, capped = list[State](), list[State]()
        for before in dict.fromkeys(round_ for _, round_ in running):
            open_states = [_begun(state, block.id) for state, round_ in running if round_ == before]
            for number in range(1, block.at_most + 1):
                open_states = [_next_round(state, block.id, number) for state in open_states]
                open_states = self._inside(block, open_states, inside)
                for state in open_states:
                    add_row(state.names, block.id, bound_in(state.names, block.id, latest=True))
                until = self.reading.untils.get(key_of(block))
                done, open_states = self._split(until, open_states, moment) if until else ([], open_states)
                met += [_ended(state, block.id, before, moment) for state in done]
                if not open_states:
                    break
            capped += [_ended(state, block.id, before, moment) for state in open_states]
        return [*met, *(self._nodes(block.at_the_cap, capped, moment) if capped else [])]

    def _items(self, block: Block, states: list[State], moment: Moment) -> list[State]:
        """Run a for_each or collect."""
        inside = replace(moment, recording=(*moment.recording, block.id))
        after = list[State]()
        for state in states:
            begun = _begun(state, block.id)
            before = state.names.get(("name", "", "item"))
            low, high = self._item_counts(block, state, moment)
            if high:
                self.seen.with_items.add(key_of(block))
            current, tried = [begun], set[frozenset[object]]()
            for number in range(high + 1):
                fresh = [each for each in current if number <= low or _is_new(each, tried)]
                if number >= low or number >= MAX_ITEMS_TRIED:
                    after += [_ended_items(each, block, before, moment) for each in fresh]
                if number == high or not fresh or number >= max(low, MAX_VISITS_TRIED):
                    break
                current = [row for each in fresh for row in self._one_item(block, each, inside)]
        return after

    def _item_counts(self, block: Block, state: State, moment: Moment) -> tuple[int, int]:
        if block.kind == "collect" or block.over.startswith("notebook."):
            most = block.at_most or MAX_VISITS_TRIED
            return 0, min(most, MAX_VISITS_TRIED)
        viewer = Viewer(None, moment.speaker, pronouns=False, broken=self.reading.broken)
        found = viewer.look_up(state.names, NameRead(block.over, (0, 0, 0, 0)))
        if not isinstance(found, tuple):
            return (0, 0) if found is None else (0, MAX_ITEMS_TRIED)
        count = min(len(found), MAX_ITEMS_TRIED)
        return count, count

    def _one_item(self, block: Block, state: State, moment: Moment) -> list[State]:
        ids = ids_inside(block)
        speakers = PARTNERS if block.kind == "collect" else (moment.speaker,)
        items = texts(self._facts["item"]) if block.kind == "for_each" else (None,)
        after = list[State]()
        for speaker in speakers:
            for item in items:
                names = dict(_cleared(state, ids).names)
                if item is not None:
                    names["name", "", "item"] = item
                after += self._inside(block, [State(names, state.way)], replace(moment, speaker=speaker))
        return [_row_taken(each, block.id) for each in after]


def _cleared(state: State, ids: frozenset[str]) -> State:
    names = dict(state.names)
    clear_unqualified(names, ids)
    return State(names, state.way)


def _begun(state: State, block: str) -> State:
    names = dict(state.names)
    drop_rows(names, block)
    return State(names, state.way)


def _next_round(state: State, block: str, number: int) -> State:
    names = {key: False if key[0] == "bound" and key[1] == block else value for key, value in state.names.items()}
    names["name", "", "round"] = number
    return State(names, state.way)


def _ended(state: State, block: str, before: object, moment: Moment) -> State:
    """End a repeat: what its last round did not bind is gone."""
    names = dict(state.names)
    for name, by in bound_in(names, block, latest=False):
        unbind(names, name, by)
    stop_recording(names, block)
    end_rows(names, block, moment)
    names.pop(("name", "", "round"), None)
    if before is not None:
        names["name", "", "round"] = before
    return State(names, state.way)


def _row_taken(state: State, block: str) -> State:
    names = dict(state.names)
    pairs = bound_in(names, block)
    add_row(names, block, pairs)
    for name, by in pairs:
        unbind(names, name, by)
    stop_recording(names, block)
    return State(names, state.way)


def _ended_items(state: State, block: Block, before: object, moment: Moment) -> State:
    names = dict(state.names)
    end_rows(names, block.id, moment)
    if block.kind == "for_each":
        names.pop(("name", "", "item"), None)
        if before is not None:
            names["name", "", "item"] = before
    return State(names, state.way)


def _is_new(state: State, tried: set[frozenset[object]]) -> bool:
    fingerprint: frozenset[object] = frozenset(state.names.items())
    if fingerprint in tried:
        return False
    tried.add(fingerprint)
    return True


def _sources(reading: ScriptReading) -> dict[str, frozenset[str]]:
    """Return the private answers behind each revealed one.

    The same rule as `scripts.engine.private_sources`.
    """
    shown = {name for step in reading.steps.values() if step.kind == "reveal" for name in step.show}
    lists = {
        name.rpartition(".")[2]
        for step in reading.steps.values()
        if step.id in shown and step.shape
        for name in (step.shape.choices_from, step.shape.rows)
        if name
    }
    return {name: _behind(reading, name, shown | lists) for name in shown}


def _behind(reading: ScriptReading, name: str, decided: set[str]) -> frozenset[str]:
    found, ahead = set[str](), [name]
    while ahead:
        read = words_names(reading, ahead.pop())
        for block in [reading.blocks[each] for each in read if each in reading.blocks]:
            read |= ids_inside(block)
        new = {each for each in read if _is_private(reading.steps.get(each))} - decided - found
        found |= new
        ahead += new
    return frozenset(found)


def _is_private(step: Step | None) -> bool:
    return step is not None and step.private
