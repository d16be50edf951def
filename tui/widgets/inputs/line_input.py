"""One line to type in, and one to find something by; Enter goes on."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input

from prompts import clean
from tui.keys import SEARCH
from tui.widgets.inputs.style_cache import StyledOnce

CLEARS = "Esc clears"


class TypedLine(Input):
    """A single line; its value is safe to keep."""

    DEFAULT_CSS = """
    TypedLine {
        height: 3; padding: 0 1; background: $background; color: $ink; border: round $line;
        &:focus { border: round $ink; background-tint: transparent; }
        & > .input--placeholder { color: $muted; }
    }
    .of-amber TypedLine:focus { border: round $amber; }
    .of-teal TypedLine:focus { border: round $teal; }
    .of-plum TypedLine:focus { border: round $plum; }
    .of-blue TypedLine:focus { border: round $blue; }
    """

    SCOPED_CSS = False

    def __init__(
        self, value: str = "", *, placeholder: str = "", most: int = 500, id: str | None = None
    ) -> None:
        super().__init__(clean(value), placeholder=placeholder, max_length=most, select_on_focus=False, id=id)

    @property
    def words(self) -> str:
        """What stands there, cleaned, without spaces round it."""
        return " ".join(clean(self.value).split())


class FindLine(TypedLine):
    """The line by which something is found; while words stand in it, its edge says how they are cleared."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+u", "clear", "Clear", show=False)]
    DEFAULT_CSS = """
    FindLine { border-subtitle-color: $muted; border-subtitle-background: $background; }
    """

    def watch_value(self, value: str) -> None:
        self.border_subtitle = CLEARS if value else ""

    def put(self, words: str) -> None:
        """Let these words stand there, to be written on at their end."""
        self.value = words
        self.cursor_position = len(self.value)

    def write(self, sign: str) -> None:
        """Take a letter that was typed elsewhere."""
        self.focus()
        if not self._leads_here(sign):
            self.insert_text_at_cursor(sign)

    def action_clear(self) -> None:
        self.value = ""

    def _leads_here(self, sign: str | None) -> bool:
        """Whether this is the sign that leads to a search, and so no first letter of one."""
        return sign == SEARCH.shown and not self.value

    async def _on_key(self, event: Key) -> None:
        if self._leads_here(event.character):
            event.stop()
            event.prevent_default()
        # Other keys are left to Input, which is called after this.


class Entry(Input, StyledOnce):
    """An input of one row that stands in a list or above one."""

    DEFAULT_CSS = """
    Entry {
        height: 1; padding: 0 1; border: none; background: $surface; color: $ink;
        &:focus { border: none; background: $panel; background-tint: transparent; }
        & > .input--placeholder { color: $muted; }
    }
    """

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(clean(text), placeholder=placeholder, select_on_focus=False, id=id)

    @property
    def words(self) -> str:
        """What stands here, without blanks around it and without anything that a terminal would obey."""
        return " ".join(clean(self.value).split())
