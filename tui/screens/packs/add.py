"""Typing the path of a pack to add."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.errors import UserError
from tui.keys.command import Command
from tui.keys.commands import BACK, HELP, LEAVE, READ_PACK
from tui.screens.base import BaseScreen
from tui.session.saving import in_thread
from tui.styled_text import literal
from tui.text.packs import ADD_ABOUT, PACK_BOUNDS, first_errors
from tui.widgets.inputs.line_input import LineInput

if TYPE_CHECKING:
    from scripts.packs.open_pack import CheckedPack

TITLE = "Where is the pack?"
NOTE = "You can drag the file into this window. ~ stands for your home folder."
NO_PATH = "Please enter the name of the file or folder."


class AddPack(BaseScreen["CheckedPack | None"]):
    """A path; dismissed with the pack there, or None.

    `read` may raise UserError; the path then stays in the box.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (READ_PACK, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    AddPack {
        & #column { padding: 1 2 0 2; }
        &.-narrow #column { padding: 1 0 0 0; }
        & #body > Static { padding: 0 2; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #title { height: auto; text-style: bold; color: $secondary; margin-bottom: 1; }
        & .about { height: auto; margin-bottom: 1; }
        & #note { height: auto; color: $muted; margin-top: 1; }
        & #wanted { height: auto; color: $hint; }
        &.-low #column { padding: 0 2; }
        &.-low.-narrow #column { padding: 0; }
        &.-low #note { margin-top: 0; }
        &.-low #title, &.-low .about { margin-bottom: 0; }
    }
    """

    def __init__(self, read: Callable[[str], CheckedPack]) -> None:
        super().__init__()
        self._read_action = read

    def compose_body(self) -> Iterable[Widget]:
        with VerticalScroll(id="body", can_focus=False):
            yield Static(TITLE, id="title")
            yield Static(ADD_ABOUT, classes="about")
            yield LineInput(placeholder="~/Downloads/evening-talks.zip", max_chars=4000)
            yield Static(NOTE, id="note")
            yield Static(id="wanted")
            yield Static(literal(PACK_BOUNDS, "$muted"), classes="about")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(LineInput).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show_hint("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_continue()

    def action_continue(self) -> None:
        if path := self.query_one(LineInput).clean_value:
            self._read(path)
        else:
            self._show_hint(NO_PATH)

    def action_back(self) -> None:
        self.dismiss(None)

    @work(exclusive=True)
    async def _read(self, path: str) -> None:
        try:
            self.dismiss(await in_thread(self._read_action, path))
        except UserError as error:
            self._show_hint(first_errors(str(error)))

    def _show_hint(self, sentence: str) -> None:
        hint = self.query_one("#wanted", Static)
        hint.update(literal(sentence))
        self.call_after_refresh(hint.scroll_visible, animate=False)
