"""The last line of every screen: what can be done now, the one that goes on first, leaving at once last."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click, Resize
from textual.widgets import Static

from tui.keys import Command

MOST = 5
WIDEST = 80
PADDING = 2
NARROW = 64


GAP = 2


def wordless(commands: Sequence[Command], width: int) -> frozenset[Command]:
    """The commands that must do without their words so that all keys fit into so many cells.

    What goes on has its words first, then what goes back and what leaves, then the others as far as there is room.
    """
    first, last = list(commands[:1]), list(commands[-1:])
    back = [command for command in commands if command.action == "back"]
    room = width - sum(len(command.shown) + GAP for command in commands) + GAP
    without: set[Command] = set()
    for command in dict.fromkeys([*first, *back, *last, *commands]):
        wanted = 1 + len(words(command, width))
        if wanted <= room:
            room -= wanted
        else:
            without.add(command)
    return frozenset(without)


def words(command: Command, width: int) -> str:
    """What a key does, in fewer words where there are few cells."""
    return command.words if width >= NARROW or not command.brief else command.brief


class Key(Static):
    """One key and its words; a click does the same as the key."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.command = command

    def show(self, words: str) -> None:
        key = Content.styled(self.command.shown, "bold $secondary")
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
        self._commands = _shown(commands)

    def compose(self) -> ComposeResult:
        with Horizontal():
            for command in self._commands:
                yield Key(command)

    async def show(self, commands: Sequence[Command]) -> None:
        """Show other keys, because something else can be done now."""
        if (shown := _shown(commands)) == self._commands:
            return
        self._commands = shown
        keys = list(self.query(Key))
        with self.app.batch_update():
            if len(keys) == len(shown):  # a step waits for this line: making it anew takes its time
                for key, command in zip(keys, shown, strict=True):
                    key.command = command
            else:
                await self.recompose()
            self._tell(self.size.width)

    def on_resize(self, event: Resize) -> None:
        self._tell(event.size.width)

    def _tell(self, wide: int) -> None:
        width = min(wide, WIDEST) - 2 * PADDING
        without = wordless(self._commands, width)
        for key in self.query(Key):
            key.show("" if key.command in without else words(key.command, width))


def _shown(commands: Sequence[Command]) -> tuple[Command, ...]:
    return tuple(command for command in commands if command.shown)[:MOST]
