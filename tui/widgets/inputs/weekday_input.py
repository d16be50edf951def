"""A weekday input, operated by numbers or arrows and Space."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from store.rules.recurrence import DAY_CODES
from tui.text.dates import week_order

_DAY_CELLS = 7


class WeekdayInput(Static, can_focus=True):
    """Weekdays by their iCalendar codes, such as MO (RFC 5545).

    They are in the order of the week here, and numbered from 1 in this order.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    WeekdayInput {
        width: 48; height: 1; margin-left: 2; color: $ink;
        &:focus { background: $panel; }
    }
    .-narrow WeekdayInput { width: 28; height: 2; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
        Binding("space", "mark", "Mark", show=False),
    ]

    at: reactive[int] = reactive(0, init=False)
    days: reactive[frozenset[str]] = reactive(frozenset(), init=False)

    @dataclass
    class DaysChanged(Message):
        """Sent when the chosen days change."""

        sender: WeekdayInput

    def __init__(self, days: Collection[str]) -> None:
        super().__init__(_content(frozenset(days)))
        self.set_reactive(WeekdayInput.days, frozenset(days))

    def watch_days(self) -> None:
        self._show()
        self.post_message(self.DaysChanged(self))

    def watch_at(self) -> None:
        self._show()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._show()

    def _show(self) -> None:
        self.update(_content(self.days, self.at if self.has_focus else None))

    def marked_cell(self) -> Offset:
        """Return the first cell of the current day."""
        row, column = divmod(self.at, max(self.size.width // _DAY_CELLS, 1))
        return self.content_region.offset + Offset(column * _DAY_CELLS, row)

    def action_move(self, by: int) -> None:
        self.at = (self.at + by) % len(DAY_CODES)

    def action_mark(self) -> None:
        self._change(self.at)

    def on_key(self, event: Key) -> None:
        if event.character and event.character in "1234567":
            event.stop()
            self._change(int(event.character) - 1)

    def on_click(self, event: Click) -> None:
        event.stop()
        self.focus()
        number = event.x // _DAY_CELLS + event.y * (self.size.width // _DAY_CELLS)
        if number < len(DAY_CODES):
            self._change(number)

    def _change(self, number: int) -> None:
        self.at = number
        self.days ^= {_codes()[number]}


def _codes() -> list[str]:
    return [DAY_CODES[day] for day in week_order()]


def _content(days: Collection[str], at: int | None = None) -> Content:
    return Content("").join(
        _cell(number, code, code in days, is_here=number == at) for number, code in enumerate(_codes())
    )


def _cell(number: int, code: str, is_chosen: bool, *, is_here: bool) -> Content:
    words = f"{number + 1} {code.capitalize()}{'✓' if is_chosen else ''}"
    look = " ".join(style for style, holds in (("bold", is_chosen), ("underline", is_here)) if holds)
    return Content.styled(words, look).pad_right(_DAY_CELLS - len(words))
