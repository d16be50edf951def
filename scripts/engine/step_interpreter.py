"""Interpretation of single steps: their requests and effects."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import replace

from scripts.agreement_sentence import agreement_sentence
from scripts.engine.list_items import needs_items, source_items
from scripts.engine.private_sources import source_answers
from scripts.engine.reveal_decisions import decision_on
from scripts.engine.scope import Scope
from scripts.engine.tree_position import Position
from scripts.engine_types import (
    PARTNERS,
    AwaitingAnswer,
    AwaitingFact,
    Finished,
    Json,
    Key,
    Partner,
    ScopedAnswer,
    partner_behind,
)
from scripts.model import MAX_ITEMS, AnswerShape, Script, Step
from scripts.opening_closing_steps import KEEP_STEP, frame_name

RequestGenerator = Generator[AwaitingAnswer | AwaitingFact, Json, None]
"""Generator of requests for answers and facts; it is sent their values."""


class StopConversation(Exception):
    """Raised by a `stop` step."""


class StepInterpreter:
    """The state of one run, and its step handlers."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._scope = Scope()
        self._opening_blocks: list[str] = []
        self._unrevealed: set[Key] = set()
        self._summary_keys: set[Key] = set()
        self._keep_choice: str | None = None
        self._drawn: dict[str, list[str]] = {}
        self._carried: Mapping[str, Json] | None = None
        self._begins = "a"
        self._agreements: dict[str, Mapping[str, Json]] = {}

    def final_state(self, *, stopped: bool) -> Finished:
        return Finished(
            stopped, self._keep_choice, frozenset(self._unrevealed), frozenset(self._summary_keys)
        )

    def _step(self, step: Step, position: Position) -> RequestGenerator:
        if step.kind == "reveal":
            yield from self._reveal(step, position)
        elif step.kind == "look_back":
            yield from self._look_back(step, position)
        elif step.kind == "draw":
            yield from self._draw(step, position)
        elif step.shape is not None and step.shape.chooses_agreements:
            yield from self._choose_agreements(step, position)
        else:
            ask = self._awaiting_answer(step, position)
            if needs_items(step.shape) and not ask.items:
                self._scope.bind_answer(self._scoped_answer(ask, None))
                return
            self._bind_answer(ask, (yield ask))
            if step.kind == "stop":
                raise StopConversation

    def _draw(self, step: Step, position: Position) -> RequestGenerator:
        cards = tuple(self._script.wordings[step.id].labels)
        drawn = self._drawn.setdefault(step.id, [])
        left = tuple(card for card in cards if card not in drawn)
        if not step.rest_days:
            left = left or cards
        card = None
        if left:
            card = yield AwaitingFact(position.place, step.id, "card", options=left, days=step.rest_days)
        self._scope.bind_answer(
            ScopedAnswer(step.id, card, AnswerShape("choice", choices=cards), "both", position.place)
        )
        if card is not None:
            drawn.append(card)
            yield self._awaiting_answer(step, position)
            self._opening_blocks.clear()

    def _choose_agreements(self, step: Step, position: Position) -> RequestGenerator:
        standing = yield AwaitingFact(position.place, step.id, "standing", at_most=MAX_ITEMS)
        there = {one["id"]: one for one in standing if not one.get("gone")}
        self._agreements |= there
        items = tuple((id_, agreement_sentence(one["act"], one.get("cue"))) for id_, one in there.items())
        owners = tuple(str(one.get("who") or "") for one in there.values())
        ask = replace(self._awaiting_answer(step, position), items=items, owners=owners)
        self._bind_answer(ask, (yield ask)) if items else self._scope.bind_answer(
            self._scoped_answer(ask, None)
        )

    def _chosen_agreements(self, step: Step) -> list[Mapping[str, Json]]:
        given = self._scope.view_for(None).look_up(step.about)
        value = given.value if isinstance(given, ScopedAnswer) else None
        chosen = value if isinstance(value, list) else [value]
        return [self._agreements[id_] for id_ in chosen if id_ in self._agreements]

    def _look_back(self, step: Step, position: Position) -> RequestGenerator:
        if step.carried:
            about = [self._carried] if self._carried else []
        elif step.about:
            about = self._chosen_agreements(step)
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
            decided += [(owner, given, decision_on(decisions, given.name, given.place)) for given in secrets]
        for owner, given, decision in decided:
            if decision == "keep":
                scope.withhold(owner, given)
            else:
                shared = given if decision == "show" else replace(given, value=decision["edit"])
                scope.reveal(owner, shared.without_unchosen_texts())
                self._unrevealed.discard((given.place, given.name, owner))
        for owner in PARTNERS:
            changed = [given.name for of, given, decision in decided if of == owner and decision != "show"]
            for part in scope.private_answers(owner, source_answers(self._script, changed)):
                scope.withhold(owner, part)
        if any(decision != "keep" for _, _, decision in decided):
            yield replace(self._awaiting_answer(step, position), stage="shown")

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
        """Return the partner behind a role, or "both"."""
        if role in ("both", "either"):
            return "both"
        return partner_behind(role, self._scope.speaker)

    def _scoped_answer(self, ask: AwaitingAnswer, value: Json) -> ScopedAnswer:
        return ScopedAnswer(ask.step.id, value, ask.step.shape, ask.of, ask.place, dict(ask.items))

    def _bind_answer(self, ask: AwaitingAnswer, value: Json) -> None:
        step = ask.step
        self._opening_blocks.clear()
        if frame_name(self._script, step.id) == KEEP_STEP:
            self._keep_choice = value
        if step.outcome:
            self._summary_keys.add(ask.key)
        if step.kind not in ("ask", "keep", "agree", "talk"):
            return
        # A talk step without a note binds no value.
        self._scope.bind_answer(
            self._scoped_answer(ask, None if value is True else value), private=ask.private
        )
        if ask.private:
            self._scope.unrevealed.add((ask.of, step.id))
            self._unrevealed.add(ask.key)
