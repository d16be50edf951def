"""A month to pick a day from."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, MouseMove
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive

from tui.keys.command import Command
from tui.keys.input_commands import MOVE_DAY, MOVE_MONTH
from tui.styled_text import literal
from tui.text.dates import MONTHS, WEEKDAYS, week_order
from tui.widgets.painted_widget import Painted

DAY_CELLS = 4
WIDTH = 7 * DAY_CELLS
HEAD_LINES, WEEKS = 2, 6


class MonthCalendar(Painted, can_focus=True):
    """A month with one day marked, moved by the arrows or the mouse.

    Days before `earliest` or after `latest` are dots, and can't be chosen.
    """

    DEFAULT_CSS = f"""
    MonthCalendar {{ width: {WIDTH}; height: {HEAD_LINES + WEEKS}; color: $soft; }}
    """

    KEYS: ClassVar[tuple[Command, ...]] = (MOVE_DAY, MOVE_MONTH)
    FOOT_KEYS = KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Day before", show=False),
        Binding("right", "move(1)", "Day after", show=False),
        Binding("up", "move(-7)", "Week before", show=False),
        Binding("down", "move(7)", "Week after", show=False),
        Binding("pageup", "move_month(-1)", "Month before", show=False),
        Binding("pagedown", "move_month(1)", "Month after", show=False),
    ]

    day: reactive[date] = reactive(date.min, init=False)

    @dataclass
    class DayPicked(Message):
        """Sent when they mark another day."""

        day: date

    def __init__(self, day: date, today: date, *, earliest: date = date.min, latest: date = date.max) -> None:
        super().__init__()
        self._today, self._earliest, self._latest = today, earliest, latest
        self._hovered: date | None = None
        self.set_reactive(MonthCalendar.day, self._clamp(day))

    def show(self, day: date) -> None:
        """Mark a day without telling anyone."""
        self.day = self._clamp(day)

    def watch_day(self) -> None:
        self.repaint()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.repaint()

    def action_move(self, days: int) -> None:
        number = self.day.toordinal() + days
        self._pick(date.fromordinal(min(max(number, 1), date.max.toordinal())))

    def action_move_month(self, by: int) -> None:
        number = self.day.year * 12 + self.day.month - 1 + by
        year, month = number // 12, number % 12 + 1
        if MINYEAR <= year <= MAXYEAR:
            self._pick(date(year, month, min(self.day.day, monthrange(year, month)[1])))

    def _pick(self, day: date) -> None:
        self.day = self._clamp(day)
        self.post_message(self.DayPicked(self.day))

    def _clamp(self, day: date) -> date:
        return min(max(day, self._earliest), self._latest)

    # Places

    @property
    def _first_cell(self) -> int:
        """Return where the first of the month is in its week."""
        return (self.day.replace(day=1).weekday() - week_order()[0]) % 7

    def marked_cell(self) -> Offset:
        """Return the first cell of the marked day."""
        row, column = divmod(self._first_cell + self.day.day - 1, 7)
        return self.content_region.offset + Offset(column * DAY_CELLS, row + HEAD_LINES)

    def _day_at(self, x: int, y: int) -> date | None:
        number = (y - HEAD_LINES) * 7 + x // DAY_CELLS - self._first_cell + 1
        if y < HEAD_LINES or not 1 <= number <= monthrange(self.day.year, self.day.month)[1]:
            return None
        day = self.day.replace(day=number)
        return day if self._clamp(day) == day else None

    # The mouse

    def on_click(self, event: Click) -> None:
        event.stop()
        self.focus()
        if event.y == 0 and (event.x < DAY_CELLS or event.x >= WIDTH - DAY_CELLS):
            self.action_move_month(-1 if event.x < DAY_CELLS else 1)
        elif day := self._day_at(event.x, event.y):
            self._pick(day)

    def on_mouse_move(self, event: MouseMove) -> None:
        self._hover(self._day_at(event.x, event.y))

    def on_leave(self) -> None:
        self._hover(None)

    def _hover(self, day: date | None) -> None:
        if day != self._hovered:
            self._hovered = day
            self.repaint()

    # Painting

    def paint(self, width: int) -> Sequence[Content]:
        name = literal(
            f"{MONTHS[self.day.month - 1]} {self.day.year}".center(width - 2 * DAY_CELLS), "bold $ink"
        )
        head = Content.assemble(literal(" ‹  ", "$muted"), name, literal("  › ", "$muted"))
        days = literal("".join(f" {WEEKDAYS[number][:2]} " for number in week_order()), "$muted")
        cells = [*[Content(" " * DAY_CELLS)] * self._first_cell, *map(self._cell, self._numbers())]
        weeks = [Content("").join(cells[start : start + 7]) for start in range(0, WEEKS * 7, 7)]
        return [head, days, *weeks]

    def _numbers(self) -> range:
        return range(1, monthrange(self.day.year, self.day.month)[1] + 1)

    def _cell(self, number: int) -> Content:
        day = self.day.replace(day=number)
        if day == self.day:
            return literal(
                f"[{number:>2}]", f"bold {'$on-solid on $accent' if self.has_focus else '$ink on $line'}"
            )
        if self._clamp(day) != day:
            return literal("  · ", "$muted")
        look = f"{'underline ' if day == self._today else ''}{'$ink on $hover' if day == self._hovered else '$soft'}"
        return Content.assemble(" ", literal(f"{number:>2}", look), " ")
