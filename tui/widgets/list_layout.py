"""The layout of a list: which lines each row takes."""

from __future__ import annotations

from collections.abc import Iterable
from operator import eq
from typing import Any

from textual.geometry import clamp

from tui.widgets.list_rows import EDGE, Item, Line, ListRow, list_lines

NARROW = 56


class ListLayout:
    """Rows, and their lines once the width is known.

    Rows are counted from 0, headings included; only items can be marked. Below the width `narrow`, headings go above
    their rows.
    """

    def __init__(self, rows: Iterable[ListRow], *, margin: int, airy: bool, narrow: int = NARROW) -> None:
        self.rows: list[ListRow] = list(rows)
        self.lines: list[Line] = []
        self.left = 0
        self.airy = airy
        self._margin, self._narrow = margin, narrow
        self._width: int | None = None

    def discard_lines(self) -> None:
        """Lay out anew next time, even if the width is the same."""
        self._width = None

    def lay_out(self, width: int, *, blank_lines: bool) -> None:
        """Fit all rows to a width in cells, unless that's done."""
        if self._width != width:
            self._width = width
            self.left = self._margin if width >= self._narrow else 0
            room = max(width - self.left - 2 * EDGE, 1)
            lines = list_lines(self.rows, room, margin=self.left, blank_lines=blank_lines, airy=self.airy)
            self.lines = list(lines)

    def item(self, row: int | None) -> Item | None:
        """Return the item in a row, if there is one."""
        found = self.rows[row] if row is not None and row < len(self.rows) else None
        return found if isinstance(found, Item) else None

    def row_of(self, value: Any) -> int | None:
        """Return the row with a value, or with what has become of it."""
        for is_same in (eq, _has_id_of):
            for number, row in enumerate(self.rows):
                if isinstance(row, Item) and is_same(row.value, value):
                    return number
        return None

    def item_rows(self) -> list[int]:
        """Return the rows that can be marked."""
        return [number for number, row in enumerate(self.rows) if isinstance(row, Item)]

    def item_row_after(self, row: int | None, by: int) -> int | None:
        """Return the row this many items below, from the last to the first."""
        rows = self.item_rows()
        at = rows.index(row) + by if row in rows else 0
        return rows[at % len(rows)] if rows else None

    def lines_of(self, row: int) -> list[int]:
        """Return the numbers of a row's lines."""
        return [number for number, line in enumerate(self.lines) if line.row == row]

    def lines_with_heading(self, row: int) -> range:
        """Return a row's lines and those above it that belong to no row."""
        lines = self.lines_of(row)
        if not lines:
            return range(0)
        top = lines[0]
        while top and self.lines[top - 1].row is None:
            top -= 1
        return range(top, lines[-1] + 1)

    def row_at(self, line: int) -> int | None:
        """Return the row that a line belongs to."""
        return self.lines[line].row if 0 <= line < len(self.lines) else None

    def row_away(self, row: int, by: int) -> int:
        """Return the row this many lines below, or the closest one."""
        lines = self.lines_of(row)
        if not lines:
            return row
        goal = clamp(lines[0] + by, 0, len(self.lines) - 1)
        above = [line.row for line in self.lines[: goal + 1] if line.row is not None]
        return above[-1] if above else self.item_rows()[0]


def _has_id_of(one: Any, other: Any) -> bool:
    """Return whether both are the same thing, perhaps changed since."""
    return type(one) is type(other) and hasattr(one, "id") and bool(one.id == other.id)
