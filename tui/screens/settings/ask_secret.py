"""Asking for a passphrase, which isn't shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.keys.commands import BACK, CONTINUE, HELP, LEAVE
from tui.screens.base import BaseScreen
from tui.styled_text import literal
from tui.widgets.inputs.line_input import LineInput


class AskSecret(BaseScreen[str | None]):
    """A secret to type; dismissed with it, or None to go back.

    `problem_with` returns what's wrong with a secret, or ""; the box is then emptied. A code `is_shown` while it's
    typed.
    """

    KEYS = (CONTINUE, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    AskSecret {
        & #column { padding: 1 2 0 2; }
        &.-narrow #column { padding: 1 0 0 0; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #body > Static { padding: 0 2; height: auto; }
        & #title { text-style: bold; color: $secondary; margin-bottom: 1; }
        & #about { margin-bottom: 1; }
        & #wanted { color: $hint; }
        &.-low #column { padding: 0 2; }
        &.-low.-narrow #column { padding: 0; }
        &.-low #title, &.-low #about { margin-bottom: 0; }
    }
    """

    def __init__(
        self, title: str, about: str, problem_with: Callable[[str], str], *, is_shown: bool = False
    ) -> None:
        super().__init__()
        self._title, self._about, self._problem_with, self._is_shown = title, about, problem_with, is_shown

    def compose_body(self) -> Iterable[Widget]:
        with VerticalScroll(id="body", can_focus=False):
            yield Static(literal(self._title), id="title")
            yield Static(literal(self._about), id="about")
            line = LineInput()
            line.password = not self._is_shown
            yield line
            yield Static(id="wanted")

    def on_mount(self) -> None:
        self.query_one(LineInput).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value:
            self._show_hint("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_continue()

    def action_continue(self) -> None:
        line = self.query_one(LineInput)
        if problem := self._problem_with(line.value):
            if not self._is_shown:
                line.value = ""
            self._show_hint(problem)
        else:
            self.dismiss(line.value)

    def _show_hint(self, sentence: str) -> None:
        hint = self.query_one("#wanted", Static)
        hint.update(literal(sentence))
        self.call_after_refresh(hint.scroll_visible, animate=False)

    def action_back(self) -> None:
        self.dismiss(None)
