"""Date step: suggested days, and an input for any other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.styled_text import literal
from tui.text.dates import day_words, suggested_days
from tui.text.typed_date import parse_day
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.inputs.line_input import QuietInput

DATE_EXAMPLE = "“Friday” or “May 1” or “in 3 weeks”"


class DateInput(QuietInput):
    """The input for another day; Up leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("up", "leave", "Up", show=False)]

    class Exited(Message):
        """Sent when Up is pressed."""

    def action_leave(self) -> None:
        self.post_message(self.Exited())


class DateAnswer(AnswerBox):
    """A suggested day by number, or another day in words."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    DateAnswer {
        & > DateInput { margin: 0 2 0 4; width: 1fr; }
        & > #understood { color: $muted; height: auto; margin-left: 5; }
    }
    .-narrow DateAnswer > DateInput { margin: 0 0 0 1; }
    .-narrow DateAnswer > #understood { margin-left: 2; }
    """

    empty_hint = "You haven’t picked a day. Press Enter again to skip."

    def compose_answer(self) -> Iterable[Widget]:
        today = self.question.today
        offered = suggested_days(today)
        self._days = [day for _, day in offered]
        width = max(len(name) for name, _ in offered)
        labels = [
            Content.assemble(f"{name:<{width}}   ", literal(day_words(day, today), "not bold $muted"))
            for name, day in offered
        ]
        chosen = next((day for day in self._days if day.isoformat() == self.question.draft), None)
        before = chosen or parse_day(str(self.question.previous or ""), today)
        other = before is not None and before not in self._days
        draft = "" if chosen else self.question.draft
        text = draft or (day_words(before, today) if before and other else "")
        at = len(labels) if text else self._days.index(before) if before else 0
        yield ChoiceList([*labels, "Another day"], cursor=at)
        yield DateInput(text, placeholder=DATE_EXAMPLE)
        yield Static(id="understood")

    def on_mount(self) -> None:
        (self.query_one(DateInput) if self._is_other_day else self.query_one(ChoiceList)).focus()
        self._show_date()

    @property
    def _is_other_day(self) -> bool:
        """Return whether the cursor is on "Another day"."""
        return self.query_one(ChoiceList).cursor == len(self._days)

    def _typed_day(self) -> date | None:
        return parse_day(self.query_one(DateInput).clean_value, self.question.today)

    @on(ChoiceList.CursorMoved)
    def _moved(self, event: ChoiceList.CursorMoved) -> None:
        event.stop()
        self.show_hint("")
        if event.index == len(self._days):
            self.query_one(DateInput).focus()
        else:
            self.post_message(self.DraftChanged(self._days[event.index].isoformat()))

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, DateInput):
            self.query_one(ChoiceList).cursor = len(self._days)

    @on(DateInput.Exited)
    def _left(self, event: DateInput.Exited) -> None:
        event.stop()
        choices = self.query_one(ChoiceList)
        choices.focus()
        choices.cursor = len(self._days) - 1

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.show_hint("")
        self._show_date()
        self.post_message(self.DraftChanged(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.submit()

    def _show_date(self) -> None:
        """Show the recognized day before it is submitted."""
        day = self._typed_day()
        words = day_words(day, self.question.today) if day else ""
        recognized = words if words != self.query_one(DateInput).clean_value else ""
        self.query_one("#understood", Static).update(literal(recognized))

    def submit(self) -> None:
        day = self._typed_day() if self._is_other_day else self._days[self.query_one(ChoiceList).cursor]
        if day:
            self.post_message(self.Answered(day.isoformat()))
        elif self.query_one(DateInput).clean_value:
            self.show_hint(f"Turnabout couldn’t read that date. Try {DATE_EXAMPLE}.")
        else:
            self.skip_or_hint(f"Type a day, like {DATE_EXAMPLE}, or choose one above.")
