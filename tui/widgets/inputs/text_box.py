"""Text boxes: Enter submits, ctrl+j breaks the line."""

from __future__ import annotations

from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.document._wrapped_document import WrappedDocument
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Location

from prompts import sanitize
from tui.keys.command import Command
from tui.keys.input_commands import NEW_LINE
from tui.widgets.inputs.arrow_navigation import ArrowNavigation
from tui.widgets.inputs.autofocus import AutofocusMixin

CURSOR_CELLS = 1
"""The cells that Textual leaves free at the end of a line."""


class TextBox(TextArea, AutofocusMixin):
    """A text area that grows with its text.

    Typing replaces the text `replaced`, as long as it's unchanged.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the color class of an ancestor

    DEFAULT_CSS = """
    TextBox {
        height: auto; min-height: 5; max-height: 10; padding: 1; background: $sunk; color: $ink;
        border: none; border-left: outer $line; overflow-x: hidden; scrollbar-size: 0 1; scrollbar-gutter: stable;
        scrollbar-background: $sunk; scrollbar-background-hover: $sunk; scrollbar-background-active: $sunk;
        &:focus { border: none; border-left: outer $accent; background-tint: transparent; }
        & .text-area--placeholder { color: $muted; }
    }
    .of-amber TextBox:focus { border-left: outer $amber; }
    .of-teal TextBox:focus { border-left: outer $teal; }
    .of-plum TextBox:focus { border-left: outer $plum; }
    .of-blue TextBox:focus { border-left: outer $blue; }
    .-tall TextBox { min-height: 7; }
    .-short TextBox { min-height: 4; padding: 0 1 1 1; }
    .-low TextBox { min-height: 3; max-height: 6; padding: 0 0 1 1; }
    """

    KEYS: ClassVar[tuple[Command, ...]] = (NEW_LINE,)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "new_line", "New line", show=False)]

    class Submitted(Message):
        """Sent when Enter is pressed."""

    def __init__(self, text: str = "", *, replaced: str = "", id: str | None = None) -> None:
        super().__init__(
            sanitize(text),
            id=id,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            highlight_cursor_line=False,
        )
        self._replaced = sanitize(replaced)
        self._measured: tuple[tuple[str, int], int] = (("", 0), 1)

    def on_mount(self) -> None:
        self.move_cursor(self.document.end)

    @property
    def is_untouched(self) -> bool:
        """Return whether the text to be replaced is unchanged."""
        return bool(self._replaced) and self.text == self._replaced

    def on_focus(self) -> None:
        if self.is_untouched:
            self.select_all()

    def on_blur(self) -> None:
        if self.is_untouched:
            self.move_cursor(self.document.end)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return the lines at this width; Textual (8.2) returns those at the width before."""
        room = self._text_width(width)
        key = (self.text, room)
        if self._measured[0] != key:
            self._measured = (key, WrappedDocument(self.document, room, self.indent_width).height)
        return self._measured[1]

    @property
    def wrap_width(self) -> int:
        """The width of the text, known before the box is painted."""
        return self._text_width(self.content_size.width)

    def _text_width(self, width: int) -> int:
        return max(width - self.styles.scrollbar_size_vertical - CURSOR_CELLS, 0)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Rewrap the text at once: Textual (8.2) does it after the next paint, and never if the box only moved."""
        was = self._size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if size.width != was.width:
            self._rewrap_and_refresh_virtual_size()
        return changed

    def _rewrap_and_refresh_virtual_size(self) -> None:
        """Rewrap the text, and find the cursor in its new lines, which Textual (8.2) leaves out."""
        super()._rewrap_and_refresh_virtual_size()
        self._recompute_cursor_offset()

    def _recompute_cursor_offset(self) -> None:
        """Find the cursor's row; undo (Textual 8.2) removes lines before it moves the cursor out of them."""
        location = self.clamp_visitable(self.cursor_location)
        self._cursor_offset = self.wrapped_document.location_to_offset(location)

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
            return
        await super()._on_key(event)

    def leaves_box(self, to: Location) -> bool:
        """Return whether an arrow to this location leaves the box: in a form, from its first or last row."""
        row_of = self.wrapped_document.location_to_offset
        is_in_form = any(isinstance(each, ArrowNavigation) for each in self.ancestors)
        return to == self.cursor_location or (is_in_form and row_of(to).y == row_of(self.cursor_location).y)

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self.leaves_box(self.get_cursor_up_location()):
            raise SkipAction  # an ArrowNavigation parent moves to the field above
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if not select and self.leaves_box(self.get_cursor_down_location()):
            raise SkipAction  # an ArrowNavigation parent moves to the field below
        super().action_cursor_down(select)

    def action_new_line(self) -> None:
        """Insert a line break at the cursor."""
        self.insert("\n")
