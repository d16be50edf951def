"""Random valid answers: plausible ones, hostile texts, and private marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from scripts import AwaitingAnswer, AwaitingFact, Json
from scripts.autoplay.random_answers import random_answer
from scripts.engine.list_items import items_from_texts
from scripts.engine.reveal_decisions import can_edit, one_for_each
from scripts.engine_types import ScopedAnswer

HOSTILE = (
    "{{ speaker }} {% for x in y %}",
    "[bold red]not markup[/]",
    "# A heading\n\n> and a quotation",
    "\x1b[31mred\x07 \u202eturned\u202c \ue0000\ue001",
    "no",
    "0",
    "null",
    "- yes: A label",
    "é\u0301 😀 " * 40,
    '"\\',
    "\ud800 alone",
    "**",
)
MARK = re.compile(r"mk\d+z")


class RandomCouple:
    """Random answers of a couple, marking private texts."""

    def __init__(self, seed: int, *, marks: bool = True) -> None:
        self.chance = Random(seed)
        self._marks = marks
        self._count = 0
        self._visits = 0

    def __call__(self, state: AwaitingAnswer | AwaitingFact) -> Json:
        if isinstance(state, AwaitingFact):
            return self._fact(state)
        value = random_answer(state, self.chance)
        if state.kind == "ask" and state.step.shape and state.step.shape.type == "text" and value is not None:
            return self._text(private=state.private)
        if state.stage == "decide":
            return one_for_each(state.to_reveal, [self._decision(given) for given in state.to_reveal])
        return value

    def _text(self, *, private: bool) -> str:
        plain = (
            self.chance.choice(HOSTILE) if self.chance.random() < 0.4 else f"word{self.chance.randint(0, 99)}"
        )
        return f"{plain} {self.next_mark()}" if private and self._marks else plain

    def next_mark(self) -> str:
        self._count += 1
        return f"mk{self._count}z"

    def _decision(self, given: ScopedAnswer) -> Json:
        decision = self.chance.choice(("show", "show", "keep", "keep", "edit"))
        if decision == "edit":
            return {"edit": f"edited {self.next_mark()}"} if can_edit(given) else "show"
        return decision

    def _fact(self, need: AwaitingFact) -> Json:
        if need.fact == "due":
            due = range(self.chance.randint(0, need.at_most))
            return [{"id": f"d{number}", "act": "Sit down", "who": "both"} for number in due]
        if need.fact == "visit":
            self._visits += 1
            return "over" if self._visits > 12 else random_answer(need, self.chance)
        if need.fact == "notebook":
            return items_from_texts(
                [f"Entry {number}" for number in range(self.chance.randint(0, need.at_most or 3))]
            )
        return random_answer(need, self.chance)


def with_reveal_rate(couple: RandomCouple, *, show: float) -> Callable[[AwaitingAnswer | AwaitingFact], Json]:
    """Return the couple's answers, with this share of them shown.

    The rest is withheld at each reveal.
    """

    def respond(state: AwaitingAnswer | AwaitingFact) -> Json:
        value = couple(state)
        if isinstance(state, AwaitingAnswer) and state.stage == "decide":
            rates = [couple.chance.random() for _ in state.to_reveal]
            return one_for_each(state.to_reveal, ["show" if rate < show else "keep" for rate in rates])
        return value

    return respond
