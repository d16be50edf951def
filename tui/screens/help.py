"""Help: what can be done on the screen below, key by key, and the way to "Is this for us?"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.content import typed
from tui.keys import BACK, EVERYWHERE, LEAVE, LIGHT, SAFETY, Command
from tui.screens.page import Page

BESIDES = (
    "What stands in the last line can be clicked, too. Tab goes from one thing to the next, and Ctrl+P lists all that "
    "can be done here. In a text, Ctrl+J makes a new line."
)


class Help(Page):
    """The commands of one screen, made from the same table as its keys."""

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, SAFETY, LIGHT, LEAVE)

    DEFAULT_CSS = """
    Help {
        & .command { height: auto; }
        & .key { width: 8; color: $secondary; text-style: bold; }
        & .does { width: 1fr; height: auto; }
        & #body > #besides { color: $muted; margin: 1 0; }
    }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__("What you can do here", ())
        everywhere = (*commands, *EVERYWHERE, LIGHT, SAFETY)
        self._commands = {command.words: command for command in everywhere if command.shown}

    def body(self) -> Iterable[Widget]:
        for command in self._commands.values():
            with Horizontal(classes="command"):
                yield Static(typed(command.shown), classes="key")
                words = typed(command.words if command.words.endswith("?") else f"{command.words}.", "bold")
                yield Static(Content.assemble(words, " ", typed(command.help, "$muted")), classes="does")
        yield Static(BESIDES, id="besides")

    def action_go_on(self) -> None:
        self.dismiss(False)
