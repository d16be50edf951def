"""The last line of every screen: what can be done now, the one that goes on first, leaving at once last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.widgets import Static

from tui.keys import Command

MOST = 5


class Key(Static):
    """One key and its words; a click does the same as the key."""

    def __init__(self, command: Command) -> None:
        super().__init__(
            Content.assemble(Content.styled(command.shown, "bold $secondary"), Content(f" {command.words}"))
        )
        self._command = command

    async def on_click(self, event: Click) -> None:
        event.stop()
        if not await self.app.run_action(self._command.action, self.screen):
            await self.app.run_action(self._command.action)


class KeyBar(Horizontal):
    """At most five keys."""

    SCOPED_CSS: ClassVar[bool] = False  # the size of the screen is told by a class of the screen

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; height: 1; padding: 0 1; background: $background; color: $muted;
        & > Key { width: auto; margin-right: 2; }
        & > Key:hover { color: $ink; }
    }
    .-narrow KeyBar > Key { margin-right: 1; }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = tuple(command for command in commands if command.shown)[:MOST]

    def compose(self) -> ComposeResult:
        for command in self._commands:
            yield Key(command)
