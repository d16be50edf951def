"""A look back at an agreement: each says how it was, both choose the word for it, and what becomes of it now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from scripts import Json
from tui.content import literal
from tui.text.couple import other_partner
from tui.text.look_back import OUTCOMES, UNMET
from tui.widgets.answers.agreement_next import NextActionStep, index_of
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question import Question
from tui.widgets.answers.staged import Stage
from tui.widgets.inputs.form_row import LineTextBox
from tui.widgets.inputs.option_row import OptionRow

NOTE_HINT = "{} may write a line that stays"
PROMPTS_FOR_ONE = (
    "{}, you first: what did you do, and what got in the way?",
    "{}, what was it like for you?",
)
"""What is asked of whose it is, and then of the other."""
PROMPTS_FOR_BOTH = (
    "{}, you first: what did you do, what got in the way, and what was it like for you?",
    "{}, the same for you: what did you do, what got in the way, and what was it like?",
)
"""What is asked of each where it is of both."""
OUTCOME_HINT = "None of these is a mark. Each of them is good to know."
UNMET_HINT = "That is worth knowing, and nobody has failed."
OUTCOME_STAGE = 2
"""The stage after those in which each of the two speaks."""


def look_back_answer(question: Question) -> AnswerBox:
    """The widget for a look-back: of what was carried in, only what becomes of it is asked."""
    return NextActionStep(question) if question.ask.step.carried else LookBackStep(question)


class LookBackStep(NextActionStep):
    """One note, looked at together; another time is as good."""

    skip_label = "Another time"
    action_stage: ClassVar[int] = OUTCOME_STAGE + 1

    def compose_answer(self) -> Iterable[Widget]:
        stood = self.previous_fields("did")
        yield from self.compose_card()
        couple, begins = self.question.couple, self._first_speaker
        for speaker, said, name in zip(
            (begins, other_partner(begins)), self._prompts(), ("did", "landed"), strict=True
        ):
            with Stage(classes=f"of-{couple.colour(speaker)}"):
                yield Static(literal(said), classes="say")
                yield LineTextBox(
                    str(stood.get(name) or ""), hint=NOTE_HINT.format(couple.name(speaker)), id=name
                )
        with Stage():
            yield Static(literal("Now choose the word for it together."), classes="say")
            chosen = index_of(OUTCOMES, stood.get("outcome"))
            yield OptionRow(list(OUTCOMES.values()), chosen=chosen, id="outcome")
            yield Static(literal(OUTCOME_HINT), classes="softly")
        yield from self.compose_next_action()

    @property
    def _first_speaker(self) -> str:
        """Who speaks first: whose it is, or of an agreement of both whoever begins today."""
        return "first" if self.owner == "both" else self.owner

    def _prompts(self) -> tuple[str, str]:
        """What is asked of the one who speaks first, and then of the other."""
        name, asked = self.question.couple.name, PROMPTS_FOR_BOTH if self.owner == "both" else PROMPTS_FOR_ONE
        return asked[0].format(name(self._first_speaker)), asked[1].format(
            name(other_partner(self._first_speaker))
        )

    @property
    def outcome(self) -> str | None:
        chosen = self.query_one("#outcome", OptionRow).chosen
        return None if chosen is None else list(OUTCOMES)[chosen]

    def current_value(self) -> dict[str, Json]:
        said = {name: self.query_one(f"#{name}", LineTextBox).text.strip() for name in ("did", "landed")}
        told: dict[str, Json] = {name: text for name, text in said.items() if text}
        if told and self.owner == "both":
            told["begins"] = self._first_speaker
        return {"outcome": self.outcome, **told, **super().current_value()}

    def next_action_question(self) -> str:
        kindly = f"{UNMET_HINT} " if self.outcome in UNMET else ""
        return f"{kindly}{super().next_action_question()}"

    def missing_text(self) -> str:
        if self.stage == OUTCOME_STAGE and self.outcome is None:
            self.query_one("#outcome").focus()
            return "Choose one word for it, together."
        return super().missing_text()
