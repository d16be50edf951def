"""A date input for near days, stepped by arrow key, or opened to pick one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from tui.keys.command import Command
from tui.keys.input_commands import PICK_DAY, STEP_DAY
from tui.styled_text import literal
from tui.text.dates import TOO_LATE, day_words, days_ahead


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

    One step is `step_days` days. Space, a letter, a digit, or a click on the day asks the app for a screen to pick
    any day within a year, or up to `latest`.
    """

    DEFAULT_CSS = """
    DateStepper {
        width: auto; height: 1; color: $ink;
        & > Static { width: auto; height: 1; }
        & > StepArrow { color: $muted; padding: 0 1; }
        & > StepArrow:hover { color: $ink; }
        & > #day:hover { background: $hover; }
        &:focus > #day { background: $panel; text-style: bold; }
    }
    """

    KEYS: ClassVar[tuple[Command, ...]] = (STEP_DAY, PICK_DAY)
    FOOT_KEYS: ClassVar[tuple[Command, ...]] = (PICK_DAY,)  # ‹ and › beside the day stand for the arrows
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Earlier", show=False),
        Binding("right", "move(1)", "Later", show=False),
        Binding("space", "pick", "Pick", show=False),
    ]

    day: reactive[date] = reactive(date.min, init=False)

    class DayChanged(Message):
        """Sent when another day is chosen."""

    @dataclass
    class Stepped(Message):
        """Sent when an arrow is clicked."""

        by: int

    @dataclass
    class PickRequested(Message):
        """Sent to the app when they want to type a day or see a calendar.

        `typed` is what they typed so far, and `others` are the first and last day they can pick. `too_late` says why
        a later one is too late, with places for that `day` and the `latest`.
        """

        stepper: DateStepper
        today: date
        others: tuple[date, date]
        typed: str
        too_late: str = TOO_LATE

        def pick(self, day: date | None) -> None:
            """Take the picked day, if any."""
            if day and self.stepper.is_attached:
                self.stepper.pick(day)

    def __init__(
        self,
        day: date,
        today: date,
        *,
        max_days: int = 14,
        step_days: int = 1,
        latest: date | None = None,
        too_late: str = TOO_LATE,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._today, self._max_days, self._step_days = today, max_days, step_days
        self._latest, self._too_late = latest, too_late
        self._reach(day)
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

    def pick(self, day: date) -> None:
        """Take a day that was picked; steps then go as far, too."""
        self._reach(day)
        self.day = self._clamp(day)

    def _reach(self, day: date) -> None:
        ahead = min(day, self._others[1]) - self._today
        self._max_days = max(self._max_days, ahead.days)

    @property
    def _others(self) -> tuple[date, date]:
        """Return the first and the last day they can pick."""
        tomorrow, in_a_year = days_ahead(self._today)
        return tomorrow, self._latest or in_a_year

    def action_pick(self, typed: str = "") -> None:
        self.post_message(self.PickRequested(self, self._today, self._others, typed, self._too_late))

    def on_key(self, event: Key) -> None:
        if event.character and event.character.isalnum():
            event.stop()
            self.action_pick(event.character)

    @on(Click, "#day")
    def _day_clicked(self, event: Click) -> None:
        event.stop()
        self.focus()
        self.action_pick()

    def on_date_stepper_stepped(self, event: Stepped) -> None:
        event.stop()
        self.focus()
        self.action_move(event.by)

    def _clamp(self, day: date) -> date:
        earliest, latest = (self._today + timedelta(days=days) for days in (1, self._max_days))
        return min(max(day, earliest), latest)
