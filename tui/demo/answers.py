"""The demo couple's answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from scripts import AwaitingAnswer, AwaitingFact, Json
from scripts.agreement_values import AgreementFact
from scripts.autoplay.random_answers import random_answer
from scripts.engine.labeled_lines import join_lines
from scripts.opening_closing_steps import KEEP_STEP, frame_name
from scripts.step_rendering import render_step
from store import Person
from tui.reports.statistics import SUPPORTED_STEP
from tui.session.conversation_session import ConversationSession
from tui.text.couple import Couple

ANA = Person("a", "Ana", "she", "her", "her", "amber", "●")
BEN = Person("b", "Ben", "he", "him", "his", "teal", "◆")


@dataclass
class DemoAnswers:
    """Ana and Ben's answers in one conversation, about one story.

    Attributes:
        general: Answers that fit every conversation.
        known_texts: Their agreements and notebook entries so far, so that none is repeated.
        next_actions: Pairs of outcome and next action after a look-back; one that is used moves to the end.
    """

    session: ConversationSession
    story: Mapping[str, Any]
    general: Mapping[str, Any]
    known_texts: Collection[str]
    next_actions: list[tuple[str, str]]
    moment: datetime
    chance: Random
    begins: str = "a"

    def __call__(self, state: AwaitingAnswer | AwaitingFact) -> Json:
        if isinstance(state, AwaitingFact):
            fact = self.session.resolve_fact(state)
            self.begins = fact if state.fact == "begins" else self.begins
            return fact
        if state.kind == "ask":
            return self._ask(state)
        if state.kind == "talk":
            return self._note(state)
        if state.kind == "agree":
            return self._agreement(state)
        if state.kind == "keep":
            return self._notebook_entry(state)
        if state.kind == "look_back":
            return self._look_back(state)
        if state.stage == "decide":
            return {given.name: "show" for given in state.to_reveal}
        return True

    def _ask(self, ask: AwaitingAnswer) -> Json:
        if self._name(ask) == KEEP_STEP:
            return "words" if self.chance.random() < 0.75 else "agreed"
        if ask.step.id == SUPPORTED_STEP:
            return self.chance.randint(4, 9)
        shape = ask.step.shape
        if shape is not None and shape.type == "choice":
            return self._choice(shape.choices)
        if shape is not None and shape.lines:
            return join_lines(shape, self.story[self._person(ask.of)])
        text = self._story_text(ask)
        if text is not None:
            return text
        couple = Couple.with_first((ANA, BEN), self.begins)
        return render_step(self.session.script, ask, couple.pronouns).starter or random_answer(
            ask, self.chance
        )

    def _choice(self, choices: Sequence[str]) -> str:
        """Pick a choice, usually one that continues the conversation."""
        for usual in ("yes", "speak", "thank_you", "win", "whole"):
            if usual in choices and self.chance.random() < 0.85:
                return usual
        likely = [choice for choice in choices if choice not in ("not_now", "later", "another_day", "rest")]
        return self.chance.choice(likely or list(choices))

    def _name(self, ask: AwaitingAnswer) -> str:
        """Return the step's name in the stories."""
        return frame_name(self.session.script, ask.step.id) or ask.step.id

    def _story_text(self, ask: AwaitingAnswer) -> Json:
        name = self._name(ask)
        if name in self.general:
            return self.chance.choice(self.general[name])
        if name in self.story:
            return self.story[name]
        if ask.of != "both":
            return self.story[self._person(ask.of)].get(name)
        together = self.general["together"].get(name)
        return together and self.chance.choice(together)

    def _note(self, ask: AwaitingAnswer) -> Json:
        text = self._story_text(ask) if ask.step.note else None
        return text if text is not None and self.chance.random() < 0.7 else True

    def _agreement(self, ask: AwaitingAnswer) -> Json:
        agreement = dict(self.story["agreement"])
        act = agreement["act"]
        if {act, *(self.general[change].get(act) for change in ("smaller", "change"))} & set(
            self.known_texts
        ):
            return None
        for name in ("who", "turn"):
            if agreement.get(name, "both") != "both":
                agreement[name] = "first" if agreement[name] == self.begins else "second"
        if ask.of not in ("both", agreement["who"]):
            return None
        soon = self.moment + timedelta(days=self.chance.choice((7, 10, 14)))
        agreement["look_back"] = soon.date().isoformat()
        return agreement

    def _notebook_entry(self, ask: AwaitingAnswer) -> Json:
        """Return a new notebook entry, None if none is left."""
        entries = self.general["kept"]
        texts = entries[ask.step.id] if ask.of == "both" else entries[self._person(ask.of)][ask.step.id]
        new = next((text for text in texts if text not in self.known_texts), None)
        return new and {"part": ask.step.part, "text": new}

    def _look_back(self, ask: AwaitingAnswer) -> Json:
        return self._after_a_setback(ask) if ask.step.carried else self._looked_back(ask)

    def _after_a_setback(self, ask: AwaitingAnswer) -> Json:
        """Make the agreement smaller, or else try it again."""
        about = AgreementFact.from_json(ask.agreement)
        smaller = self.general["smaller"].get(about.act)
        details = {
            name: self.chance.choice(self.general["together"][name]) for name in ("obstacle", "instead")
        }
        soon = (self.moment + timedelta(days=7)).date().isoformat()
        changed = {"next": "smaller", "words": {"act": smaller, **details}} if smaller else {"next": "go_on"}
        return {"agreement": about.id, **changed, "look_back": soon}

    def _looked_back(self, ask: AwaitingAnswer) -> Json:
        about = AgreementFact.from_json(ask.agreement)
        outcome, next_ = self._next_action(about)
        days = 35 if next_ == "rest" or about.rhythm else self.chance.choice((14, 21, 28))
        again = self.moment + timedelta(days=days)
        words = self._words(next_, about)
        return {
            "agreement": about.id,
            "outcome": outcome,
            "next": next_,
            "did": self.chance.choice(self.general["did_at_look_back"][outcome]),
            "landed": self.chance.choice(self.general["landed_at_look_back"][outcome]),
            **({"begins": "first"} if about.who == "both" else {}),
            **({"words": words} if words else {}),
            **({} if next_ == "let_go" else {"look_back": again.date().isoformat()}),
        }

    def _next_action(self, about: AgreementFact) -> tuple[str, str]:
        """Return the first pair that fits, and move it last."""
        found = next(each for each in self.next_actions if self._fits(each[1], about))
        self.next_actions.remove(found)
        self.next_actions.append(found)
        return found

    def _fits(self, next_: str, about: AgreementFact) -> bool:
        """Return whether a next action fits; recurring agreements always continue."""
        if next_ in ("rest", "let_go"):
            return not about.rhythm
        return next_ == "go_on" or bool(self._words(next_, about))

    def _words(self, next_: str, about: AgreementFact) -> Mapping[str, Json]:
        """Return the agreement changes of a next action."""
        if next_ == "hand_over" and about.who != "both":
            return {"who": "second" if about.who == self.begins else "first"}
        act = self.general.get(next_, {}).get(about.act)
        return {"act": act} if act else {}

    def _person(self, of: str) -> str:
        first = self.begins
        return first if of == "first" else ("b" if first == "a" else "a")
