"""A date input for near days, stepped by arrow key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from tui.styled_text import literal
from tui.text.dates import day_words


class StepArrow(Static):
    """A clickable arrow."""

    def __init__(self, sign: str, by: int) -> None:
        super().__init__(sign)
        self._by = by

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(DateStepper.Stepped(self._by))


class DateStepper(Horizontal, can_focus=True):
    """A day from tomorrow to `max_days` days after `today`.

    One step is `step_days` days.
    """

    DEFAULT_CSS = """
    DateStepper {
        width: auto; height: 1; color: $ink;
        & > Static { width: auto; height: 1; }
        & > StepArrow { color: $muted; padding: 0 1; }
        & > StepArrow:hover { color: $ink; }
        &:focus > #day { background: $panel; text-style: bold; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Earlier", show=False),
        Binding("right", "move(1)", "Later", show=False),
    ]

    day: reactive[date] = reactive(date.min, init=False)

    class DayChanged(Message):
        """Sent when another day is chosen."""

    @dataclass
    class Stepped(Message):
        """Sent when an arrow is clicked."""

        by: int

    def __init__(
        self, day: date, today: date, *, max_days: int = 14, step_days: int = 1, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._today, self._max_days, self._step_days = today, max_days, step_days
        self.set_reactive(DateStepper.day, self._clamp(day))

    def compose(self) -> ComposeResult:
        yield StepArrow("‹", -1)
        yield Static(self._label(self.day), id="day")
        yield StepArrow("›", 1)

    def watch_day(self, day: date) -> None:
        self.query_one("#day", Static).update(self._label(day))
        self.post_message(self.DayChanged())

    def _label(self, day: date) -> Content:
        return literal(day_words(day, self._today))

    def marked_cell(self) -> Offset:
        """Return the first cell of the day."""
        return self.query_one("#day").content_region.offset

    def action_move(self, by: int) -> None:
        self.day = self._clamp(self.day + timedelta(days=by * self._step_days))

    def on_date_stepper_stepped(self, event: Stepped) -> None:
        event.stop()
        self.focus()
        self.action_move(event.by)

    def _clamp(self, day: date) -> date:
        earliest, latest = (self._today + timedelta(days=days) for days in (1, self._max_days))
        return min(max(day, earliest), latest)
