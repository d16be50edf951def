"""The last line of every screen: what can be done now, the one that goes on first, leaving at once last."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click, Resize
from textual.widgets import Static

from tui.keys import Command

MAX_KEYS = 5
MAX_WIDTH = 80
PADDING = 2
NARROW = 64


GAP = 2


def keys_without_label(commands: Sequence[Command], width: int) -> frozenset[Command]:
    """The commands that must do without their words so that all keys fit into so many cells.

    What goes on has its words first, then what goes back and what leaves, then the others as far as there is room.
    """
    first, last = list(commands[:1]), list(commands[-1:])
    back = [command for command in commands if command.action == "back"]
    room = width - sum(len(command.key_label) + GAP for command in commands) + GAP
    without: set[Command] = set()
    for command in dict.fromkeys([*first, *back, *last, *commands]):
        wanted = 1 + len(label_for(command, width))
        if wanted <= room:
            room -= wanted
        else:
            without.add(command)
    return frozenset(without)


def label_for(command: Command, width: int) -> str:
    """What a key does, in fewer words where there are few cells."""
    return command.label if width >= NARROW or not command.short_label else command.short_label


class Key(Static):
    """One key and its words; a click does the same as the key."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.command = command

    def show(self, words: str) -> None:
        key = Content.styled(self.command.key_label, "bold $secondary")
        told = Content.assemble(key, f" {words}") if words else key
        if told != self.content:
            self.update(told)

    async def on_click(self, event: Click) -> None:
        event.stop()
        if not await self.app.run_action(self.command.action, self.screen):
            await self.app.run_action(self.command.action)


class KeyBar(Horizontal):
    """At most five keys, all of them always there; where it is narrow some do without their words."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; width: 100%; height: 1; background: $background; color: $muted; align-horizontal: center;
        & > Horizontal { width: 100%; max-width: 80; height: 1; padding: 0 2; }
        & Key { width: auto; margin-right: 2; }
        & Key:hover { color: $ink; }
    }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = _shown_commands(commands)

    def compose(self) -> ComposeResult:
        with Horizontal():
            for command in self._commands:
                yield Key(command)

    async def show(self, commands: Sequence[Command]) -> None:
        """Show other keys, because something else can be done now."""
        if (shown := _shown_commands(commands)) == self._commands:
            return
        self._commands = shown
        keys = list(self.query(Key))
        with self.app.batch_update():
            if len(keys) == len(shown):  # a step waits for this line: making it anew takes its time
                for key, command in zip(keys, shown, strict=True):
                    key.command = command
            else:
                await self.recompose()
            self._fit_labels(self.size.width)

    def on_resize(self, event: Resize) -> None:
        self._fit_labels(event.size.width)

    def _fit_labels(self, wide: int) -> None:
        width = min(wide, MAX_WIDTH) - 2 * PADDING
        without = keys_without_label(self._commands, width)
        for key in self.query(Key):
            key.show("" if key.command in without else label_for(key.command, width))


def _shown_commands(commands: Sequence[Command]) -> tuple[Command, ...]:
    return tuple(command for command in commands if command.key_label)[:MAX_KEYS]
