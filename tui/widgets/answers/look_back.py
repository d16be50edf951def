"""Look-back step: both reflect, then agree what happens next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from prompts import trim
from scripts import Json
from tui.styled_text import literal
from tui.text.couple import other_partner
from tui.text.look_back import OUTCOMES, UNMET
from tui.widgets.answers.agreement_next_action import NextActionStep, index_of
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.staged_answer import Stage
from tui.widgets.inputs.form_row import LineTextBox
from tui.widgets.inputs.option_row import OptionRow

NOTE_HINT = "{}, you can add a note"
PROMPTS_FOR_ONE = (
    "{}, you first. What did you do, and what got in the way?",
    "{}, what was it like for you?",
)
"""Prompts for the owner, and then for the other partner."""
PROMPTS_FOR_BOTH = (
    "{}, you first. How did it go, and what got in the way?",
    "{}, how did it go for you, and what got in the way?",
)
"""Prompts for each partner on a shared agreement."""
OUTCOME_HINT = "This isn’t a grade. Any answer is helpful."
UNMET_HINT = "That’s good to know, and nobody failed."
OUTCOME_STAGE = 2
"""The stage after the two in which the partners speak."""


def look_back_answer(question: Question) -> AnswerBox:
    """Return the widget for a look-back.

    An agreement that was carried in or chosen only needs the next action.
    """
    return NextActionStep(question) if question.ask.step.asks_only_next else LookBackStep(question)


class LookBackStep(NextActionStep):
    """A look-back at one agreement, which can be postponed."""

    @dataclass
    class SpeakerChanged(Message):
        """Sent at each stage; `of` is who speaks, "both" from the choice of a word on."""

        of: str

    DEFAULT_CSS: ClassVar[str] = "LookBackStep > #wanted { margin-top: 0; }"

    skip_label = "Not now"
    action_stage: ClassVar[int] = OUTCOME_STAGE + 1

    def compose_answer(self) -> Iterable[Widget]:
        previous = self.previous_fields("did")
        yield from self.compose_card()
        couple, begins = self.question.couple, self._first_speaker
        for speaker, prompt, name in zip(
            (begins, other_partner(begins)), self._prompts(), ("did", "landed"), strict=True
        ):
            with Stage(classes=f"of-{couple.colour(speaker)}"):
                yield Static(literal(prompt), classes="say")
                yield LineTextBox(
                    str(previous.get(name) or ""), hint=NOTE_HINT.format(couple.name(speaker)), id=name
                )
        with Stage():
            yield Static(literal("Which word fits best? Choose it together."), classes="say")
            chosen = index_of(OUTCOMES, previous.get("outcome"))
            yield OptionRow(list(OUTCOMES.values()), chosen=chosen, id="outcome")
            yield Static(literal(OUTCOME_HINT), classes="softly", id="no-grade")
        yield from self.compose_next_action()

    def focus_stage(self, stage: int) -> None:
        """Tell the screen who speaks at this stage."""
        super().focus_stage(stage)
        begins = self._first_speaker
        speakers = (begins, other_partner(begins), "both")
        self.post_message(self.SpeakerChanged(speakers[min(stage, OUTCOME_STAGE)]))

    @property
    def _first_speaker(self) -> str:
        """Return who speaks first: the owner, or today's first partner."""
        return "first" if self.owner == "both" else self.owner

    def _prompts(self) -> tuple[str, str]:
        """Return the prompts for the first and the second speaker."""
        name, asked = self.question.couple.name, PROMPTS_FOR_BOTH if self.owner == "both" else PROMPTS_FOR_ONE
        return asked[0].format(name(self._first_speaker)), asked[1].format(
            name(other_partner(self._first_speaker))
        )

    @property
    def outcome(self) -> str | None:
        chosen = self.query_one("#outcome", OptionRow).chosen
        return None if chosen is None else list(OUTCOMES)[chosen]

    def current_value(self) -> dict[str, Json]:
        texts = {name: trim(self.query_one(f"#{name}", LineTextBox).text) for name in ("did", "landed")}
        notes: dict[str, Json] = {name: text for name, text in texts.items() if text}
        if notes and self.owner == "both":
            notes["begins"] = self._first_speaker
        return {"outcome": self.outcome, **notes, **super().current_value()}

    def next_action_question(self) -> str:
        kindly = f"{UNMET_HINT} " if self.outcome in UNMET else ""
        return f"{kindly}{super().next_action_question()}"

    def show_hint(self, sentence: str) -> None:
        """Show a hint where the word of comfort was, so that nothing moves."""
        super().show_hint(sentence)
        self.query_one("#no-grade").display = not sentence

    def missing_text(self) -> str:
        if self.stage == OUTCOME_STAGE and self.outcome is None:
            self.query_one("#outcome").focus()
            return "Please choose one word together."
        return super().missing_text()
