"""The text box: Enter goes on, ctrl+j makes a new line, a paste keeps its lines."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Location

from prompts import sanitize
from tui.keys import NEW_LINE, Command
from tui.widgets.inputs.style_cache import StyleCacheMixin


class TextBox(TextArea, StyleCacheMixin):
    """A text area that grows with its text, from three rows to eight.

    `replaced` are words that the first letter replaces and an arrow keeps, as long as they stand there unchanged.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the colour is told by a class of what is around it

    DEFAULT_CSS = """
    TextBox {
        height: auto; min-height: 3; max-height: 10; padding: 0 1; background: $background; color: $ink;
        border: round $line; scrollbar-size-vertical: 1;
        &:focus { border: round $ink; background-tint: transparent; }
        & .text-area--placeholder { color: $muted; }
    }
    .of-amber TextBox:focus { border: round $amber; }
    .of-teal TextBox:focus { border: round $teal; }
    .of-plum TextBox:focus { border: round $plum; }
    .of-blue TextBox:focus { border: round $blue; }
    .-low TextBox { max-height: 6; }
    """

    KEYS: ClassVar[tuple[Command, ...]] = (NEW_LINE,)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "new_line", "New line", show=False)]

    class Submitted(Message):
        """Enter was pressed: go on."""

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

    def on_mount(self) -> None:
        self.move_cursor(self.document.end)

    @property
    def is_untouched(self) -> bool:
        """Whether it still holds just the words that are to be replaced."""
        return bool(self._replaced) and self.text == self._replaced

    def on_focus(self) -> None:
        if self.is_untouched:
            self.select_all()

    def on_blur(self) -> None:
        if self.is_untouched:
            self.move_cursor(self.document.end)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Wrap the text anew, whether or not a Resize follows.

        After a scroll Textual (8.2) looks up all places as soon as one is asked for, and what has another size since
        then counts as known: no event tells it, and its lines would stay as they were.
        """
        was = self._size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if size != was:
            self.call_later(self._on_resize)
        return changed

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
            return
        await super()._on_key(event)

    def leaves_box(self, to: Location) -> bool:
        """Whether an arrow up or down that would come to this place has none to go to in here."""
        return to == self.cursor_location

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self.leaves_box(self.get_cursor_up_location()):
            raise SkipAction  # what is around it may lead on to the field above
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if not select and self.leaves_box(self.get_cursor_down_location()):
            raise SkipAction  # what is around it may lead on to the field below
        super().action_cursor_down(select)

    def action_new_line(self) -> None:
        """Break the line at the cursor."""
        self.insert("\n")


EXAMPLE_HINT = "An example. Type to write your own, or change it."


CONTINUE_HINT = "Go on with this sentence here."


class ExampleBox(TextBox):
    """Holds `text`; where that is the `example`, it stands there muted, and the first letter replaces it.

    `beginning` are words to be written on after.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    ExampleBox {
        border-subtitle-align: left; border-subtitle-color: $muted; border-subtitle-background: $background;
        &.-example { color: $muted; }
    }
    """

    def __init__(self, text: str, *, example: str = "", beginning: str = "", id: str | None = None) -> None:
        super().__init__(text, replaced=example, id=id)
        self._begun = sanitize(beginning).split()

    def on_mount(self) -> None:
        self._show_hint()

    @on(TextArea.Changed)
    def _show_hint(self) -> None:
        self.set_class(self.is_untouched, "-example")
        is_begun = bool(self._begun) and self.text.split() == self._begun
        self.border_subtitle = EXAMPLE_HINT if self.is_untouched else CONTINUE_HINT if is_begun else ""
