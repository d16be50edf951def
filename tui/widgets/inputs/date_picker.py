"""Suggested days, a line to type another, and a calendar beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.message import Message
from textual.widgets import Input, Static

from tui.styled_text import literal
from tui.text.date_parsing import date_example, parse_day
from tui.text.dates import TOO_LATE, brief_day_words, date_words, day_words, weekday_name
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.inputs.date_input import DateInput
from tui.widgets.inputs.month_calendar import MonthCalendar

CALENDAR_FROM_CELLS = 60
"""The width from which a calendar fits beside the suggestions."""


class DatePicker(Horizontal):
    """A suggested day, or another one, typed or from the calendar.

    `days` are names and dates. `text` is what was typed before. `day` is the day to start with: without it, the first
    suggestion. The calendar is only there where it has room.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    DatePicker {
        height: auto;
        & > Vertical { width: 1fr; height: auto; }
        & DateInput { margin: 0 2 0 4; width: 1fr; }
        & #understood { color: $muted; height: auto; margin-left: 5; }
        & > MonthCalendar { margin-right: 1; }
        &.-tight > MonthCalendar { display: none; }
    }
    .-narrow DatePicker DateInput { margin: 0 0 0 1; }
    .-narrow DatePicker #understood { margin-left: 2; }
    .-narrow MonthCalendar, .-low MonthCalendar { display: none; }
    """

    @dataclass
    class Changed(Message):
        """Sent when another day is marked or typed, with its draft."""

        draft: str

    class Submitted(Message):
        """Sent when Enter is pressed in the line."""

    def __init__(
        self,
        days: Sequence[tuple[str, date]],
        today: date,
        *,
        day: date | None = None,
        text: str = "",
        earliest: date = date.min,
        latest: date = date.max,
        too_late: str = TOO_LATE,
    ) -> None:
        super().__init__()
        self._offered, self._days = tuple(days), [day for _, day in days]
        self._today, self._earliest, self._latest = today, earliest, latest
        self._too_late, self._first = too_late, day
        self._text = text or (day_words(day, today) if day and day not in self._days else "")

    def compose(self) -> ComposeResult:
        at = self._days.index(self._first) if self._first in self._days and not self._text else 0
        with Vertical():
            yield ChoiceList(
                [*day_labels(self._offered), "Another day"],
                cursor=len(self._days) if self._text else at,
            )
            yield DateInput(self._text)
            yield Static(id="understood")
        yield MonthCalendar(
            self._first or (self._days or [self._today])[0],
            self._today,
            earliest=self._earliest,
            latest=self._latest,
        )

    def on_mount(self) -> None:
        self._show_day()

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width < CALENDAR_FROM_CELLS, "-tight")

    def focus_choice(self) -> None:
        """Focus the line if it has the day, else the suggestions."""
        if self.is_other_day:
            line = self.query_one(DateInput)
            line.focus()
            line.cursor_position = len(line.value)
        else:
            self.query_one(ChoiceList).focus()

    def select_text(self) -> None:
        """Select the line's text, so that typing replaces it."""
        self.query_one(DateInput).action_select_all()

    @property
    def is_other_day(self) -> bool:
        """Return whether the cursor is on "Another day"."""
        return self.query_one(ChoiceList).cursor == len(self._days)

    @property
    def typed(self) -> str:
        """Return what the line holds."""
        return self.query_one(DateInput).clean_value

    @property
    def day(self) -> date | None:
        """Return the chosen day, if there is one."""
        if not self.is_other_day:
            return self._days[self.query_one(ChoiceList).cursor]
        day = parse_day(self.typed, self._today)
        return day if day and self._earliest <= day <= self._latest else None

    def missing_text(self) -> str:
        """Return why there is no chosen day, in a sentence or two."""
        if not self.typed:
            return f"Type a day, like {date_example()}, or choose one above."
        if day := parse_day(self.typed, self._today):
            words = day_words(day, self._today)
            if day < self._earliest:
                return f"{words} is too early. Pick {day_words(self._earliest, self._today)} or a later day."
            return self._too_late.format(day=words, latest=day_words(self._latest, self._today))
        return f"Turnabout couldn’t read that date. Try {date_example()}."

    @on(ChoiceList.CursorMoved)
    def _moved(self, event: ChoiceList.CursorMoved) -> None:
        event.stop()
        if event.index == len(self._days):
            if not self.query_one(MonthCalendar).has_focus:
                self.query_one(DateInput).focus()
        else:
            self.query_one(MonthCalendar).show(self._days[event.index])
            self.post_message(self.Changed(self._days[event.index].isoformat()))

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

    @on(MonthCalendar.DayPicked)
    def _picked(self, event: MonthCalendar.DayPicked) -> None:
        event.stop()
        line = self.query_one(DateInput)
        line.value = day_words(event.day, self._today)
        line.cursor_position = len(line.value)
        self.query_one(ChoiceList).cursor = len(self._days)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show_day()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted())

    def _show_day(self) -> None:
        """Show the recognized day before it is submitted."""
        day = parse_day(self.typed, self._today)
        words = day_words(day, self._today) if day else ""
        self.query_one("#understood", Static).update(literal(words if words != self.typed else ""))
        if day and not self.query_one(MonthCalendar).has_focus:
            self.query_one(MonthCalendar).show(day)


def day_labels(days: Sequence[tuple[str, date]]) -> list[Content]:
    """Return names with their dates, without repeating a weekday.

    The days are in the next few months, so the year isn't needed, and a short label leaves room for the calendar.
    """
    longest = max((len(name) for name, _ in days), default=0)
    return [
        Content.assemble(f"{name:<{longest}}   ", literal(_words(name, day), "not bold $muted"))
        for name, day in days
    ]


def _words(name: str, day: date) -> str:
    return date_words(day, day) if name.startswith(weekday_name(day)) else brief_day_words(day)
