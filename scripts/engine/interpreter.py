"""How the walk goes through steps and blocks: one method for each kind of block, and for each unusual kind of step."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.agreement_sentence import agreement_sentence
from scripts.engine.derivations import source_answers
from scripts.engine.list_items import list_items, needs_items, source_items
from scripts.engine.scope import NameLayers, Scope
from scripts.engine.template_values import holds
from scripts.model import AnswerShape, Block, Node, Script, Step, ids_inside, iter_nodes
from scripts.records import (
    PARTNERS,
    AwaitingAnswer,
    AwaitingFact,
    Finished,
    Json,
    Key,
    Partner,
    ScopedAnswer,
    VisibleNames,
    partner_behind,
)

KEEP_STEP = "to_keep"
"""The step of the closing that asks what is kept: its values are `agreed`, `words` and `nothing`."""

RequestGenerator = Generator[AwaitingAnswer | AwaitingFact, Json, None]
"""Yields what the walk waits for, and is sent its value."""


class StopConversation(Exception):
    """A `stop` was read."""


def _reads_round(block: Block) -> bool:
    """Whether any condition of a block reads `round`, the one thing that changes where nothing is asked."""
    nodes = iter_nodes((block,))
    conditions = [c for node in nodes for c in (node.when, getattr(node, "until", None)) if c is not None]
    return any("round" in condition.names for condition in conditions)


class Interpreter:
    """The interpreter of format 1; its state belongs to one walk and is never seen outside it."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._scope = Scope()
        self._opening_blocks: list[str] = []
        self._unrevealed: set[Key] = set()
        self._summary_keys: set[Key] = set()
        self._keep_choice: str | None = None
        self._drawn: dict[str, list[str]] = {}
        self._carried: Mapping[str, Json] | None = None
        self._request_count = 0

    def final_state(self, *, stopped: bool) -> Finished:
        return Finished(
            stopped, self._keep_choice, frozenset(self._unrevealed), frozenset(self._summary_keys)
        )

    def run(self) -> RequestGenerator:
        """The whole conversation; counts what it waits for, so that a block can tell whether it asked anything."""
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
            elif name != "begins":
                self._scope.bind(name, value)
        yield from self._nodes(self._script.steps, Position())

    def _nodes(self, nodes: Sequence[Node], position: Position) -> RequestGenerator:
        for node in nodes:
            if node.when is not None and not holds(node.when, self._scope.view_for(None)):
                continue
            if isinstance(node, Block):
                yield from self._block(node, position)
            else:
                yield from self._step(node, position)

    # Blocks

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
        """The steps of a block, once; its section stands above the first that is asked, or nowhere."""
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
            asked, known = self._request_count, self._visible_names()
            yield from self._block_steps(block, inside)
            scope.stop_recording(recorder)
            last = recorder
            rows.append(scope.layers.restricted_to(last))
            met = block.until is not None and holds(block.until, scope.view_for(None))
            if (
                asked == self._request_count
                and not met
                and known == self._visible_names()
                and not _reads_round(block)
            ):
                # All rounds that are left would be this one again; those who read the rows still find each.
                rows += [NameLayers() for _ in range(block.at_most - number)]
        scope.stop_recording(everything)
        scope.unbind(everything - last)
        scope.end_rows(block.id)
        scope.bind("round", before)
        if not met and block.at_the_cap:
            yield from self._nodes(block.at_the_cap, position.with_exit_text(block))

    def _visible_names(self) -> list[VisibleNames]:
        return [self._scope.view_for(viewer) for viewer in (None, *PARTNERS)]

    def _for_each(self, block: Block, position: Position) -> RequestGenerator:
        scope = self._scope
        if block.over.startswith("notebook."):
            part = block.over.removeprefix("notebook.")
            items = yield AwaitingFact(
                position.place, block.id, "notebook", options=(part,), at_most=block.at_most
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
        leader = scope.speaker
        while True:
            inside = position.in_round(block, str(len(rows) + 1))
            visit = yield AwaitingFact(
                inside.place, block.id, "visit", options=(*PARTNERS, "over"), days=block.days
            )
            if visit == "over":
                break
            scope.clear_unqualified(ids_inside(block))
            scope.speaker = visit
            recorder = scope.start_recording()
            yield from self._block_steps(block, inside)
            rows.append(self._take_row(recorder))
        scope.end_rows(block.id)
        scope.speaker = leader

    def _take_row(self, recorder: set[tuple[str, str]]) -> NameLayers:
        self._scope.stop_recording(recorder)
        row = self._scope.layers.restricted_to(recorder)
        self._scope.unbind(recorder)
        return row

    # Steps

    def _step(self, step: Step, position: Position) -> RequestGenerator:
        if step.kind == "reveal":
            yield from self._reveal(step, position)
        elif step.kind == "look_back":
            yield from self._look_back(step, position)
        elif step.kind == "draw":
            yield from self._draw(step, position)
        else:
            ask = self._awaiting_answer(step, position)
            if needs_items(step.shape) and not ask.items:
                self._scope.bind_answer(self._scoped_answer(ask, None))
                return
            self._bind_answer(ask, (yield ask))
            if step.kind == "stop":
                raise StopConversation

    def _awaiting_answer(self, step: Step, position: Position) -> AwaitingAnswer:
        of = self._partner(step.of)
        names = self._scope.view_for(of if step.private else None)
        return AwaitingAnswer(
            place=position.place,
            step=step,
            of=of,
            speaker=self._scope.speaker,
            names=names,
            private=step.private,
            spoken_as=self._partner(step.spoken_as) if step.spoken_as else None,
            items=source_items(step.shape, names),
            round=position.round,
            rounds=position.rounds,
            opening_blocks=tuple(self._opening_blocks),
            if_left=position.if_left,
        )

    def _partner(self, role: str) -> str:
        """The partner behind a role; a step of both or of either is a shared one."""
        if role in ("both", "either"):
            return "both"
        return partner_behind(role, self._scope.speaker)

    def _scoped_answer(self, ask: AwaitingAnswer, value: Json) -> ScopedAnswer:
        return ScopedAnswer(ask.step.id, value, ask.step.shape, ask.of, ask.place, dict(ask.items))

    def _bind_answer(self, ask: AwaitingAnswer, value: Json) -> None:
        step = ask.step
        self._opening_blocks.clear()
        if step.id == KEEP_STEP:
            self._keep_choice = value
        if step.outcome:
            self._summary_keys.add(ask.key)
        if step.kind not in ("ask", "keep", "agree", "talk"):
            return
        # What was spoken without a note passes its name over.
        self._scope.bind_answer(
            self._scoped_answer(ask, None if value is True else value), private=ask.private
        )
        if ask.private:
            self._scope.unrevealed.add((ask.of, step.id))
            self._unrevealed.add(ask.key)

    def _draw(self, step: Step, position: Position) -> RequestGenerator:
        cards = tuple(self._script.wordings[step.id].labels)
        drawn = self._drawn.setdefault(step.id, [])
        left = tuple(card for card in cards if card not in drawn) or cards
        card = yield AwaitingFact(position.place, step.id, "card", options=left)
        drawn.append(card)
        self._scope.bind_answer(
            ScopedAnswer(step.id, card, AnswerShape("choice", choices=cards), "both", position.place)
        )
        yield self._awaiting_answer(step, position)
        self._opening_blocks.clear()

    def _look_back(self, step: Step, position: Position) -> RequestGenerator:
        if step.carried:
            about = [self._carried] if self._carried else []
        else:
            about = yield AwaitingFact(position.place, step.id, "due", at_most=step.at_most)
        for number, agreement in enumerate(about, start=1):
            if agreement.get("gone"):
                continue
            place = position.child(f"{step.id}.{number}")
            yield replace(self._awaiting_answer(step, place), agreement=agreement)
            self._opening_blocks.clear()

    def _reveal(self, step: Step, position: Position) -> RequestGenerator:
        scope = self._scope
        decided: list[tuple[Partner, ScopedAnswer, Json]] = []
        for owner in PARTNERS:
            asked = {(owner, name) for name in step.show} & scope.unrevealed
            if not asked:
                continue
            scope.unrevealed -= asked
            secrets = scope.private_answers(owner, step.show)
            names = scope.view_for(owner)
            ask = replace(
                self._awaiting_answer(step, position),
                of=owner,
                private=True,
                stage="decide",
                to_reveal=secrets,
                names=names,
            )
            decisions = yield ask
            self._opening_blocks.clear()
            decided += [(owner, given, decisions[given.name]) for given in secrets]
        for owner, given, decision in decided:
            if decision == "keep":
                scope.withhold(owner, given)
            else:
                scope.reveal(owner, given if decision == "show" else replace(given, value=decision["edit"]))
                self._unrevealed.discard((given.place, given.name, owner))
        for owner in PARTNERS:
            changed = [given.name for of, given, decision in decided if of == owner and decision != "show"]
            for part in scope.private_answers(owner, source_answers(self._script, changed)):
                scope.withhold(owner, part)
        if any(decision != "keep" for _, _, decision in decided):
            yield replace(self._awaiting_answer(step, position), stage="shown")


@dataclass(frozen=True)
class Position:
    """Where in the blocks the walk stands: the place, and what a screen wants to know about it."""

    place: str = ""
    round: int = 0
    rounds: int = 0
    if_left: tuple[str, ...] = ()

    def child(self, segment: str) -> Position:
        return replace(self, place=f"{self.place}/{segment}" if self.place else segment)

    def in_round(self, block: Block, segment: str) -> Position:
        return self.with_exit_text(block).child(f"{block.id}.{segment}")

    def with_exit_text(self, block: Block) -> Position:
        return replace(self, if_left=(block.if_left, *self.if_left)) if block.if_left else self
