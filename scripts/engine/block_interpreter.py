"""The interpreter of format 1, which runs a script's blocks.

It builds on `TaskInterpreter`, which runs the steps in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.agreement_sentence import agreement_sentence
from scripts.engine.list_items import list_items
from scripts.engine.name_layers import NameLayers
from scripts.engine.step_interpreter import RequestGenerator
from scripts.engine.task_interpreter import TaskInterpreter
from scripts.engine.template_values import holds
from scripts.engine.tree_position import Position
from scripts.engine_types import OVER, PARTNERS, AwaitingFact, Json, ScopedAnswer, VisibleNames
from scripts.model import AnswerShape, Block, Node, Script, ids_inside, iter_nodes


class Interpreter(TaskInterpreter):
    """One run of a conversation, driven as a generator."""

    def __init__(self, script: Script) -> None:
        super().__init__(script)
        self._request_count = 0

    def run(self) -> RequestGenerator:
        """Run the whole conversation, counting its requests.

        From the count a repeat can tell whether a round asked anything.
        """
        requests, value = self._conversation(), None
        while True:
            try:
                waits_for = requests.send(value)
            except StopIteration:
                return
            self._request_count += 1
            value = yield waits_for

    def _conversation(self) -> RequestGenerator:
        for name in ("begins", *self._script.facts):
            value = yield AwaitingFact("", name, name)
            if name == "carried":
                self._carried = value
                self._scope.bind(name, value and agreement_sentence(value["act"], value.get("cue")))
                self._scope.bind("carried_by", value and self._owner(value.get("who")))
            elif name == "begins":
                self._begins = value
            else:
                self._scope.bind(name, value)
        yield from self._nodes(self._script.steps, Position())

    def _owner(self, who: Json) -> ScopedAnswer | None:
        """Return who does an agreement, by the id of a person."""
        owner = "both" if who == "both" else "first" if who == self._begins else "second"
        return ScopedAnswer("carried_by", owner, AnswerShape("who"), "both", "") if who else None

    def _nodes(self, nodes: Sequence[Node], position: Position) -> RequestGenerator:
        for node in nodes:
            if node.when is not None and not holds(node.when, self._scope.view_for(None)):
                continue
            if isinstance(node, Block):
                yield from self._block(node, position)
            else:
                yield from self._step(node, position)

    def _block(self, block: Block, position: Position) -> RequestGenerator:
        if block.kind == "part":
            yield from self._block_steps(block, position.with_exit_text(block))
        elif block.kind == "turns":
            yield from self._turns(block, position)
        elif block.kind == "repeat":
            yield from self._repeat(block, position)
        elif block.kind == "for_each":
            yield from self._for_each(block, position)
        else:
            yield from self._collect(block, position)

    def _block_steps(self, block: Block, position: Position) -> RequestGenerator:
        """Run a block's steps once.

        The block's section is shown with the first request, if there is one.
        """
        if block.id in self._script.wordings and not block.implied:
            self._opening_blocks.append(block.id)
        yield from self._nodes(block.steps, position)
        if block.id in self._opening_blocks:
            self._opening_blocks.remove(block.id)

    def _turns(self, block: Block, position: Position) -> RequestGenerator:
        scope, inside, leader = self._scope, ids_inside(block), self._scope.speaker
        scope.in_turns = True
        for number, speaker in enumerate(PARTNERS, start=1):
            scope.clear_unqualified(inside)
            scope.speaker = speaker
            yield from self._block_steps(block, position.in_round(block, str(number)))
        scope.clear_unqualified(inside)
        scope.speaker, scope.in_turns = leader, False

    def _repeat(self, block: Block, position: Position) -> RequestGenerator:
        scope = self._scope
        before = scope.layers.public.unqualified.get("round")
        everything, last = scope.start_recording(), set[tuple[str, str]]()
        rows = scope.begin_rows(block.id)
        met = False
        while not met and len(rows) < block.at_most:
            number = len(rows) + 1
            scope.bind("round", number)
            recorder = scope.start_recording()
            inside = replace(position.in_round(block, str(number)), round=number, rounds=block.at_most)
            asked, known = self._request_count, self.visible_names()
            yield from self._block_steps(block, inside)
            scope.stop_recording(recorder)
            last = recorder
            rows.append(scope.layers.restricted_to(last))
            met = block.until is not None and holds(block.until, scope.view_for(None))
            if (
                asked == self._request_count
                and not met
                and known == self.visible_names()
                and not _reads_round(block)
            ):
                # All further rounds would repeat this one, so only their rows are added.
                rows += [NameLayers() for _ in range(block.at_most - number)]
        scope.stop_recording(everything)
        scope.unbind(everything - last)
        scope.end_rows(block.id)
        scope.bind("round", before)
        if not met and block.at_the_cap:
            yield from self._nodes(block.at_the_cap, position.with_exit_text(block))

    def visible_names(self) -> list[VisibleNames]:
        """Return the names for both, and for each partner."""
        return [self._scope.view_for(viewer) for viewer in (None, *PARTNERS)]

    def _for_each(self, block: Block, position: Position) -> RequestGenerator:
        scope = self._scope
        if block.over.startswith("notebook."):
            part = block.over.removeprefix("notebook.")
            items = yield AwaitingFact(
                position.place,
                block.id,
                "notebook",
                options=(part,),
                at_most=block.at_most,
                last_time=block.last_time,
            )
        else:
            given = scope.view_for(None).look_up(block.over)
            items = list_items(given)
        before = scope.layers.public.unqualified.get("item")
        rows = scope.begin_rows(block.id)
        for item in items:
            scope.clear_unqualified(ids_inside(block))
            scope.bind("item", item["text"])
            recorder = scope.start_recording()
            yield from self._block_steps(block, position.in_round(block, item["id"]))
            rows.append(self._take_row(recorder))
            rows[-1].public.unqualified["item"] = item["text"]
        scope.end_rows(block.id)
        scope.bind("item", before)

    def _collect(self, block: Block, position: Position) -> RequestGenerator:
        scope = self._scope
        rows = scope.begin_rows(block.id)
        leader, in_turns = scope.speaker, scope.in_turns
        scope.in_turns = True  # each row says who added it
        while True:
            inside = position.in_round(block, str(len(rows) + 1))
            visit = yield AwaitingFact(
                inside.place, block.id, "visit", options=(*PARTNERS, OVER), days=block.days
            )
            if visit == OVER:
                break
            scope.clear_unqualified(ids_inside(block))
            scope.speaker = visit
            recorder = scope.start_recording()
            yield from self._block_steps(block, inside)
            rows.append(self._take_row(recorder))
        scope.end_rows(block.id)
        scope.speaker, scope.in_turns = leader, in_turns

    def _take_row(self, recorder: set[tuple[str, str]]) -> NameLayers:
        self._scope.stop_recording(recorder)
        row = self._scope.layers.restricted_to(recorder)
        self._scope.unbind(recorder)
        return row


def _reads_round(block: Block) -> bool:
    """Return whether any condition of a block reads `round`.

    Nothing else changes between rounds that ask nothing.
    """
    nodes = iter_nodes((block,))
    conditions = [c for node in nodes for c in (node.when, getattr(node, "until", None)) if c is not None]
    return any("round" in condition.names for condition in conditions)
