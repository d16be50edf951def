"""Rows of the notebook list: an entry and its source."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from tui.styled_text import fit_lines, fit_one_line
from tui.widgets.item_list import Item

SIGNS_WIDTH = 4
MAX_LINES = 3
"""The list cuts longer texts; the entry's page doesn't."""


@dataclass(frozen=True)
class NotebookRow(Item):
    """An entry's text, with its note and date below.

    `signs` are the signs of its authors, with their colors.
    """

    signs: tuple[tuple[str, str], ...] = ()

    def content_for_width(self, width: int) -> Content:
        lead = Content(" ").join(Content.styled(sign, f"${colour}") for sign, colour in self.signs)
        room = width - SIGNS_WIDTH
        lines = [*fit_lines(self.title, room, MAX_LINES), self._below(room)]
        indented = Content("\n" + " " * SIGNS_WIDTH).join(lines)
        return Content.assemble(lead, " " * (SIGNS_WIDTH - lead.cell_length), indented)

    def _below(self, room: int) -> Content:
        """Cut the note if needed, never the trailing text."""
        if not self.note:
            return fit_one_line(self.trailing, room, "$muted", pad=True)
        end = f", {self.trailing}" if self.trailing else ""
        note = fit_one_line(self.note, room - len(end), "$muted")
        return Content.assemble(note, Content.styled(end, "$muted"))
