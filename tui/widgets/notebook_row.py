"""A line of the notebook in a list: the words first, and below them where they came from."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from tui.content import fit_lines, fit_one_line
from tui.widgets.item_list import Item

SIGNS_WIDTH = 4
MAX_LINES = 3
"""Lines of a text before it is cut; opened, it is there whole."""


@dataclass(frozen=True)
class NotebookRow(Item):
    """`title` are the words, below them `note` and `end`; `signs` are those of whose it is, with their colours."""

    signs: tuple[tuple[str, str], ...] = ()

    def content_for_width(self, wide: int) -> Content:
        lead = Content(" ").join(Content.styled(sign, f"${colour}") for sign, colour in self.signs)
        room = wide - SIGNS_WIDTH
        lines = [*fit_lines(self.title, room, MAX_LINES), self._below(room)]
        indented = Content("\n" + " " * SIGNS_WIDTH).join(lines)
        return Content.assemble(lead, " " * (SIGNS_WIDTH - lead.cell_length), indented)

    def _below(self, room: int) -> Content:
        """The note is cut short where it is narrow, what stands at the end is not."""
        if not self.note:
            return fit_one_line(self.trailing, room, "$muted", pad=True)
        end = f", {self.trailing}" if self.trailing else ""
        note = fit_one_line(self.note, room - len(end), "$muted")
        return Content.assemble(note, Content.styled(end, "$muted"))
