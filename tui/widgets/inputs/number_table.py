"""A table of numbers, set with arrows and digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key, MouseScrollDown, MouseScrollUp
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.keys.command import Command
from tui.keys.input_commands import MOVE_NUMBER
from tui.styled_text import literal
from tui.widgets.inputs.digit_entry import DigitEntry
from tui.widgets.inputs.number_table_layout import NumberTableLayout

EMPTY_SIGN = "·"


class NumberTable(Widget, can_focus=True):
    """Grid of numbers; a digit sets one and moves on."""

    DEFAULT_CSS = "NumberTable { height: auto; color: $muted; margin: 0 2; }"

    KEYS: ClassVar[tuple[Command, ...]] = (MOVE_NUMBER,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(0, -1)", "Up", show=False),
        Binding("down", "move(0, 1)", "Down", show=False),
        Binding("left", "move(-1, 0)", "Left", show=False),
        Binding("right", "move(1, 0)", "Right", show=False),
        Binding("backspace,delete", "empty", "Empty", show=False),
    ]

    cell: reactive[tuple[int, int]] = reactive((0, 0))
    """The cursor as (row, column)."""

    class Moved(Message):
        """Sent when the cursor moves."""

    class Changed(Message):
        """Sent when a number is set or cleared."""

    def __init__(
        self,
        rows: Sequence[str],
        columns: Sequence[tuple[str, int, int]],
        numbers: Mapping[tuple[int, int], int],
        style: str,
    ) -> None:
        super().__init__()
        self._rows, self._columns, self._style = rows, columns, style
        self.numbers = dict(numbers)
        self._digits = self._new_entry()
        self._top = 0

    @property
    def empty_cells(self) -> list[tuple[int, int]]:
        """Return the cells without a number, row by row."""
        cells = [(row, column) for row in range(len(self._rows)) for column in range(len(self._columns))]
        return [cell for cell in cells if cell not in self.numbers]

    def watch_cell(self) -> None:
        self._digits = self._new_entry()
        self.post_message(self.Moved())

    @property
    def _layout(self) -> NumberTableLayout:
        return self._layout_for(self.size.width)

    def _layout_for(self, width: int) -> NumberTableLayout:
        return NumberTableLayout([name for name, _, _ in self._columns], width)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        layout = self._layout_for(width)
        labels = sum(len(layout.label_lines(literal(row))) for row in self._rows)
        return len(layout.headings(self.cell[1])) + labels

    def render(self) -> RenderResult:
        headings, lines = self._layout.headings(self.cell[1]), self._lines()
        height = max(self.size.height - len(headings), 1)
        here = [number for number, (row, _) in enumerate(lines) if row == self.cell[0]]
        top = max(min(self._top, len(lines) - height), here[-1] - height + 1, 0)
        self._top = min(top, here[0])
        end = min(self._top + height, len(lines))
        shown = [line for _, line in lines[self._top : end]]
        if self._top and here[0] != self._top:
            shown[0] = Content.assemble("↑", shown[0][1:])
        if end < len(lines) and here[0] != end - 1:
            shown[-1] = Content.assemble("↓", shown[-1][1:])
        return Content("\n").join([*headings, *shown])

    def marked_cell(self) -> Offset:
        """Return the place of the current number."""
        layout, (row, column) = self._layout, self.cell
        indent = layout.column_width - self._number(row, column).cell_length
        first = next(number for number, (of, _) in enumerate(self._lines()) if of == row)
        line = len(layout.headings(column)) + first - self._top
        return self.content_region.offset + Offset(layout.left_of(column) + indent // 2, line)

    def _lines(self) -> list[tuple[int, Content]]:
        """Return all lines with the rows they belong to; a long label has several."""
        layout, lines = self._layout, []
        for row, text in enumerate(self._rows):
            here = row == self.cell[0]
            first, *rest = layout.label_lines(literal(text, "bold $ink" if here else ""))
            numbers = (layout.centered(self._number(row, column)) for column in range(len(self._columns)))
            lines.append((row, Content.assemble("› " if here else "  ", first, *numbers)))
            lines += [(row, Content.assemble("  ", line)) for line in rest]
        return lines

    def _number(self, row: int, column: int) -> Content:
        number = self.numbers.get((row, column))
        text = EMPTY_SIGN if number is None else str(number)
        if (row, column) == self.cell:
            return Content.styled(
                f"[{text}]", f"bold {self._style} on $panel" if self.has_focus else "bold $ink"
            )
        return Content.styled(text, "" if number is None else "$ink")

    def _new_entry(self) -> DigitEntry:
        _, low, high = self._columns[self.cell[1]]
        return DigitEntry(low, high)

    def on_key(self, event: Key) -> None:
        if not event.character or event.character not in "0123456789":
            return
        event.stop()
        self._digits = self._digits.append(event.character)
        if self._digits.number is None:
            return
        self.numbers[self.cell] = self._digits.number
        if self._digits.is_complete:
            self._go_to_next()
        self.refresh()
        self.post_message(self.Changed())

    def _go_to_next(self) -> None:
        row, column = self.cell
        if column + 1 < len(self._columns):
            self.cell = (row, column + 1)
        elif row + 1 < len(self._rows):
            self.cell = (row + 1, 0)

    def action_move(self, across: int, down: int) -> None:
        row, column = self.cell
        row = min(max(row + down, 0), len(self._rows) - 1)
        self.cell = (row, min(max(column + across, 0), len(self._columns) - 1))

    def action_empty(self) -> None:
        self.numbers.pop(self.cell, None)
        self._digits = self._new_entry()
        self.refresh()
        self.post_message(self.Changed())

    def on_click(self, event: Click) -> None:
        """Move the cursor to the clicked cell.

        Another click there adds one; after the highest number comes the lowest.
        """
        event.stop()
        line = event.y - len(self._layout.headings(self.cell[1])) + self._top
        lines, column = self._lines(), self._layout.column_at(event.x)
        if not 0 <= line < len(lines):
            return
        cell = (lines[line][0], min(max(column, 0), len(self._columns) - 1))
        if cell == self.cell and column >= 0:
            _, low, high = self._columns[cell[1]]
            number = self.numbers.get(cell, high)
            self.numbers[cell] = number + 1 if number < high else low
            self.refresh()
            self.post_message(self.Changed())
        self.cell = cell

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.action_move(0, 1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.action_move(0, -1)
