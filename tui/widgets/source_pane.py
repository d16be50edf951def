"""An author's files beside the rehearsal, on wide screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tui.styled_text import hanging_indent, literal
from tui.text.source_excerpt import Excerpt
from tui.widgets.painted_widget import Painted

ABOVE = 2
"""Lines before those to look at."""
NUMBER_WIDTH = 4
TAB_WIDTH = 4


class SourceView(Painted):
    """One file from shortly before the current step, as far as there's room."""

    DEFAULT_CSS = "SourceView { height: 1fr; color: $muted; }"

    _excerpt = Excerpt("", ())

    def show(self, excerpt: Excerpt) -> None:
        """Show another part of the file."""
        if excerpt != self._excerpt:
            self._excerpt = excerpt
            self.repaint()

    def on_resize(self) -> None:
        self.repaint()

    def paint(self, width: int) -> Sequence[Content]:
        lines = list(self._lines(width))
        return lines[: max(self.size.height, 1)]

    def _lines(self, width: int) -> Iterator[Content]:
        shown = self._excerpt
        yield literal(shown.file, "bold $soft")
        if shown.note and not (shown.wrong and shown.shows_wrong):
            yield from literal(shown.note, "$muted").wrap(width)
        room = self.size.height
        begin = max(shown.first - ABOVE, 1)
        for number in range(begin, min(len(shown.lines), begin + room) + 1):
            yield from self._line(number, width)

    def _line(self, number: int, width: int) -> Iterator[Content]:
        shown = self._excerpt
        is_wrong, is_marked = number in shown.wrong, number in shown.marked
        color = "bold $accent" if is_wrong else "bold $soft" if is_marked else "$muted"
        text = literal(
            shown.lines[number - 1].expandtabs(TAB_WIDTH), "$ink" if is_marked or is_wrong else "$muted"
        )
        lead = Content.styled(f"{number:>{NUMBER_WIDTH}}  ", color)
        for line in hanging_indent(lead, text, width):
            ground = "on $panel" if is_wrong else "on $hover" if is_marked else ""
            yield line.truncate(width, pad=True).stylize_before(ground) if ground else line


class SourcePane(Vertical):
    """The flow above, the words below."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    SourcePane { display: none; dock: right; width: 50%; height: 100%; padding: 1 3 2 3; background: $surface; }
    .-wide SourcePane { display: block; }
    SourcePane > #words { margin-top: 1; height: 2fr; }
    """

    def __init__(self) -> None:
        super().__init__(id="source")

    def compose(self) -> ComposeResult:
        yield SourceView(id="flow")
        yield SourceView(id="words")

    def show(self, flow: Excerpt, words: Excerpt) -> None:
        """Show where the current step, or the first problem, is in both files."""
        self.query_one("#flow", SourceView).show(flow)
        self.query_one("#words", SourceView).show(words)
