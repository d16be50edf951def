"""Key bar: the main keys, from Continue to Quick exit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.events import Click, MouseMove
from textual.reactive import reactive
from textual.widget import Widget

from tui.keys.commands import Command

MAX_KEYS = 5
MAX_WIDTH = 80
PADDING = 2
NARROW = 64
GAP = 2


def keys_without_label(commands: Sequence[Command], width: int) -> frozenset[Command]:
    """Return the commands whose labels don't fit.

    Room goes first to the label of the first command, then to Back and the last command, then to the
    others in order.
    """
    first, last = list(commands[:1]), list(commands[-1:])
    back = [command for command in commands if command.action == "back"]
    room = width - sum(len(command.key_label) + GAP for command in commands) + GAP
    without: set[Command] = set()
    for command in dict.fromkeys([*first, *back, *last, *commands]):
        needed = 1 + len(label_for(command, width))
        if needed <= room:
            room -= needed
        else:
            without.add(command)
    return frozenset(without)


def label_for(command: Command, width: int) -> str:
    """Return the label of a command, shorter on narrow screens."""
    return command.label if width >= NARROW or not command.short_label else command.short_label


class KeyBar(Widget):
    """Up to five keys; narrow screens drop some labels.

    Drawn as a single widget because every widget adds to the time a screen takes to appear. A click does
    the same as the key.
    """

    DEFAULT_CSS = """
    KeyBar { dock: bottom; width: 100%; height: 1; background: $background; color: $muted; text-wrap: nowrap; }
    """

    pointed: reactive[Command | None] = reactive(None)
    """The command under the mouse."""

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = _shown_commands(commands)

    @property
    def commands(self) -> Sequence[Command]:
        """Return the commands shown, from left to right."""
        return self._commands

    def show(self, commands: Sequence[Command]) -> None:
        """Replace the commands."""
        if (shown := _shown_commands(commands)) != self._commands:
            self._commands, self.pointed = shown, None
            self.refresh()

    def render(self) -> Content:
        parts, end = [], 0
        for _, begins, drawn in self._places():
            parts += [Content(" " * (begins - end)), drawn]
            end = begins + drawn.cell_length
        return Content.assemble(*parts)

    def _places(self) -> Iterator[tuple[Command, int, Content]]:
        """Yield each command with its first cell and its content."""
        begins = max(self.size.width - MAX_WIDTH, 0) // 2 + PADDING
        width = min(self.size.width, MAX_WIDTH) - 2 * PADDING
        without = keys_without_label(self._commands, width)
        for command in self._commands:
            key, label = Content.styled(command.key_label, "bold $secondary"), f" {label_for(command, width)}"
            if command not in without:
                key = Content.assemble(key, (label, "$ink") if command == self.pointed else label)
            yield command, begins, key
            begins += key.cell_length + GAP

    def _at(self, x: int) -> Command | None:
        """Return the command at this cell."""
        for command, begins, drawn in self._places():
            if begins <= x < begins + drawn.cell_length:
                return command
        return None

    def on_mouse_move(self, event: MouseMove) -> None:
        self.pointed = self._at(event.x)

    def on_leave(self) -> None:
        self.pointed = None

    async def on_click(self, event: Click) -> None:
        event.stop()
        command = self._at(event.x)
        if command and command.keys == "enter":
            self.app.simulate_key("enter")  # the focused widget may make something of it
        elif command and not await self.app.run_action(command.action, self.screen):
            await self.app.run_action(command.action)


def _shown_commands(commands: Sequence[Command]) -> tuple[Command, ...]:
    return tuple(command for command in commands if command.key_label)[:MAX_KEYS]
