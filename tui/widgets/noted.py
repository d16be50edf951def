"""A line of the notebook in a list: the words first, and below them where they came from."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from tui.content import on_one_line
from tui.widgets.picks import Pick

SIGNS_WIDTH = 4


@dataclass(frozen=True)
class Noted(Pick):
    """`title` are the words, below them `note` and `end`; `signs` are those of whose it is, with their colours."""

    signs: tuple[tuple[str, str], ...] = ()

    def drawn(self, wide: int) -> Content:
        lead = Content(" ").join(Content.styled(sign, f"${colour}") for sign, colour in self.signs)
        space = " " * (SIGNS_WIDTH - lead.cell_length)
        room = wide - SIGNS_WIDTH
        return Content.assemble(
            lead, space, on_one_line(self.title, room, pad=True), "\n", " " * SIGNS_WIDTH, self._below(room)
        )

    def _below(self, room: int) -> Content:
        """The note is cut short where it is narrow, what stands at the end is not."""
        if not self.note:
            return on_one_line(self.end, room, "$muted", pad=True)
        end = f", {self.end}" if self.end else ""
        note = on_one_line(self.note, room - len(end), "$muted")
        return Content.assemble(note, Content.styled(end, "$muted"))
