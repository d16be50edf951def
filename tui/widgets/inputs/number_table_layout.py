"""Where the columns of a number table stand, and their headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from tui.styled_text import literal

POINTER_CELLS = 2
"""Cells before a row's label, for the pointer or an arrow."""
MAX_COLUMN_CELLS, MIN_COLUMN_CELLS = 14, 5
MIN_LABEL_CELLS = 4


@dataclass(frozen=True)
class NumberTableLayout:
    """The columns of a table that is `width` cells wide.

    All columns are equally wide; the labels of the rows get the rest.
    """

    names: Sequence[str]
    width: int

    @property
    def column_width(self) -> int:
        """Return the width of a column in cells."""
        natural = max(map(len, self.names)) + 2
        room = (self.width - POINTER_CELLS) * 3 // 5 // len(self.names)
        return max(min(natural, room, MAX_COLUMN_CELLS), MIN_COLUMN_CELLS)

    @property
    def label_width(self) -> int:
        """Return the width of the rows' labels in cells."""
        return max(self.width - POINTER_CELLS - self.column_width * len(self.names), MIN_LABEL_CELLS)

    def left_of(self, column: int) -> int:
        """Return the first cell of a column."""
        return POINTER_CELLS + self.label_width + column * self.column_width

    def column_at(self, x: int) -> int:
        """Return the column at a cell, negative left of the first one."""
        return (x - self.left_of(0)) // self.column_width

    def headings(self, current: int) -> list[Content]:
        """Return the columns' names in one or two lines, the current one bold."""
        names = [self._heading(name, is_current=n == current) for n, name in enumerate(self.names)]
        lines = max(map(len, names))
        blank = [Content("")]
        padded = [blank * (lines - len(name)) + name for name in names]
        return [
            Content.assemble(" " * self.left_of(0), *(self.centered(name[line]) for name in padded))
            for line in range(lines)
        ]

    def label_lines(self, label: Content) -> list[Content]:
        """Return a row's label in as many lines as it needs."""
        wide = self.label_width
        return [line.truncate(wide, pad=True) for line in label.wrap(wide - 1)] or [Content(" " * wide)]

    def centered(self, content: Content) -> Content:
        """Return a content padded to a column's width."""
        left = (self.column_width - content.cell_length) // 2
        return content.pad(left, self.column_width - content.cell_length - left)

    def _heading(self, name: str, *, is_current: bool) -> list[Content]:
        wide = self.column_width
        heading = literal(name, "bold $ink" if is_current else "")
        first, *rest = heading.wrap(wide - 1)
        if not rest or max(map(len, heading.plain.split())) >= wide:
            return [heading.truncate(wide - 1, ellipsis=True)]
        return [first, Content(" ").join(rest).truncate(wide - 1, ellipsis=True)]
