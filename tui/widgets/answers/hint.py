"""The hint below an answer: what is missing, or what went wrong."""

from __future__ import annotations

from textual.content import Content

from tui.styled_text import hanging_indent, literal
from tui.widgets.wrapped_text import WrappedStatic

MARK = Content.styled("!", "bold $accent") + "  "


class Hint(WrappedStatic):
    """A sentence behind a mark; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__(id="wanted")
        self._sentence = ""

    def show(self, sentence: str) -> None:
        """Show a sentence; "" hides the hint."""
        self._sentence, self.display = sentence, bool(sentence)
        self.refresh(layout=True)

    def content_for_width(self, width: int) -> Content:
        """Return the sentence, its lines below each other behind the mark."""
        return Content("\n").join(hanging_indent(MARK, literal(self._sentence), width))
