"""The chosen words as chips, and how many are left."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.styled_text import literal
from tui.widgets.wrapped_text import WrappedStatic

GAP = 1


class WordChips(WrappedStatic):
    """Words on the color of who chose them; a chip never breaks."""

    DEFAULT_CSS = "WordChips { height: auto; padding: 0 2; }"

    def __init__(self, colour: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._colour = colour
        self._words: tuple[str, ...] = ()
        self._note = ""

    def show(self, words: Sequence[str], note: str) -> None:
        """Show these words, and after them a quiet note."""
        if (tuple(words), note) != (self._words, self._note):
            self._words, self._note = tuple(words), note
            self.refresh(layout=True)

    def content_for_width(self, width: int) -> Content:
        """Return as many lines as the chips need."""
        style = "bold $background on $ink" if self._colour == "both" else f"bold $on-solid on ${self._colour}"
        chips = [
            literal(f" {word} ").truncate(width, ellipsis=True).stylize_before(style) for word in self._words
        ]
        lines, line = [], Content()
        for gap, part in (*((GAP, chip) for chip in chips), (2 * GAP, literal(self._note, "$muted"))):
            if line and line.cell_length + gap + part.cell_length > width:
                lines.append(line)
                line = Content()
            line = Content.assemble(line, " " * gap, part) if line else part
        return Content("\n").join([*lines, line])
