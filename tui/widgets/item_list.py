"""A long list with headings in its margin, drawn as one widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click, MouseMove
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.styled_text import content_strip
from tui.widgets.list_layout import NARROW, ListLayout
from tui.widgets.list_rows import BLANK, Heading, Item, Line, ListRow, draw_line

__all__ = ["Heading", "Item", "ItemList", "ListRow"]


class ItemList(ScrollView, can_focus=True):
    """A list that posts ItemSelected and ItemHighlighted."""

    ALLOW_SELECT = False
    MARK: ClassVar[str] = "panel"
    """Color of the ground below the marked row."""
    DEFAULT_CSS = """
    ItemList {
        width: 100%; height: 1fr; background: $background; color: $ink; overflow-x: hidden; overflow-y: auto;
        scrollbar-size-vertical: 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("enter", "select", show=False),
    ]

    highlighted: reactive[int | None] = reactive(None, init=False, repaint=False)
    """The row at the cursor."""
    hovered: reactive[int | None] = reactive(None, init=False, repaint=False)
    """The row under the mouse."""

    @dataclass
    class ItemSelected(Message):
        """Sent when a row is selected by Enter or mouse."""

        value: Any

    @dataclass
    class ItemHighlighted(Message):
        """Sent when the cursor moves to a row."""

        item: Item

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

    def show(self, rows: Iterable[ListRow], *, airy: bool | None = None) -> None:
        """Replace the rows, keeping the cursor's value if possible."""
        self._layout.airy = self._layout.airy if airy is None else airy
        marked = self._layout.item(self.highlighted)
        self._layout.rows = list(rows)
        self.set_reactive(ItemList.highlighted, None)
        self.hovered = None
        self._lay_out()
        if marked:
            self.highlight(marked.value)
        if self.highlighted is None:
            self.action_first()

    def add_rows(self, rows: Iterable[ListRow]) -> None:
        """Append rows."""
        self._layout.rows += rows
        self._lay_out()
        if self.highlighted is None:
            self.action_first()

    def highlight(self, value: Any) -> None:
        """Move the cursor to the row with this value, or with what has become of it."""
        if (row := self._layout.row_of(value)) is not None:
            self.highlighted = row

    def on_mount(self) -> None:
        if self.highlighted is None:
            self.action_first()

    def on_resize(self) -> None:
        self._lay_out()
        self._scroll_to_row()

    def watch_has_focus(self, _has_focus: bool) -> None:
        super().watch_has_focus(_has_focus)
        self._repaint(self.highlighted)

    def watch_highlighted(self, before: int | None, now: int | None) -> None:
        self._repaint(before, now)
        self._scroll_to_row()
        if item := self._layout.item(now):
            self.post_message(self.ItemHighlighted(item))

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

    def action_move(self, by: int) -> None:
        self.highlighted = self._layout.item_row_after(self.highlighted, by)

    def action_page(self, by: int) -> None:
        if self.highlighted is not None:
            self.highlighted = self._laid_out.row_away(self.highlighted, by * max(self.size.height - 1, 1))

    def action_first(self) -> None:
        self.highlighted = next(iter(self._layout.item_rows()), None)

    def action_last(self) -> None:
        self.highlighted = next(reversed(self._layout.item_rows()), None)

    def action_select(self) -> None:
        if item := self._layout.item(self.highlighted):
            # Where the screen calls this, it's the sender by default, and a message doesn't bubble beyond its sender.
            self.post_message(self.ItemSelected(item.value).set_sender(self))

    def _row_at(self, y: int) -> int | None:
        return self._laid_out.row_at(y + self.scroll_offset.y)

    def on_mouse_move(self, event: MouseMove) -> None:
        self.hovered = self._row_at(event.y)

    def on_leave(self) -> None:
        self.hovered = None

    def on_click(self, event: Click) -> None:
        if (row := self._row_at(event.y)) is not None:
            event.stop()
            self.highlighted = row
            self.action_select()
