"""Help screen: the commands of the screen below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.keys.commands import BACK, GLOBAL_COMMANDS, LEAVE, LIGHT, SAFETY, Command
from tui.screens.text_page import Page
from tui.styled_text import literal

EXTRA_HINT = (
    "You can also click the keys in the bottom line. Tab moves from one item to the next, and "
    "Ctrl+P lists everything you can do here. Ctrl+J starts a new line."
)


class HelpScreen(Page):
    """The commands of one screen, as its keys define them."""

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, SAFETY, LIGHT, LEAVE)

    DEFAULT_CSS = """
    HelpScreen {
        & .command { height: auto; }
        & .key { width: 8; color: $secondary; text-style: bold; }
        & .does { width: 1fr; height: auto; }
        & #body > #besides { color: $muted; margin: 1 0; }
    }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__("What you can do here", ())
        all_commands = (*commands, *GLOBAL_COMMANDS, LIGHT, SAFETY)
        self._commands = {command.label: command for command in all_commands if command.key_label}

    def body(self) -> Iterable[Widget]:
        for command in self._commands.values():
            with Horizontal(classes="command"):
                yield Static(literal(command.key_label), classes="key")
                words = literal(command.label if command.label.endswith("?") else f"{command.label}.", "bold")
                yield Static(Content.assemble(words, " ", literal(command.help, "$muted")), classes="does")
        yield Static(EXTRA_HINT, id="besides")

    def action_continue(self) -> None:
        self.dismiss(False)
