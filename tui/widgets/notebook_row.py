"""Rows of the notebook list: an entry and its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from tui.styled_text import fit_lines, fit_one_line
from tui.widgets.list_rows import Item, TitleLine

SIGNS_WIDTH = 4
MAX_LINES = 3
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
        yield TitleLine(Content.assemble(" " * SIGNS_WIDTH, self._below(room)))

    def _below(self, room: int) -> Content:
        """Cut the note if needed, never the trailing text."""
        if not self.note:
            return fit_one_line(self.trailing, room, "$muted")
        end = f", {self.trailing}" if self.trailing else ""
        note = fit_one_line(self.note, room - len(end), "$muted")
        return Content.assemble(note, Content.styled(end, "$muted"))
