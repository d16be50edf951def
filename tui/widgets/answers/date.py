"""Date step: suggested days, and any other."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from tui.text.date_parsing import parse_day
from tui.text.dates import suggested_days
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.date_picker import DatePicker


class DateAnswer(AnswerBox):
    """A suggested day by number, or another day."""

    empty_hint = "You haven’t picked a day. Press Enter again to skip."

    def compose_answer(self) -> Iterable[Widget]:
        today, draft = self.question.today, self.question.draft
        days = suggested_days(today)
        chosen = next((day for _, day in days if day.isoformat() == draft), None)
        before = chosen or parse_day(str(self.question.previous or ""), today)
        yield DatePicker(days, today, day=before, text="" if chosen else draft)

    def on_mount(self) -> None:
        self.query_one(DatePicker).focus_choice()

    @on(DatePicker.Changed)
    def _changed(self, event: DatePicker.Changed) -> None:
        event.stop()
        self.show_hint("")
        self.post_message(self.DraftChanged(event.draft))

    @on(DatePicker.Submitted)
    def _submitted(self, event: DatePicker.Submitted) -> None:
        event.stop()
        self.submit()

    def submit(self) -> None:
        picker = self.query_one(DatePicker)
        if day := picker.day:
            self.post_message(self.Answered(day.isoformat()))
        elif picker.typed:
            self.show_hint(picker.missing_text())
        else:
            self.skip_or_hint(picker.missing_text())
