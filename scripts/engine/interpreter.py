"""How the walk goes through steps and blocks: one method for each kind of block, and for each unusual kind of step."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.agreement_sentence import sentence
from scripts.engine.derivations import made_of
from scripts.engine.list_items import items_behind, items_of, needs_items
from scripts.engine.scope import Layers, Scope
from scripts.engine.template_values import holds
from scripts.model import Block, Node, Script, Shape, Step, every_node, ids_in
from scripts.records import PARTNERS, Ask, End, Given, Json, Key, Names, NeedsFact, Partner

KEEP_QUESTION = "to_keep"
"""The step of the closing that asks what is kept: its values are `agreed`, `words` and `nothing`."""

Waiting = Generator[Ask | NeedsFact, Json, None]
"""Yields what the walk waits for, and is sent its value."""


class Stopped(Exception):
    """A `stop` was read."""


def _counts_rounds(block: Block) -> bool:
    """Whether any condition of a block reads `round`, the one thing that changes where nothing is asked."""
    nodes = every_node((block,))
    conditions = [c for node in nodes for c in (node.when, getattr(node, "until", None)) if c is not None]
    return any("round" in condition.names for condition in conditions)


class Course:
    """The interpreter of format 1; its state belongs to one walk and is never seen outside it."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._scope = Scope()
        self._opens: list[str] = []
        self._unrevealed: set[Key] = set()
        self._outcome: set[Key] = set()
        self._keep: str | None = None
        self._drawn: dict[str, list[str]] = {}
        self._carried: Mapping[str, Json] | None = None
        self._asked = 0

    def end(self, *, stopped: bool) -> End:
        return End(stopped, self._keep, frozenset(self._unrevealed), frozenset(self._outcome))

    def begin(self) -> Waiting:
        """The whole conversation; counts what it waits for, so that a block can tell whether it asked anything."""
        course, value = self._conversation(), None
        while True:
            try:
                waits_for = course.send(value)
            except StopIteration:
                return
            self._asked += 1
            value = yield waits_for

    def _conversation(self) -> Waiting:
        for name in ("begins", *self._script.facts):
            value = yield NeedsFact("", name, name)
            if name == "carried":
                self._carried = value
                self._scope.fact(name, value and sentence(value))
            elif name != "begins":
                self._scope.fact(name, value)
        yield from self._nodes(self._script.steps, Here())

    def _nodes(self, nodes: Sequence[Node], here: Here) -> Waiting:
        for node in nodes:
            if node.when is not None and not holds(node.when, self._scope.seen_by(None)):
                continue
            if isinstance(node, Block):
                yield from self._block(node, here)
            else:
                yield from self._step(node, here)

    # Blocks

    def _block(self, block: Block, here: Here) -> Waiting:
        if block.kind == "part":
            yield from self._inside(block, here.leaving(block))
        elif block.kind == "turns":
            yield from self._turns(block, here)
        elif block.kind == "repeat":
            yield from self._repeat(block, here)
        elif block.kind == "for_each":
            yield from self._for_each(block, here)
        else:
            yield from self._collect(block, here)

    def _inside(self, block: Block, here: Here) -> Waiting:
        """The steps of a block, once; its section stands above the first that is asked, or nowhere."""
        if block.id in self._script.wordings and not block.implied:
            self._opens.append(block.id)
        yield from self._nodes(block.steps, here)
        if block.id in self._opens:
            self._opens.remove(block.id)

    def _turns(self, block: Block, here: Here) -> Waiting:
        scope, inside, leader = self._scope, ids_in(block), self._scope.speaker
        scope.in_turns = True
        for number, speaker in enumerate(PARTNERS, start=1):
            scope.clear(inside)
            scope.speaker = speaker
            yield from self._inside(block, here.inside(block, str(number)))
        scope.clear(inside)
        scope.speaker, scope.in_turns = leader, False

    def _repeat(self, block: Block, here: Here) -> Waiting:
        scope = self._scope
        before = scope.layers.public.bare.get("round")
        everything, last = scope.record(), set[tuple[str, str]]()
        rows = scope.begin_rows(block.id)
        met = False
        while not met and len(rows) < block.at_most:
            number = len(rows) + 1
            scope.fact("round", number)
            recorder = scope.record()
            inside = replace(here.inside(block, str(number)), round=number, rounds=block.at_most)
            asked, known = self._asked, self._known()
            yield from self._inside(block, inside)
            scope.forget(recorder)
            last = recorder
            rows.append(scope.layers.only(last))
            met = block.until is not None and holds(block.until, scope.seen_by(None))
            if asked == self._asked and not met and known == self._known() and not _counts_rounds(block):
                # All rounds that are left would be this one again; those who read the rows still find each.
                rows += [Layers() for _ in range(block.at_most - number)]
        scope.forget(everything)
        scope.drop(everything - last)
        scope.end_rows(block.id)
        scope.fact("round", before)
        if not met and block.at_the_cap:
            yield from self._nodes(block.at_the_cap, here.leaving(block))

    def _known(self) -> list[Names]:
        return [self._scope.seen_by(viewer) for viewer in (None, *PARTNERS)]

    def _for_each(self, block: Block, here: Here) -> Waiting:
        scope = self._scope
        if block.over.startswith("notebook."):
            part = block.over.removeprefix("notebook.")
            items = yield NeedsFact(here.place, block.id, "notebook", options=(part,), at_most=block.at_most)
        else:
            given = scope.seen_by(None).look_up(block.over)
            items = items_of(given)
        before = scope.layers.public.bare.get("item")
        rows = scope.begin_rows(block.id)
        for item in items:
            scope.clear(ids_in(block))
            scope.fact("item", item["text"])
            recorder = scope.record()
            yield from self._inside(block, here.inside(block, item["id"]))
            rows.append(self._row(recorder))
            rows[-1].public.bare["item"] = item["text"]
        scope.end_rows(block.id)
        scope.fact("item", before)

    def _collect(self, block: Block, here: Here) -> Waiting:
        scope = self._scope
        rows = scope.begin_rows(block.id)
        leader = scope.speaker
        while True:
            inside = here.inside(block, str(len(rows) + 1))
            visit = yield NeedsFact(
                inside.place, block.id, "visit", options=(*PARTNERS, "over"), days=block.days
            )
            if visit == "over":
                break
            scope.clear(ids_in(block))
            scope.speaker = visit
            recorder = scope.record()
            yield from self._inside(block, inside)
            rows.append(self._row(recorder))
        scope.end_rows(block.id)
        scope.speaker = leader

    def _row(self, recorder: set[tuple[str, str]]) -> Layers:
        self._scope.forget(recorder)
        row = self._scope.layers.only(recorder)
        self._scope.drop(recorder)
        return row

    # Steps

    def _step(self, step: Step, here: Here) -> Waiting:
        if step.kind == "reveal":
            yield from self._reveal(step, here)
        elif step.kind == "look_back":
            yield from self._look_back(step, here)
        elif step.kind == "draw":
            yield from self._draw(step, here)
        else:
            ask = self._ask(step, here)
            if needs_items(step.shape) and not ask.items:
                self._scope.give(self._given(ask, None))
                return
            self._answered(ask, (yield ask))
            if step.kind == "stop":
                raise Stopped

    def _ask(self, step: Step, here: Here) -> Ask:
        of = self._partner(step.of)
        names = self._scope.seen_by(of if step.private else None)
        return Ask(
            place=here.place,
            step=step,
            of=of,
            speaker=self._scope.speaker,
            names=names,
            private=step.private,
            spoken_as=self._partner(step.spoken_as) if step.spoken_as else None,
            items=items_behind(step.shape, names),
            round=here.round,
            rounds=here.rounds,
            opens=tuple(self._opens),
            if_left=here.if_left,
        )

    def _partner(self, role: str) -> str:
        """The partner behind a role; a step of both or of either is a shared one."""
        if role in ("both", "either"):
            return "both"
        return self._scope.seen_by(None).of(role)

    def _given(self, ask: Ask, value: Json) -> Given:
        return Given(ask.step.id, value, ask.step.shape, ask.of, ask.place, dict(ask.items))

    def _answered(self, ask: Ask, value: Json) -> None:
        step = ask.step
        self._opens.clear()
        if step.id == KEEP_QUESTION:
            self._keep = value
        if step.outcome:
            self._outcome.add(ask.key)
        if step.kind not in ("ask", "keep", "agree", "talk"):
            return
        # What was spoken without a note passes its name over.
        self._scope.give(self._given(ask, None if value is True else value), private=ask.private)
        if ask.private:
            self._scope.hidden.add((ask.of, step.id))
            self._unrevealed.add(ask.key)

    def _draw(self, step: Step, here: Here) -> Waiting:
        cards = tuple(self._script.wordings[step.id].labels)
        drawn = self._drawn.setdefault(step.id, [])
        left = tuple(card for card in cards if card not in drawn) or cards
        card = yield NeedsFact(here.place, step.id, "card", options=left)
        drawn.append(card)
        self._scope.give(Given(step.id, card, Shape("choice", choices=cards), "both", here.place))
        yield self._ask(step, here)
        self._opens.clear()

    def _look_back(self, step: Step, here: Here) -> Waiting:
        if step.carried:
            about = [self._carried] if self._carried else []
        else:
            about = yield NeedsFact(here.place, step.id, "due", at_most=step.at_most)
        for number, agreement in enumerate(about, start=1):
            if agreement.get("gone"):
                continue
            place = here.below(f"{step.id}.{number}")
            yield replace(self._ask(step, place), about=agreement)
            self._opens.clear()

    def _reveal(self, step: Step, here: Here) -> Waiting:
        scope = self._scope
        decided: list[tuple[Partner, Given, Json]] = []
        for owner in PARTNERS:
            asked = {(owner, name) for name in step.show} & scope.hidden
            if not asked:
                continue
            scope.hidden -= asked
            secrets = scope.secrets(owner, step.show)
            names = scope.seen_by(owner)
            ask = replace(
                self._ask(step, here), of=owner, private=True, stage="decide", decides=secrets, names=names
            )
            decisions = yield ask
            self._opens.clear()
            decided += [(owner, given, decisions[given.name]) for given in secrets]
        for owner, given, decision in decided:
            if decision == "keep":
                scope.withhold(owner, given)
            else:
                scope.show(owner, given if decision == "show" else replace(given, value=decision["edit"]))
                self._unrevealed.discard((given.place, given.name, owner))
        for owner in PARTNERS:
            changed = [given.name for of, given, decision in decided if of == owner and decision != "show"]
            for part in scope.secrets(owner, made_of(self._script, changed)):
                scope.withhold(owner, part)
        if any(decision != "keep" for _, _, decision in decided):
            yield replace(self._ask(step, here), stage="shown")


@dataclass(frozen=True)
class Here:
    """Where in the blocks the walk stands: the place, and what a screen wants to know about it."""

    place: str = ""
    round: int = 0
    rounds: int = 0
    if_left: tuple[str, ...] = ()

    def below(self, segment: str) -> Here:
        return replace(self, place=f"{self.place}/{segment}" if self.place else segment)

    def inside(self, block: Block, segment: str) -> Here:
        return self.leaving(block).below(f"{block.id}.{segment}")

    def leaving(self, block: Block) -> Here:
        return replace(self, if_left=(block.if_left, *self.if_left)) if block.if_left else self
