"""Rows of the notebook list: an entry and its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from tui.styled_text import fit_lines, literal
from tui.widgets.list_rows import Item, TitleLine

SIGNS_WIDTH = 4
MAX_LINES = 6
"""The list cuts longer texts; the entry's page doesn't."""


@dataclass(frozen=True)
class NotebookRow(Item):
    """An entry's text, with its note and date below.

    `signs` are the signs of its authors, with their colors.
    """

    signs: tuple[tuple[str, str], ...] = ()

    def lines(self, width: int) -> Iterator[TitleLine]:
        lead = Content(" ").join(Content.styled(sign, f"${colour}") for sign, colour in self.signs)
        room = width - SIGNS_WIDTH
        for number, line in enumerate(fit_lines(self.title, room, MAX_LINES, "$ink")):
            before = Content() if number else lead
            words = Content.assemble(before, " " * (SIGNS_WIDTH - before.cell_length), line.rstrip())
            yield TitleLine(words, len(words))
        below = ", ".join(filter(None, (self.note, self.trailing)))
        for line in literal(below, "$muted").wrap(max(room, 1)):
            yield TitleLine(Content.assemble(" " * SIGNS_WIDTH, line.rstrip()))
