"""Exploration of blocks that run once for each item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from prompts.expression_tree import NameRead
from scripts.checking.compared_constants import Interest
from scripts.checking.loop_state_changes import begun, cleared, ended_items, is_new, row_taken
from scripts.checking.name_lookup import Viewer
from scripts.checking.parsed_script import key_of
from scripts.checking.representative_answers import TooManyValues, texts
from scripts.checking.states import Moment, State
from scripts.checking.step_exploration import StepExplorer
from scripts.engine_types import PARTNERS
from scripts.model import Block, ids_inside

MAX_ITEMS_TRIED = 3
"""More items of a list change nothing: what one binds is unbound before the next."""
MAX_ITEMS_COUNTED = 12


class ItemExplorer(StepExplorer):
    """Runs for_each and collect with a set of states."""

    def inside(self, block: Block, states: Iterable[State], moment: Moment) -> list[State]:
        """Run a block's steps once."""
        raise NotImplementedError

    def items(self, block: Block, states: list[State], moment: Moment) -> list[State]:
        """Run a for_each or collect."""
        inside = replace(moment, recording=(*moment.recording, block.id))
        after = list[State]()
        for state in states:
            before = state.names.get(("name", "", "item"))
            low, high = self._item_counts(block, state, moment)
            if high:
                self.seen.with_items.add(key_of(block))
            current, tried = [begun(state, block.id)], set[frozenset[object]]()
            for number in range(high + 1):
                is_counted = number <= low or block.id in self.counted
                fresh = [each for each in current if is_counted or is_new(each, tried)]
                if number >= low:
                    rows = number if block.id in self.counted else 1
                    after += [ended_items(each, block, rows, before, moment) for each in fresh]
                if number == high or not fresh:
                    break
                current = [row for each in fresh for row in self._one_item(block, each, inside)]
        return after

    def _item_counts(self, block: Block, state: State, moment: Moment) -> tuple[int, int]:
        """Return the lowest and highest number of items to try."""
        most = self._most_items(block)
        if block.kind == "collect" or block.over.startswith("notebook."):
            return 0, min(block.at_most or most, most)
        viewer = Viewer(None, moment.speaker, pronouns=False, untold=self.untold)
        found = viewer.look_up(state.names, NameRead(block.over, (0, 0, 0, 0)))
        if not isinstance(found, tuple):
            return (0, 0) if found is None else (0, most)
        count = min(len(found), most)
        return count, count

    def _most_items(self, block: Block) -> int:
        """Return how many items matter.

        More do if a condition counts the rows.
        """
        constants = self._interests.get(block.id, Interest()).constants
        counted = [int(each) + 1 for each in constants if isinstance(each, int | float)]
        if max(counted, default=0) > MAX_ITEMS_COUNTED:
            raise TooManyValues
        return max([MAX_ITEMS_TRIED, *counted])

    def _one_item(self, block: Block, state: State, moment: Moment) -> list[State]:
        ids = ids_inside(block)
        speakers = PARTNERS if block.kind == "collect" else (moment.speaker,)
        items = texts(self._interests.get("item", Interest())) if block.kind == "for_each" else (None,)
        after = list[State]()
        for speaker in speakers:
            for item in items:
                names = dict(cleared(state, ids).names)
                if item is not None:
                    names["name", "", "item"] = item
                after += self.inside(block, [State(names, state.way)], replace(moment, speaker=speaker))
        return [row_taken(each, block.id) for each in after]
