"""Columns of short texts, drawn by the widget they're in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Offset

from tui.styled_text import literal

LEAD_CELLS, MARK_CELLS, COLUMN_GAP = 2, 2, 1
"""The cells before a text, those of the check mark after it, and between two columns."""


@dataclass(frozen=True)
class Cell:
    """A text, marked if `chosen`, with a muted `note`."""

    text: str
    chosen: bool = False
    note: str = ""

    @property
    def content(self) -> Content:
        mark = " ✓" if self.chosen else ""
        note = literal(f"  {self.note}" if self.note else "", "not bold $soft")
        return Content.assemble(literal(f"{self.text}{mark}"), note)


class ColumnList:
    """Columns side by side, or stacked where they don't fit.

    `cursor` counts through all cells. `active` says whether the list has the keys; with `always` the
    cursor is shown even without them. `colour` is the role of the one who chooses.
    """

    def __init__(self, *, active: bool = False, always: bool = False, colour: str = "both") -> None:
        self.cursor, self.active, self._always, self._colour = 0, active, always, colour
        self._source_columns: tuple[tuple[Cell, ...], ...] = ()
        self._headings: tuple[str, ...] = ()
        self._natural: list[int] = []
        self._top = self._wide = self._high = 0

    def set_size(self, wide: int, high: int) -> None:
        """Set the size in cells and lines."""
        self._wide, self._high = wide, high

    def show(self, columns: Sequence[Sequence[Cell]], headings: Sequence[str] = (), cursor: int = 0) -> None:
        """Replace the cells and place the cursor."""
        self._source_columns, self._headings = tuple(tuple(column) for column in columns), tuple(headings)
        self._natural = [
            LEAD_CELLS + MARK_CELLS + COLUMN_GAP + max((_text_cells(cell) for cell in column), default=0)
            for column in self._source_columns
        ]
        self._top = 0
        self.cursor = min(cursor, max(sum(map(len, self._source_columns)) - 1, 0))

    @property
    def cells(self) -> list[Cell]:
        """Return all cells, column by column."""
        return [cell for column in self._source_columns for cell in column]

    @property
    def current_cell(self) -> Cell | None:
        """Return the cell at the cursor."""
        return self.cells[self.cursor] if self.cells else None

    def move_pointer(self, across: int, down: int) -> bool:
        """Move the cursor; return False at the edge."""
        columns = self._columns()
        column, row = self._place(columns, self.cursor)
        column, row = column + across, row + down
        if not 0 <= column < len(columns) or not columns[column]:
            return False
        if down and not 0 <= row < len(columns[column]):
            return False
        before = sum(map(len, columns[:column]))
        self.cursor = before + min(row, len(columns[column]) - 1)
        return True

    @property
    def cursor_place(self) -> Offset:
        """Return the first cell of the cursor."""
        column, row = self._place(self._columns(), self.cursor)
        has_headings = len(self._widths()) == len(self._headings)
        return Offset(sum(self._widths()[:column]), row - self._top + has_headings)

    def render_lines(self) -> list[Content]:
        """Return the visible lines."""
        columns, widths = self._columns(), self._widths()
        headings = self._headings if len(widths) == len(self._headings) else ()
        rows = max(self._high - bool(headings), 1)
        most = max(map(len, columns), default=0)
        _, row = self._place(columns, self.cursor)
        self._top = max(min(self._top, row, most - rows), row - rows + 1, 0)
        lines = [self._heading(headings, widths)] if headings else []
        for number in range(self._top, min(self._top + rows, most)):
            more = (number == self._top > 0, number == self._top + rows - 1 < most - 1)
            lines.append(self._line(columns, widths, number, more))
        return lines

    def _line(
        self, columns: list[tuple[Cell, ...]], widths: list[int], row: int, more: tuple[bool, bool]
    ) -> Content:
        parts, index = [], 0
        for column, wide in zip(columns, widths, strict=True):
            if row < len(column):
                parts.append(self._render_cell(column[row], wide, here=index + row == self.cursor))
            else:
                parts.append(Content(" " * wide))
            index += len(column)
        line = Content.assemble(*parts)
        above, below = more
        if above or below:
            line = Content.assemble(line.truncate(self._wide - 1, pad=True), "↑" if above else "↓")
        return line

    def _render_cell(self, cell: Cell, wide: int, *, here: bool) -> Content:
        text = cell.content.truncate(wide - COLUMN_GAP - LEAD_CELLS, ellipsis=True, pad=True)
        gap = " " * COLUMN_GAP
        if here and self.active:
            bar = Content.styled("▌ ", f"${self._colour}")
            drawn = Content.assemble(bar, text.stylize_before("bold $ink"))
            return Content.assemble(drawn.stylize_before(f"on ${self._colour}-tint2"), gap)
        if here and self._always:
            return Content.assemble("› ", text, gap).stylize_before("bold $ink on $sunk")
        return Content.assemble("  ", text.stylize_before("bold $ink") if cell.chosen else text, gap)

    def _heading(self, headings: Sequence[str], widths: list[int]) -> Content:
        return Content.assemble(
            *(
                Content.styled(f"{' ' * LEAD_CELLS}{heading}", "$muted").truncate(wide, pad=True)
                for heading, wide in zip(headings, widths, strict=True)
            )
        )

    def _columns(self) -> list[tuple[Cell, ...]]:
        """Return the columns side by side, or merged into one."""
        return list(self._source_columns) if sum(self._natural) <= self._wide else [tuple(self.cells)]

    def _widths(self) -> list[int]:
        if sum(self._natural) > self._wide or len(self._natural) == 1:
            return [self._wide]
        equal = self._wide // max(len(self._natural), 1)
        return [equal] * len(self._natural) if max(self._natural, default=0) <= equal else self._natural

    @staticmethod
    def _place(columns: Sequence[Sequence[Cell]], index: int) -> tuple[int, int]:
        for number, column in enumerate(columns):
            if index < len(column):
                return number, index
            index -= len(column)
        return 0, 0

    def point_at(self, x: int, y: int) -> bool:
        """Move the cursor here; return False if there's no cell."""
        columns, widths = self._columns(), self._widths()
        row = y + self._top - (1 if len(widths) == len(self._headings) else 0)
        left = index = 0
        for column, wide in zip(columns, widths, strict=True):
            if left <= x < left + wide and 0 <= row < len(column):
                self.cursor = index + row
                return True
            left, index = left + wide, index + len(column)
        return False


def _text_cells(cell: Cell) -> int:
    """Return the width of a cell, without its check mark."""
    return Cell(cell.text, note=cell.note).content.cell_length
