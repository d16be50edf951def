"""Agreement step: wording, owner, and date, then a read-aloud."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static, TextArea

from prompts import trim
from scripts import Json
from scripts.agreement_types import AgreementValue
from tui.keys.commands import FEWER_FIELDS, MORE_FIELDS, SET_REPEAT
from tui.styled_text import literal
from tui.text.agreement_card import answered_card
from tui.text.dates import parse_stored_day
from tui.text.lists import listed
from tui.widgets.answers.agreement_read_aloud import ReadAloud
from tui.widgets.answers.staged_answer import Stage, StagedAnswer
from tui.widgets.inputs.agreement_fields import (
    END_FIELD,
    FIELD_LABELS,
    LOOK_BACK_DAYS,
    OPTIONAL_FIELD_NAMES,
    EndDateStepper,
    text_row,
)
from tui.widgets.inputs.date_stepper import DateStepper
from tui.widgets.inputs.form_row import FormRow
from tui.widgets.inputs.link_button import LinkButton
from tui.widgets.inputs.option_row import OptionRow
from tui.widgets.inputs.owner_options import OWNER_LABEL, OwnerOptions
from tui.widgets.inputs.recurrence_input import RecurrenceButton, RecurrenceInput
from tui.widgets.inputs.text_box import ExampleBox, TextBox

EXAMPLE_CHECK = "This is only an example. Write your own, or press Enter again to use it."
RECURRENCE = "rhythm"
REQUIRED_MARK = " *"
"""The end of a required field's label."""
REQUIRED_NOTE = "* please fill in"


class AgreeStep(StagedAnswer):
    """A short agreement form that grows on request."""

    skip_label = "No agreement"
    can_skip = True

    _warned_about_example = False
    """Whether the couple was asked to confirm an example.

    Repeated Enters must never accept an example as an agreement.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    AgreeStep {
        & FormRow { margin-top: 1; }
        & FormRow.day { margin-top: 0; }
        & FormRow.more { margin-top: 0; }
        & #further { height: auto; }
        & #offers { height: auto; padding: 0 2; }
        & #required { width: auto; color: $muted; margin: 1 0 0 0; }
        & #offers > Button { margin: 1 3 0 0; }
    }
    /* With all its lines and a three-line prompt, it fills the usual screen. */
    AgreeStep.-more {
        & ExampleBox { min-height: 3; padding: 0 2 0 1; }
        & #of-whom { margin-top: 0; }
        & #offers > Button { margin-top: 0; }
        & #required { margin-top: 0; }
        & > #ways { margin-top: 0; }
    }
    .-tall AgreeStep.-more #of-whom { margin-top: 1; }
    .-narrow AgreeStep #offers { layout: vertical; }
    .-wide AgreeStep FormRow.repeat { layout: vertical; }  /* the days of a week need the whole width */
    .-wide AgreeStep FormRow.repeat > RecurrenceInput { margin-left: 2; }
    """

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        previous = self.previous_fields("act")
        open_now = {
            name for name in OPTIONAL_FIELD_NAMES if name in question.ask.step.fields or previous.get(name)
        }
        self.set_class(open_now == set(OPTIONAL_FIELD_NAMES), "-more")
        with Stage():
            yield self._act(previous)
            with Vertical(id="further"):
                yield from (self._optional_field(name, previous) for name in FIELD_LABELS if name in open_now)
            yield FormRow(f"{OWNER_LABEL}{REQUIRED_MARK}", self._owner_options(previous), id="of-whom")
            is_recurring = RECURRENCE in question.ask.step.fields or bool(previous.get(RECURRENCE))
            if is_recurring:
                yield self._recurrence_row(previous)
            yield FormRow("Check in on", self._look_back_day(previous), classes="day", id="look-again")
            if END_FIELD in open_now:
                yield self._optional_field(END_FIELD, previous)
            with Horizontal(id="offers"):
                if open_now != set(OPTIONAL_FIELD_NAMES):
                    yield LinkButton(MORE_FIELDS.label, MORE_FIELDS, id="more")
                if not is_recurring:
                    yield RecurrenceButton("Repeat: never", SET_REPEAT, id="how-often")
                yield Static(literal(REQUIRED_NOTE), id="required")
        with Stage():
            yield ReadAloud()

    def _act(self, previous: dict[str, Json]) -> ExampleBox:
        """Return the box for the act, perhaps with an example.

        The author's starter is an example until the couple has agreed on it.
        """
        text = str(previous.get("act") or ("" if previous else self.question.starter))
        agreed = isinstance(self.question.previous, dict)
        question = self.question
        return ExampleBox(
            text, example="" if agreed else question.example, beginning=question.beginning, id="act"
        )

    def _optional_field(self, name: str, previous: dict[str, Json]) -> FormRow:
        mark = REQUIRED_MARK if name in self.question.ask.step.fields else ""
        if name == END_FIELD:
            return FormRow(
                f"Ends on{mark}",
                EndDateStepper(parse_stored_day(previous.get(END_FIELD)), self.question.today),
                classes=f"more field-{END_FIELD}",
            )
        return text_row(name, str(previous.get(name) or ""), mark=mark)

    def _owner_options(self, previous: dict[str, Json]) -> OwnerOptions:
        of, who = self.question.ask.of, previous.get("who")
        if of not in ("first", "second"):
            return OwnerOptions(self.question.couple, who)
        return OwnerOptions(self.question.couple, "both" if who == "both" else of, (of, "both"))

    def _recurrence_row(self, previous: dict[str, Json]) -> FormRow:
        question = self.question
        often = RecurrenceInput(
            previous.get(RECURRENCE),
            previous.get("turn"),
            question.couple,
            question.today,
            is_shared=previous.get("who") == "both",
            id=RECURRENCE,
        )
        mark = REQUIRED_MARK if RECURRENCE in question.ask.step.fields else ""
        return FormRow(f"Repeat{mark}", often, classes="more repeat")

    def _look_back_day(self, previous: dict[str, Json]) -> DateStepper:
        today = self.question.today
        return DateStepper(
            parse_stored_day(previous.get("look_back")) or today + timedelta(days=LOOK_BACK_DAYS),
            today,
            id="look-back",
        )

    def _current_value(self) -> dict[str, Json]:
        """Return the agreement, without empty or hidden fields."""
        who = self.query_one(OwnerOptions).owner
        texts = {str(box.id): trim(box.text) for box in self.query(TextBox)}
        value: dict[str, Json] = {name: texts[name] for name in ("act", *FIELD_LABELS) if texts.get(name)}
        if who is not None:
            value["who"] = who
        value["look_back"] = self.query_one("#look-back", DateStepper).day.isoformat()
        for ending in self.query(EndDateStepper):
            if ending.end:
                value[END_FIELD] = ending.end.isoformat()
        for often in self.query(RecurrenceInput):
            value |= often.value
        return value

    def missing_text(self) -> str:
        if self.stage:
            return ""
        value = self._current_value()
        if self.query_one(ExampleBox).is_untouched and not self._warned_about_example:
            self._warned_about_example = True
            self.query_one(ExampleBox).focus()
            return EXAMPLE_CHECK
        if missing := self._missing_fields(value):
            self.query_one(missing[0][0]).focus()
            names = listed([name for _, name in missing])
            return f"Please also fill in {names}. You can also leave without an agreement."
        return next((hint for often in self.query(RecurrenceInput) if (hint := often.missing_text())), "")

    def _missing_fields(self, value: dict[str, Json]) -> list[tuple[str, str]]:
        """Return the selectors and names of all required fields left empty."""
        required, missing = self.question.ask.step.fields, list[tuple[str, str]]()
        if self.question.is_unanswered(str(value.get("act", ""))):
            missing.append(("#act", "what you’ll do"))
        for name, (label, _) in FIELD_LABELS.items():
            if name in required and name not in value:
                missing.append((f"#{name}", f"“{label}”"))
        if "who" not in value:
            missing.append(("#whose", "who does it"))
        is_weekly_without_days = any(often.lacks_days for often in self.query(RecurrenceInput))
        if RECURRENCE in required and RECURRENCE not in value and not is_weekly_without_days:
            missing.append(("#often", "how often it repeats"))
        if END_FIELD in required and END_FIELD not in value:
            missing.append((f"#{END_FIELD}", "the day it ends"))
        return missing

    def focus_stage(self, stage: int) -> None:
        super().focus_stage(stage)
        if stage:
            self._show_card()

    def _show_card(self) -> None:
        couple, value = self.question.couple, AgreementValue.from_json(self._current_value())
        self.query_one(ReadAloud).show(answered_card(value, couple, self.question.today), couple)
        self.query_one("#go-on").focus()

    def post_answer(self) -> None:
        self.post_message(self.Answered(self._current_value()))

    @on(Button.Pressed, "#more")
    async def _toggle_more(self, event: Button.Pressed) -> None:
        event.stop()
        if self.has_class("-more"):
            await self._close_more()
        else:
            await self._open_more()

    async def _close_more(self) -> None:
        """Hide the optional fields without text."""
        value, required = self._current_value(), self.question.ask.step.fields
        for name in OPTIONAL_FIELD_NAMES:
            if name not in value and name not in required:
                await self.query(FormRow).filter(f".field-{name}").remove()
        self.remove_class("-more")
        button = self.query_one("#more", LinkButton)
        button.show(MORE_FIELDS)
        button.focus()

    async def _open_more(self) -> None:
        self.query_one("#more", LinkButton).show(FEWER_FIELDS)
        self.add_class("-more")
        previous, shown_fields = self._current_value(), {str(box.id) for box in self.query(TextBox)}
        further = self.query_one("#further")
        await further.remove_children()
        await further.mount_all(self._optional_field(name, previous) for name in FIELD_LABELS)
        if not self.query(EndDateStepper):
            await self.query(Stage)[0].mount(self._optional_field(END_FIELD, {}), after="#look-again")
        first = next(name for name in OPTIONAL_FIELD_NAMES if name not in shown_fields)
        self.query_one(f"#{first}").focus(scroll_visible=False)
        self.call_after_refresh(self.keep_in_view)

    @on(Button.Pressed, "#how-often")
    async def _open_how_often(self, event: Button.Pressed) -> None:
        event.stop()
        event.button.display = False
        await self.query(Stage)[0].mount(self._recurrence_row(self._current_value()), after="#of-whom")
        self.query_one("#often").focus(scroll_visible=False)
        self.call_after_refresh(self.keep_in_view)

    def step_back(self) -> bool:
        """Go back a stage, or from the added fields to the form."""
        if self.stage:
            return super().step_back()
        focused = self.screen.focused
        around = {widget.id for widget in focused.ancestors_with_self} if focused else set()
        if RECURRENCE in around and self.query("#how-often"):
            self._leave_recurrence()
        elif self.has_class("-more") and around & {"further", END_FIELD}:
            self.run_worker(self._close_more())
        else:
            return False
        return True

    def _leave_recurrence(self) -> None:
        """Go back to the form, and close what was left at "once"."""
        often, button = self.query_one(RecurrenceInput), self.query_one("#how-often")
        if often.value:
            self.query_one("#look-back").focus()
            return
        button.display = True
        button.focus()
        if row := next((row for row in self.query(FormRow) if often in row.query("*")), None):
            row.remove()

    @on(ReadAloud.Reworded)
    def _reword(self, event: ReadAloud.Reworded) -> None:
        event.stop()
        self.step_back()

    @on(TextArea.Changed)
    def _typing(self, event: TextArea.Changed) -> None:
        event.stop()
        self._save_draft()

    @on(OptionRow.OptionChosen)
    def _chosen(self, event: OptionRow.OptionChosen) -> None:
        event.stop()
        for often in self.query(RecurrenceInput):
            often.set_shared(self.query_one(OwnerOptions).owner == "both")
        self._save_draft()

    @on(RecurrenceInput.Changed)
    @on(DateStepper.DayChanged)
    def _field_changed(self, event: Message) -> None:
        event.stop()
        self._save_draft()

    def _save_draft(self) -> None:
        self.show_hint("")
        self.post_message(self.DraftChanged(json.dumps(self._current_value())))
