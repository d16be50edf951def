"""A line of the notebook in a list: the words first, and below them where they came from."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from tui.content import typed
from tui.widgets.picks import Pick, cell

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
            lead, space, cell(self.title, room), "\n", " " * SIGNS_WIDTH, self._below(room)
        )

    def _below(self, room: int) -> Content:
        """The note is cut short where it is narrow, what stands at the end is not."""
        if not self.note:
            return cell(self.end, room, "$muted")
        end = f", {self.end}" if self.end else ""
        note = typed(" ".join(self.note.split()), "$muted").truncate(room - len(end), ellipsis=True)
        return Content.assemble(note, Content.styled(end, "$muted"))
