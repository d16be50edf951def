"""A look back at an agreement: each says how it was, both choose the word for it, and what becomes of it now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from scripts import Json
from tui.content import typed
from tui.text.couple import other
from tui.text.look_back import OUTCOMES, SLIPPED
from tui.widgets.answers.agreement_next import BecomingStep, index_of
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question import Question
from tui.widgets.answers.staged import Stage
from tui.widgets.inputs.form_row import LineBox
from tui.widgets.inputs.option_row import Options

A_LINE = "{} may write a line that stays"
ONE = ("{}, you first: what did you do, and what got in the way?", "{}, what was it like for you?")
"""What is asked of whose it is, and then of the other."""
BOTH = (
    "{}, you first: what did you do, what got in the way, and what was it like for you?",
    "{}, the same for you: what did you do, what got in the way, and what was it like?",
)
"""What is asked of each where it is of both."""
NOT_A_MARK = "None of these is a mark. Each of them is good to know."
NO_FAILURE = "That is worth knowing, and nobody has failed."
OUTCOME = 2
"""The stage after those in which each of the two speaks."""


def look_back(question: Question) -> AnswerBox:
    """The widget for a look-back: of what was carried in, only what becomes of it is asked."""
    return BecomingStep(question) if question.ask.step.carried else LookBackStep(question)


class LookBackStep(BecomingStep):
    """One note, looked at together; another time is as good."""

    passing_words = "Another time"
    what_next: ClassVar[int] = OUTCOME + 1

    def answering(self) -> Iterable[Widget]:
        stood = self.stood("did")
        yield from self.beginning()
        couple, begins = self.question.couple, self._begins
        for speaker, said, name in zip((begins, other(begins)), self._said(), ("did", "landed"), strict=True):
            with Stage(classes=f"of-{couple.colour(speaker)}"):
                yield Static(typed(said), classes="say")
                yield LineBox(str(stood.get(name) or ""), hint=A_LINE.format(couple.name(speaker)), id=name)
        with Stage():
            yield Static(typed("Now choose the word for it together."), classes="say")
            chosen = index_of(OUTCOMES, stood.get("outcome"))
            yield Options(list(OUTCOMES.values()), chosen=chosen, id="outcome")
            yield Static(typed(NOT_A_MARK), classes="softly")
        yield from self.becoming()

    @property
    def _begins(self) -> str:
        """Who speaks first: whose it is, or of an agreement of both whoever begins today."""
        return "first" if self.doer == "both" else self.doer

    def _said(self) -> tuple[str, str]:
        """What is asked of the one who speaks first, and then of the other."""
        name, asked = self.question.couple.name, BOTH if self.doer == "both" else ONE
        return asked[0].format(name(self._begins)), asked[1].format(name(other(self._begins)))

    @property
    def outcome(self) -> str | None:
        chosen = self.query_one("#outcome", Options).chosen
        return None if chosen is None else list(OUTCOMES)[chosen]

    def now(self) -> dict[str, Json]:
        said = {name: self.query_one(f"#{name}", LineBox).text.strip() for name in ("did", "landed")}
        told: dict[str, Json] = {name: text for name, text in said.items() if text}
        if told and self.doer == "both":
            told["begins"] = self._begins
        return {"outcome": self.outcome, **told, **super().now()}

    def asking_what_now(self) -> str:
        kindly = f"{NO_FAILURE} " if self.outcome in SLIPPED else ""
        return f"{kindly}{super().asking_what_now()}"

    def missing(self) -> str:
        if self.stage == OUTCOME and self.outcome is None:
            self.query_one("#outcome").focus()
            return "Choose one word for it, together."
        return super().missing()
