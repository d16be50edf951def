"""A long list of items: its mark, its keys, and the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click, MouseMove
from textual.message import Message

from tui.widgets.list_rows import Heading, Item, ListRow
from tui.widgets.painted_list import PaintedList

__all__ = ["Heading", "Item", "ItemList", "ListRow"]


class ItemList(PaintedList, can_focus=True):
    """A list that posts ItemSelected and ItemHighlighted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("enter", "select", show=False),
    ]

    @dataclass
    class ItemSelected(Message):
        """Sent when a row is selected by Enter or mouse."""

        value: Any

    @dataclass
    class ItemHighlighted(Message):
        """Sent when the cursor moves to a row."""

        item: Item

    @property
    def is_at_first(self) -> bool:
        """Return whether the first item is marked."""
        return self.highlighted is not None and self.highlighted == next(iter(self._layout.item_rows()), None)

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

    def watch_highlighted(self, before: int | None, now: int | None) -> None:
        self._repaint(before, now)
        self._scroll_to_row()
        self.post_highlighted()

    def post_highlighted(self) -> None:
        """Send ItemHighlighted for the row at the cursor."""
        if item := self._layout.item(self.highlighted):
            self.post_message(self.ItemHighlighted(item))

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
