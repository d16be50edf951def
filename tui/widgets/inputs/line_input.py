"""One line to type in, and one to find something by; Enter goes on."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input

from prompts import sanitize
from tui.keys import SEARCH
from tui.widgets.inputs.style_cache import StyleCacheMixin

CLEAR_HINT = "Esc clears"


class LineInput(Input):
    """A single line; its value is safe to keep."""

    DEFAULT_CSS = """
    LineInput {
        height: 3; padding: 0 1; background: $background; color: $ink; border: round $line;
        &:focus { border: round $ink; background-tint: transparent; }
        & > .input--placeholder { color: $muted; }
    }
    .of-amber LineInput:focus { border: round $amber; }
    .of-teal LineInput:focus { border: round $teal; }
    .of-plum LineInput:focus { border: round $plum; }
    .of-blue LineInput:focus { border: round $blue; }
    """

    SCOPED_CSS = False

    def __init__(
        self, value: str = "", *, placeholder: str = "", most: int = 500, id: str | None = None
    ) -> None:
        super().__init__(
            sanitize(value), placeholder=placeholder, max_length=most, select_on_focus=False, id=id
        )

    @property
    def clean_value(self) -> str:
        """What stands there, cleaned, without spaces round it."""
        return " ".join(sanitize(self.value).split())


class SearchInput(LineInput):
    """The line by which something is found; while words stand in it, its edge says how they are cleared."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+u", "clear", "Clear", show=False)]
    DEFAULT_CSS = """
    SearchInput { border-subtitle-color: $muted; border-subtitle-background: $background; }
    """

    def watch_value(self, value: str) -> None:
        self.border_subtitle = CLEAR_HINT if value else ""

    def set_text(self, words: str) -> None:
        """Let these words stand there, to be written on at their end."""
        self.value = words
        self.cursor_position = len(self.value)

    def type_character(self, sign: str) -> None:
        """Take a letter that was typed elsewhere."""
        self.focus()
        if not self._opens_search(sign):
            self.insert_text_at_cursor(sign)

    def action_clear(self) -> None:
        self.value = ""

    def _opens_search(self, sign: str | None) -> bool:
        """Whether this is the sign that leads to a search, and so no first letter of one."""
        return sign == SEARCH.key_label and not self.value

    async def _on_key(self, event: Key) -> None:
        if self._opens_search(event.character):
            event.stop()
            event.prevent_default()
        # Other keys are left to Input, which is called after this.


class QuietInput(Input, StyleCacheMixin):
    """An input of one row that stands in a list or above one."""

    DEFAULT_CSS = """
    QuietInput {
        height: 1; padding: 0 1; border: none; background: $surface; color: $ink;
        &:focus { border: none; background: $panel; background-tint: transparent; }
        & > .input--placeholder { color: $muted; }
    }
    """

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(sanitize(text), placeholder=placeholder, select_on_focus=False, id=id)

    @property
    def clean_value(self) -> str:
        """What stands here, without blanks around it and without anything that a terminal would obey."""
        return " ".join(sanitize(self.value).split())
