"""A long list with headings in its margin, drawn as one widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import eq
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click, MouseMove
from textual.geometry import Offset, Region, Size, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.styled_text import content_strip
from tui.widgets.list_rows import BLANK, EDGE, Heading, Item, Line, ListRow, draw_line, list_lines

__all__ = ["Heading", "Item", "ItemList", "ListRow"]

NARROW = 56
"""Below this width, headings go above their rows."""


class ItemList(ScrollView, can_focus=True):
    """A list that posts ItemSelected and ItemHighlighted."""

    ALLOW_SELECT = False
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
        self, rows: Iterable[ListRow] = (), *, margin: int = 14, airy: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._rows: list[ListRow] = list(rows)
        self._laid_out: tuple[int, list[Line]] = (0, [])
        self._margin, self.airy = margin, airy

    @property
    def rows(self) -> Sequence[ListRow]:
        """Return the rows shown."""
        return tuple(self._rows)

    def show(self, rows: Iterable[ListRow]) -> None:
        """Replace the rows, keeping the cursor's value if possible."""
        marked = self._item(self.highlighted)
        self._rows = list(rows)
        self.set_reactive(ItemList.highlighted, None)
        self.hovered = None
        self._lay_out()
        if marked:
            self.highlight(marked.value)
        if self.highlighted is None:
            self.action_first()

    def add_rows(self, rows: Iterable[ListRow]) -> None:
        """Append rows."""
        self._rows += rows
        self._lay_out()
        if self.highlighted is None:
            self.action_first()

    def highlight(self, value: Any) -> None:
        """Move the cursor to the row with this value, or with what has become of it."""
        for is_same in (eq, _has_id_of):
            for number, row in enumerate(self._rows):
                if isinstance(row, Item) and is_same(row.value, value):
                    self.highlighted = number
                    return

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
        if item := self._item(now):
            self.post_message(self.ItemHighlighted(item))

    def watch_hovered(self, before: int | None, now: int | None) -> None:
        self._repaint(before, now)

    def marked_cell(self) -> Offset | None:
        """Return where the terminal's cursor belongs."""
        lines = self._lines_of(self.highlighted)
        if not lines:
            return None
        return self.content_region.offset + Offset(self._left, lines[0] - round(self.scroll_y))

    # Layout and painting

    @property
    def _left(self) -> int:
        """Return the width of the margin."""
        return self._margin if self.size.width >= NARROW else 0

    @property
    def _lines(self) -> list[Line]:
        """Return the lines for the present width.

        They're there for the first frame, which is drawn before the list hears of its size.
        """
        wide = self.size.width
        if self._laid_out[0] != wide:
            room, roomy = max(wide - self._left - 2 * EDGE, 1), not self.screen.has_class("-low")
            lines = list_lines(self._rows, room, margin=self._left, blank_lines=roomy, airy=self.airy)
            self._laid_out = wide, list(lines)
        return self._laid_out[1]

    def _lay_out(self) -> None:
        self._laid_out = 0, []
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        line = self._lines[number] if number < len(self._lines) else BLANK
        drawn = draw_line(line, self.size.width, self._left, self._ground(line), self._bar_style(line))
        return content_strip(drawn, self, self.size.width)

    def _bar_style(self, line: Line) -> str:
        """Return the style of the bar before the marked row, or "" for other rows."""
        is_marked = line.row is not None and line.row == self.highlighted
        return ("$accent" if self.has_focus else "$muted") if is_marked else ""

    def _ground(self, line: Line) -> str:
        """Return the ground of a line, or ""."""
        if self._bar_style(line) and self.has_focus:
            return "$panel"
        if line.row is not None and line.row == self.hovered != self.highlighted:
            return "$hover"
        item = self._item(line.row)
        return "$surface" if item and item.card else ""

    def _item(self, number: int | None) -> Item | None:
        row = self._rows[number] if number is not None and number < len(self._rows) else None
        return row if isinstance(row, Item) else None

    def _lines_of(self, row: int | None) -> list[int]:
        return [] if row is None else [n for n, line in enumerate(self._lines) if line.row == row]

    def _repaint(self, *rows: int | None) -> None:
        """Repaint these rows, not the whole list."""
        top = self.scroll_offset.y
        for lines in map(self._lines_of, rows):
            if lines:
                self.refresh(Region(0, lines[0] - top, self.size.width, len(lines)))

    def _scroll_to_row(self) -> None:
        """Show the marked row, and the heading above it."""
        if lines := self._lines_of(self.highlighted):
            top = lines[0]
            while top and self._lines[top - 1].row is None:
                top -= 1
            region = Region(0, top, 1, lines[-1] - top + 1)
            self.scroll_to_region(region, animate=False, force=True)

    # Keys and mouse

    def _places(self) -> list[int]:
        return [number for number, row in enumerate(self._rows) if isinstance(row, Item)]

    def action_move(self, by: int) -> None:
        if places := self._places():
            at = places.index(self.highlighted) + by if self.highlighted in places else 0
            self.highlighted = places[at % len(places)]

    def action_page(self, by: int) -> None:
        lines = self._lines_of(self.highlighted)
        if lines and self._lines:
            line = clamp(lines[0] + by * max(self.size.height - 1, 1), 0, len(self._lines) - 1)
            rows = [one.row for one in self._lines if one.row is not None]
            nearby = [one.row for one in self._lines[: line + 1] if one.row is not None]
            self.highlighted = nearby[-1] if nearby else rows[0]

    def action_first(self) -> None:
        self.highlighted = next(iter(self._places()), None)

    def action_last(self) -> None:
        self.highlighted = next(reversed(self._places()), None)

    def action_select(self) -> None:
        if item := self._item(self.highlighted):
            # Where the screen calls this, it's the sender by default, and a message doesn't bubble beyond its sender.
            self.post_message(self.ItemSelected(item.value).set_sender(self))

    def _row_at(self, y: int) -> int | None:
        number = y + self.scroll_offset.y
        return self._lines[number].row if 0 <= number < len(self._lines) else None

    def on_mouse_move(self, event: MouseMove) -> None:
        self.hovered = self._row_at(event.y)

    def on_leave(self) -> None:
        self.hovered = None

    def on_click(self, event: Click) -> None:
        if (row := self._row_at(event.y)) is not None:
            event.stop()
            self.highlighted = row
            self.action_select()


def _has_id_of(one: Any, other: Any) -> bool:
    """Return whether both are the same thing, perhaps changed since."""
    return type(one) is type(other) and hasattr(one, "id") and bool(one.id == other.id)
