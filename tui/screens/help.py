"""Help: what can be done on the screen below, key by key, and the way to "Is this for us?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.content import Content

from tui.content import typed
from tui.keys import BACK, LEAVE, LIGHT, SAFETY, Command
from tui.screens.page import Page

KEY_WIDTH = 8
WORDS_WIDTH = 20


class Help(Page):
    """The commands of one screen, made from the same table as its keys."""

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, SAFETY, LIGHT, LEAVE)

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__("What you can do here", [*_commands(commands), *_besides()])

    def action_go_on(self) -> None:
        self.dismiss(False)


def _commands(commands: Sequence[Command]) -> Iterator[Content]:
    listed = {command.words: command for command in (*commands, LIGHT, SAFETY) if command.shown}
    for command in listed.values():
        yield Content.assemble(
            typed(f"{command.shown:{KEY_WIDTH}}", "bold $secondary"),
            typed(f"{command.words:{WORDS_WIDTH}}", "bold"),
            Content("\n" + " " * KEY_WIDTH),
            typed(command.help, "$muted"),
        )


def _besides() -> Iterator[Content]:
    yield typed(
        "The keys below can be clicked, too. Tab goes from one thing to the next, ctrl+p lists all commands, and in a "
        "text ctrl+j makes a new line.",
        "$muted",
    )
