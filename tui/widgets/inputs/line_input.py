"""Single-line inputs, for text and for search."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.widgets import Input

from prompts import one_line, sanitize
from tui.keys.commands import SEARCH
from tui.widgets.inputs.autofocus import AutofocusMixin

CLEAR_HINT = "Esc: clear"
FULL_NOTICE = "This line can only hold {} characters, so nothing was added. The text you had is still here."


class SingleLine(Input):
    """An input of one line, which tells when it's full."""

    @property
    def clean_value(self) -> str:
        """Return the sanitized value without surrounding spaces."""
        return one_line(sanitize(self.value))

    def _on_paste(self, event: Paste) -> None:
        # Textual calls Input's own handler after this one; it would keep the first line only.
        event.text = one_line(event.text) if "\n" in event.text else event.text

    def restricted(self) -> None:
        """Say that the line is full."""
        self.app.notify(FULL_NOTICE.format(self.max_length), severity="warning")


class LineInput(SingleLine):
    """A single line of text on a ground of its own."""

    DEFAULT_CSS = """
    LineInput {
        height: 3; padding: 1; background: $sunk; color: $ink; border: none; border-left: outer $line;
        &:focus { border: none; border-left: outer $ink; background-tint: transparent; }
        & > .input--placeholder { color: $muted; }
    }
    .of-amber LineInput:focus { border-left: outer $amber; }
    .of-teal LineInput:focus { border-left: outer $teal; }
    .of-plum LineInput:focus { border-left: outer $plum; }
    .of-blue LineInput:focus { border-left: outer $blue; }
    .-low LineInput { height: 1; padding: 0 1; }
    """

    SCOPED_CSS = False

    def __init__(
        self, value: str = "", *, placeholder: str = "", max_chars: int = 500, id: str | None = None
    ) -> None:
        super().__init__(
            sanitize(value), placeholder=placeholder, max_length=max_chars, select_on_focus=False, id=id
        )


class SearchInput(LineInput):
    """An input for what to search, one row high."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+u", "clear", "Clear", show=False)]
    DEFAULT_CSS = """
    SearchInput {
        height: 1; margin-bottom: 1; padding: 0 1;
        &:focus { border-left: outer $accent; }
    }
    """

    def set_text(self, words: str) -> None:
        """Set the text and put the cursor at its end."""
        self.value = words
        self.cursor_position = len(self.value)

    def type_character(self, sign: str) -> None:
        """Insert a character typed while another widget had the focus."""
        self.focus()
        if not self._opens_search(sign):
            self.insert_text_at_cursor(sign)

    def action_clear(self) -> None:
        self.value = ""

    def _opens_search(self, sign: str | None) -> bool:
        """Return whether this is the search key, not text."""
        return sign == SEARCH.key_label and not self.value

    async def _on_key(self, event: Key) -> None:
        if self._opens_search(event.character):
            event.stop()
            event.prevent_default()
        # Textual calls Input's own handler after this one for all other keys.


class QuietInput(SingleLine, AutofocusMixin):
    """A frameless input, one row high, for use in lists."""

    DEFAULT_CSS = """
    QuietInput {
        height: 1; padding: 0 1; border: none; background: $sunk; color: $ink;
        &:focus { border: none; background: $sunk; background-tint: transparent; }
        & > .input--placeholder { color: $muted; }
    }
    """

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(sanitize(text), placeholder=placeholder, select_on_focus=False, id=id)
