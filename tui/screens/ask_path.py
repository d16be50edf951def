"""Base class of pages that ask for the path of a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.screens.base import BaseScreen
from tui.screens.event_guard import Result
from tui.styled_text import literal
from tui.widgets.inputs.line_input import LineInput


class AskPath(BaseScreen[Result | None]):
    """A path to type; dismissed with what is made of it, or None.

    Subclasses set the texts and implement `use_path()`, which may show a hint; the path then stays in the box.
    """

    HEADING: ClassVar[str]
    NOTE: ClassVar[str]
    NO_PATH: ClassVar[str]

    DEFAULT_CSS = """
    AskPath {
        & #column { padding: 1 2 0 2; }
        &.-narrow #column { padding: 1 0 0 0; }
        & #body > Static { padding: 0 2; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #title { height: auto; text-style: bold; color: $secondary; margin-bottom: 1; }
        & .about { height: auto; margin-bottom: 1; }
        & #note { height: auto; color: $muted; margin-bottom: 1; }
        & #wanted { height: auto; color: $hint; }
        &.-low #column { padding: 0 2; }
        &.-low.-narrow #column { padding: 0; }
        &.-low #note { margin-bottom: 0; }
        &.-low #title, &.-low .about { margin-bottom: 0; }
    }
    """

    def __init__(self, about: str, *, path: str = "", example: str = "", below: str = "") -> None:
        super().__init__()
        self._about, self._path, self._example, self._below = about, path, example, below

    def compose_body(self) -> Iterable[Widget]:
        with VerticalScroll(id="body", can_focus=False):
            yield Static(self.HEADING, id="title")
            yield Static(literal(self._about), classes="about")
            yield LineInput(self._path, placeholder=self._example, max_chars=4000)
            yield Static(id="wanted")  # on the empty line, so that nothing moves
            yield Static(self.NOTE, id="note")
            if self._below:
                yield Static(literal(self._below, "$muted"), classes="about")

    async def use_path(self, path: str) -> None:
        """Use the path that was typed."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.query_one(LineInput).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.show_hint("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_continue()

    def action_continue(self) -> None:
        if path := self.query_one(LineInput).clean_value:
            self._take(path)
        else:
            self.show_hint(self.NO_PATH)

    @work(exclusive=True)
    async def _take(self, path: str) -> None:
        await self.use_path(path)

    def action_back(self) -> None:
        self.dismiss(None)

    def show_hint(self, sentence: str) -> None:
        """Show a hint below the box, or remove it."""
        hint = self.query_one("#wanted", Static)
        hint.update(literal(sentence))
        self.call_after_refresh(hint.scroll_visible, animate=False)
