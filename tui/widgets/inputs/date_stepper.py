"""A day not far away: left and right go a day back or on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from tui.content import typed
from tui.text.dates import day_words


class DayStep(Static):
    """One of the two arrows, for the mouse."""

    def __init__(self, sign: str, by: int) -> None:
        super().__init__(sign)
        self._by = by

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(NearDay.Stepped(self._by))


class NearDay(Horizontal, can_focus=True):
    """One day between tomorrow and `most` days from `today`; `every` is how many days one step is."""

    DEFAULT_CSS = """
    NearDay {
        width: auto; height: 1; color: $ink;
        & > Static { width: auto; height: 1; }
        & > DayStep { color: $muted; padding: 0 1; }
        & > DayStep:hover { color: $ink; }
        &:focus > #day { background: $panel; text-style: bold; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Earlier", show=False),
        Binding("right", "move(1)", "Later", show=False),
    ]

    day: reactive[date] = reactive(date.min)

    @dataclass
    class Stepped(Message):
        """An arrow was clicked."""

        by: int

    def __init__(
        self, day: date, today: date, *, most: int = 14, every: int = 1, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._today, self._most, self._every = today, most, every
        self.set_reactive(NearDay.day, self._within(day))

    def compose(self) -> ComposeResult:
        yield DayStep("‹", -1)
        yield Static(self._words(self.day), id="day")
        yield DayStep("›", 1)

    def watch_day(self, day: date) -> None:
        self.query_one("#day", Static).update(self._words(day))

    def _words(self, day: date) -> Content:
        return typed(day_words(day, self._today))

    def action_move(self, by: int) -> None:
        self.day = self._within(self.day + timedelta(days=by * self._every))

    def on_near_day_stepped(self, event: Stepped) -> None:
        event.stop()
        self.focus()
        self.action_move(event.by)

    def _within(self, day: date) -> date:
        earliest, latest = (self._today + timedelta(days=days) for days in (1, self._most))
        return min(max(day, earliest), latest)
