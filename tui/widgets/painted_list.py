"""A long list with headings in its margin, drawn as one widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.styled_text import content_strip
from tui.widgets.list_layout import NARROW, ListLayout
from tui.widgets.list_rows import BLANK, Line, ListRow, draw_line


class PaintedList(ScrollView):
    """The rows of a list, the marked one, and the one under the mouse.

    Only the rows that change are painted again.
    """

    ALLOW_SELECT = False
    MARK: ClassVar[str] = "panel"
    """Color of the ground below the marked row."""
    DEFAULT_CSS = """
    PaintedList {
        width: 100%; height: 1fr; background: $background; color: $ink; overflow-x: hidden; overflow-y: auto;
        scrollbar-size-vertical: 1;
    }
    """

    highlighted: reactive[int | None] = reactive(None, init=False, repaint=False)
    """The row at the cursor."""
    hovered: reactive[int | None] = reactive(None, init=False, repaint=False)
    """The row under the mouse."""

    def __init__(
        self,
        rows: Iterable[ListRow] = (),
        *,
        margin: int = 14,
        airy: bool = False,
        narrow: int = NARROW,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._layout = ListLayout(rows, margin=margin, airy=airy, narrow=narrow)

    @property
    def rows(self) -> Sequence[ListRow]:
        """Return the rows shown."""
        return tuple(self._layout.rows)

    def on_resize(self) -> None:
        self._lay_out()
        self._scroll_to_row()

    def watch_has_focus(self, _has_focus: bool) -> None:
        super().watch_has_focus(_has_focus)
        self._repaint(self.highlighted)

    def watch_hovered(self, before: int | None, now: int | None) -> None:
        self._repaint(before, now)

    def marked_cell(self) -> Offset | None:
        """Return where the terminal's cursor belongs."""
        if self.highlighted is None or not (lines := self._laid_out.lines_of(self.highlighted)):
            return None
        return self.content_region.offset + Offset(self._layout.left, lines[0] - round(self.scroll_y))

    @property
    def takes_keys(self) -> bool:
        """Return whether the arrows move the mark now."""
        return self.has_focus

    @property
    def _laid_out(self) -> ListLayout:
        """Return the layout for the present width.

        Its lines are there for the first frame, which is drawn before the list hears of its size.
        """
        self._layout.lay_out(self.size.width, blank_lines=not self.screen.has_class("-low"))
        return self._layout

    def _lay_out(self) -> None:
        self._layout.discard_lines()
        self.virtual_size = Size(self.size.width, len(self._laid_out.lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        layout, number = self._laid_out, y + self.scroll_offset.y
        line = layout.lines[number] if number < len(layout.lines) else BLANK
        drawn = draw_line(line, self.size.width, layout.left, self._ground(line), self._bar_style(line))
        return content_strip(drawn, self, self.size.width)

    def _bar_style(self, line: Line) -> str:
        """Return the style of the bar before the marked row, or "" for other rows."""
        is_marked = line.row is not None and line.row == self.highlighted
        return ("$accent" if self.takes_keys else "$muted") if is_marked else ""

    def _ground(self, line: Line) -> str:
        """Return the ground of a line, or ""."""
        if self._bar_style(line) and self.takes_keys:
            return f"${self.MARK}"
        if line.row is not None and line.row == self.hovered != self.highlighted:
            return "$hover"
        item = self._layout.item(line.row)
        return "$surface" if item and item.card else ""

    def _repaint(self, *rows: int | None) -> None:
        """Repaint these rows, not the whole list."""
        for row in rows:
            if row is not None and (lines := self._laid_out.lines_of(row)):
                self.refresh(Region(0, lines[0] - self.scroll_offset.y, self.size.width, len(lines)))

    def _scroll_to_row(self) -> None:
        """Show the marked row, and the heading above it."""
        if self.highlighted is not None and (lines := self._laid_out.lines_with_heading(self.highlighted)):
            self.scroll_to_region(Region(0, lines.start, 1, len(lines)), animate=False, force=True)
