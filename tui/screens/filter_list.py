"""Base class of lists with a search input on top."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.events import Key, Paste
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from prompts import one_line
from tui.keys.commands import BACK, HELP, LEAVE, OPEN
from tui.screens.event_guard import Result
from tui.screens.split_screen import SplitScreen
from tui.styled_text import empty_text, literal
from tui.widgets.inputs.line_input import CLEAR_HINT, SearchInput
from tui.widgets.item_list import ItemList


class FilterListScreen(SplitScreen[Result]):
    """A list filtered by the text typed.

    Subclasses set `PLACEHOLDER` and implement `refresh_list()`, which shows the rows that match
    `query_text`.
    """

    KEYS = (OPEN, BACK, HELP, LEAVE)
    HEADING: ClassVar[str] = ""
    """Title of the screen, if it needs one."""
    PLACEHOLDER: ClassVar[str] = ""
    AIRY: ClassVar[bool] = False
    """Whether rows are separated by blank lines."""
    MARGIN: ClassVar[int] = 17
    """Width of the margin with the headings."""
    HAS_STRIP = False
    DELAY: ClassVar[float] = 0.15
    """Seconds without a key before filtering, for fast typing."""

    DEFAULT_CSS = """
    FilterListScreen {
        & #status { height: auto; color: $muted; padding: 0 2; margin-bottom: 1; }
        &.-low #status, &.-low SearchInput, &.-short #title { margin-bottom: 0; }
        &.-low #title { display: none; }
        &.-low.-no-search #title { display: block; }
    }
    """

    _timer: Timer | None = None

    def compose_body(self) -> Iterable[Widget]:
        if self.HEADING:
            yield Static(self.HEADING, id="title")
        yield SearchInput(placeholder=self.PLACEHOLDER)
        yield Static(id="status")
        yield ItemList(airy=self.AIRY, margin=self.MARGIN)

    @property
    def query_text(self) -> str:
        """Return the search text."""
        return self.query_one(SearchInput).clean_value

    def refresh_list(self) -> None:
        """Show the matching rows, or all without a search text."""

    def set_status(self, sentence: str, *, is_empty: bool = False) -> None:
        """Show a message below the input; "" hides it.

        `is_empty` tells that there are no rows. Without a search text, there's nothing to search then.
        """
        self.set_empty(is_empty)
        has_search = bool(self.query_text) or not is_empty
        self.set_class(not has_search, "-no-search")
        for line in self.query(SearchInput):
            line.display = has_search
        for status in self.query("#status").results(Static):  # none while closing
            words = empty_text(sentence) if is_empty else literal(sentence)
            hint = literal(CLEAR_HINT, "$soft") if self.query_text else Content()
            status.update(Content("   ").join(part for part in (words, hint) if part))
            status.display = bool(sentence or hint)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(self.DELAY, self._refresh_now)

    def _refresh_now(self) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = None
        self.refresh_list()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Open the highlighted row of the current search."""
        event.stop()
        self._refresh_if_typed()
        self.action_continue()

    def on_descendant_blur(self) -> None:
        """Show what belongs to the text, before a key goes to the list."""
        self._refresh_if_typed()

    def _refresh_if_typed(self) -> None:
        if self._timer:
            self._refresh_now()

    def on_key(self, event: Key) -> None:
        """Send typing to the input, and Down to the list."""
        line, items = self.query_one(SearchInput), self.query_one(ItemList)
        if event.key == "down" and line.has_focus:
            items.focus()
        elif not items.has_focus or not line.display:
            return
        elif event.key in ("backspace", "ctrl+u"):
            line.focus()  # the app looks up the key's action after this, and finds the input's
        elif event.character and event.is_printable:
            line.type_character(event.character)

    def on_paste(self, event: Paste) -> None:
        """Send what is pasted in the list to the input."""
        line = self.query_one(SearchInput)
        if self.query_one(ItemList).has_focus and line.display:
            line.focus()
            line.insert_text_at_cursor(one_line(event.text))

    def action_continue(self) -> None:
        self.query_one(ItemList).action_select()

    def action_back(self) -> None:
        """Clear the search text, or go back."""
        line = self.query_one(SearchInput)
        if line.value:
            line.action_clear()
        else:
            self.dismiss(None)
