"""Agreement step: a note to fill in, then to say aloud."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from scripts import Json
from scripts.agreement_values import AgreementValue
from scripts.engine_types import PARTNERS
from tui.keys.command import Command
from tui.keys.commands import AGREE, READ_ALOUD
from tui.styled_text import literal
from tui.text.agreement_card import answered_card
from tui.text.dates import parse_stored_day
from tui.widgets.answers.agreement_missing_lines import missing_lines, missing_sentence
from tui.widgets.answers.agreement_read_aloud import ReadAloud
from tui.widgets.answers.staged_answer import Stage, StagedAnswer
from tui.widgets.inputs.agreement_fields import ACT, CHIP_LABELS, LOOK_BACK_DAYS, FormSetup
from tui.widgets.inputs.agreement_form import AgreementForm
from tui.widgets.inputs.date_stepper import DateStepper
from tui.widgets.inputs.enter_buttons import EnterButton
from tui.widgets.inputs.example_box import EXAMPLE_CHECK, ExampleBox
from tui.widgets.inputs.owner_options import BOTH, OwnerOptions
from tui.widgets.inputs.recurrence_input import NO_DAY_HINT, RecurrenceInput
from tui.widgets.inputs.weekday_input import WeekdayInput

FIRST_CHECK_IN_DAYS = 14
"""A new agreement is an experiment, so it isn't left alone for long."""
FIRST_CHECK_IN_TOO_LATE = "While it’s new, check in within two weeks. Pick {latest} or an earlier day."
REQUIRED_NOTE = "* please fill in"


class AgreeStep(StagedAnswer):
    """An agreement: its sentence, who does it, and when to check in.

    Chips add more lines.
    """

    continue_command = READ_ALOUD
    skip_label = "No agreement"
    can_skip = True

    DEFAULT_CSS: ClassVar[str] = """
    AgreeStep #required { height: auto; padding: 0 2; color: $muted; }
    """

    def compose_answer(self) -> Iterable[Widget]:
        with Stage():
            yield self._form(self.previous_fields(ACT))
            if set(self.question.ask.step.fields) & set(CHIP_LABELS):
                yield Static(literal(REQUIRED_NOTE), id="required")
        with Stage():
            yield ReadAloud()

    def _form(self, previous: dict[str, Json]) -> AgreementForm:
        question = self.question
        of, fields = question.ask.of, question.ask.step.fields
        color = question.couple.colour(of) if of in PARTNERS else ""
        setup = FormSetup(question.couple, question.today, color=color, required=fields)
        owner = self._owner_options(previous)
        day = DateStepper(
            parse_stored_day(previous.get("look_back")) or question.today + timedelta(days=LOOK_BACK_DAYS),
            question.today,
            latest=question.today + timedelta(days=FIRST_CHECK_IN_DAYS),
            too_late=FIRST_CHECK_IN_TOO_LATE,
            id="look-back",
        )
        return AgreementForm(self._act(previous), owner, previous, setup, day=day)

    def _act(self, previous: dict[str, Json]) -> ExampleBox:
        """Return the box for the act, perhaps with an example.

        The author's starter is an example until the couple has agreed on it.
        """
        question = self.question
        text = str(previous.get(ACT) or ("" if previous else question.starter))
        agreed = isinstance(question.previous, dict)
        return ExampleBox(
            text, example="" if agreed else question.example, beginning=question.beginning, id=ACT
        )

    def _owner_options(self, previous: dict[str, Json]) -> OwnerOptions:
        of, who = self.question.ask.of, previous.get("who")
        if of not in PARTNERS:
            return OwnerOptions(self.question.couple, who)
        return OwnerOptions(self.question.couple, BOTH if who == BOTH else of, (of, BOTH))

    @property
    def hint_above(self) -> str:
        """Put a hint below the note, where it's seen on a small screen, too."""
        return "#ways" if self.stage else "#chips"

    @property
    def enter_command(self) -> Command:
        """Return what Enter does at this stage."""
        return AGREE if self.stage else READ_ALOUD

    def current_value(self) -> dict[str, Json]:
        """Return the agreement, without empty fields."""
        return self.query_one(AgreementForm).value()

    def _agreed_value(self) -> dict[str, Json]:
        """Return the agreement as it is saved, without what repeats its starting text."""
        value = self.current_value()
        act = str(value.get(ACT, ""))
        return {**value, ACT: self.question.without_repeated_starter(act)} if act else value

    def missing_text(self) -> str:
        if self.stage:
            return ""
        form, act = self.query_one(AgreementForm), self.query_one(ExampleBox)
        if act.is_untouched:
            act.focus()
            return EXAMPLE_CHECK
        if missing := missing_lines(form, self.question):
            self.query_one(missing[0].selector).focus()
            return missing_sentence(missing)
        if form.lacks_days:
            self.query_one(WeekdayInput).focus()
            return NO_DAY_HINT
        return ""

    def focus_stage(self, stage: int) -> None:
        super().focus_stage(stage)
        self.query_one("#go-on", EnterButton).show(self.enter_command)
        if stage:
            couple, value = self.question.couple, AgreementValue.from_json(self._agreed_value())
            self.query_one(ReadAloud).show(answered_card(value, couple, self.question.today), couple)
            self.query_one("#go-on").focus()
        else:
            self.query_one(f"#{ACT}").focus()

    def post_answer(self) -> None:
        self.post_message(self.Answered(self._agreed_value()))

    def step_back(self) -> bool:
        """Go back a stage, or from an added line to the sentence."""
        return super().step_back() if self.stage else self.query_one(AgreementForm).step_back()

    @on(ReadAloud.Reworded)
    def _reword(self, event: ReadAloud.Reworded) -> None:
        event.stop()
        self.step_back()

    @on(OwnerOptions.OwnerChosen)
    def _owner_chosen(self, event: OwnerOptions.OwnerChosen) -> None:
        event.stop()
        self.query_one(AgreementForm).set_shared(event.owner == BOTH)
        self._save_draft()

    @on(TextArea.Changed)
    @on(RecurrenceInput.Changed)
    @on(DateStepper.DayChanged)
    def _field_changed(self, event: Message) -> None:
        event.stop()
        self._save_draft()

    def _save_draft(self) -> None:
        self.show_hint("")
        self.post_message(self.DraftChanged(json.dumps(self.current_value())))
