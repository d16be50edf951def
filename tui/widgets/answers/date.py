"""Answers that are a day: a few near ones to choose from, and a line for any other."""

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

from tui.content import typed
from tui.text.dates import day_words, offered_days, read_day
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.choice_list import Choices
from tui.widgets.inputs.line_input import Entry

EXAMPLE = "Friday, 1 May, in 3 weeks"


class DayEntry(Entry):
    """The line for another day; Up leaves it for the days that are offered."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("up", "leave", "Up", show=False)]

    class Left(Message):
        """Up was pressed."""

    def action_leave(self) -> None:
        self.post_message(self.Left())


class DateAnswer(AnswerBox):
    """A day: an offered one by its number, or another one in words."""

    DEFAULT_CSS = """
    DateAnswer {
        & > DayEntry { margin-left: 6; width: 1fr; }
        & > #understood { color: $muted; height: auto; margin-left: 7; }
    }
    """

    nothing_yet = "No day is written yet. Enter once more passes this one."

    def answering(self) -> Iterable[Widget]:
        today = self.question.today
        offered = offered_days(today)
        self._days = [day for _, day in offered]
        wide = max(len(name) for name, _ in offered)
        labels = [
            Content.assemble(f"{name:<{wide}}   ", typed(day_words(day, today), "not bold $muted"))
            for name, day in offered
        ]
        before = read_day(str(self.question.before or ""), today)
        other = before is not None and before not in self._days
        text = self.question.draft or (day_words(before, today) if before and other else "")
        at = len(labels) if text else self._days.index(before) if before else 0
        yield Choices([*labels, "Another day"], cursor=at)
        yield DayEntry(text, placeholder=EXAMPLE)
        yield Static(id="understood")

    def on_mount(self) -> None:
        (self.query_one(DayEntry) if self._other else self.query_one(Choices)).focus()
        self._tell()

    @property
    def _other(self) -> bool:
        """Whether the pointer stands on "Another day"."""
        return self.query_one(Choices).cursor == len(self._days)

    def _typed_day(self) -> date | None:
        return read_day(self.query_one(DayEntry).words, self.question.today)

    @on(Choices.Moved)
    def _moved(self, event: Choices.Moved) -> None:
        event.stop()
        self.wants("")
        if event.index == len(self._days):
            self.query_one(DayEntry).focus()

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, DayEntry):
            self.query_one(Choices).cursor = len(self._days)

    @on(DayEntry.Left)
    def _left(self, event: DayEntry.Left) -> None:
        event.stop()
        choices = self.query_one(Choices)
        choices.focus()
        choices.cursor = len(self._days) - 1

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.wants("")
        self._tell()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.go_on()

    def _tell(self) -> None:
        """Say which day was understood, before anybody goes on with it."""
        day = self._typed_day()
        words = day_words(day, self.question.today) if day else ""
        told = words if words != self.query_one(DayEntry).words else ""
        self.query_one("#understood", Static).update(typed(told))

    def go_on(self) -> None:
        day = self._typed_day() if self._other else self._days[self.query_one(Choices).cursor]
        if day:
            self.post_message(self.Answered(day.isoformat()))
        elif self.query_one(DayEntry).words:
            self.wants(f"That is no day that I can read. Write one {EXAMPLE}.")
        else:
            self.optional_or(f"Write a day {EXAMPLE}, or choose one above.")
