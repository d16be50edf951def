"""Page screen: a title and paragraphs to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.keys.command import Command
from tui.keys.commands import BACK, CONTINUE, HELP, LEAVE, READ_ON
from tui.screens.base import BaseScreen
from tui.styled_text import literal
from tui.widgets.more_below import MoreBelow
from tui.widgets.wrapped_text import WrappedStatic


class Page(BaseScreen[bool]):
    """A page; dismissed with True to continue, or False.

    Enter first scrolls to the end, so that nobody misses what's below.
    `error_text` is a sentence about what just went wrong.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (CONTINUE, BACK, HELP, LEAVE)

    ENTER: ClassVar[Command] = CONTINUE
    """What Enter does at the end of the page."""

    DEFAULT_CSS = """
    Page {
        & #column { margin-top: 1; }
        & #title { height: auto; text-style: bold; color: $secondary; margin-bottom: 1; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #body > Static { height: auto; margin-bottom: 1; }
        & #trouble { height: auto; color: $hint; }
        &.-low #column { margin-top: 0; }
        &.-low #title { margin-bottom: 0; }
    }
    """

    can_go_back = True
    """Whether Back is available."""

    def __init__(self, title: str, paragraphs: Sequence[Content], error_text: str = "") -> None:
        super().__init__()
        self._title, self._paragraphs, self._error_text = title, paragraphs, error_text

    def compose_body(self) -> Iterable[Widget]:
        yield Static(literal(self._title), id="title")
        with VerticalScroll(id="body") as body:
            yield from self.body()
        yield MoreBelow(body)
        if self._error_text:
            yield Static(literal(self._error_text), id="trouble")

    def body(self) -> Iterable[Widget]:
        """Yield the paragraphs."""
        for paragraph in self._paragraphs:
            yield WrappedStatic(paragraph)

    def initial_focus(self) -> Widget:
        """Return the widget to focus: the text, for scrolling."""
        return self.query_one("#body")

    def on_mount(self) -> None:
        self.initial_focus().focus()

    def footer(self) -> Sequence[Command]:
        commands = super().footer()
        if self.query(MoreBelow) and self.has_more_to_read():
            return [READ_ON if command == self.ENTER else command for command in commands]
        return commands

    def has_more_to_read(self) -> bool:
        """Return whether something is below that nobody should miss: Enter scrolls to it first."""
        return self.query_one(MoreBelow).has_more

    def is_available(self, action: str) -> bool:
        return action != "back" or self.can_go_back

    def action_continue(self) -> None:
        """Scroll down while there's more, then continue."""
        if self.has_more_to_read():
            self.query_one("#body").scroll_page_down(animate=False)
        else:
            self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(False)
