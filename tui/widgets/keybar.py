"""Key bar: the main keys, from Continue to Quick exit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.events import Click, MouseMove
from textual.reactive import reactive
from textual.widget import Widget

from tui.keys.command import Command
from tui.widgets.run_command import run_command
from tui.widgets.screen_margins import pane_width, text_edges

MAX_KEYS = 5
NARROW = 64
SHORT_ENTER_BELOW, LONG_ENTER = 50, 13
"""Enter keeps its whole label, the words on the button, down to this width, unless it's longer than this."""
GAP = 3
MIN_GAP = 2
ENTER = "Enter"


def keys_without_label(commands: Sequence[Command], width: int) -> frozenset[Command]:
    """Return the commands whose labels don't fit.

    Room goes first to the label of the first command, then to Back and the last command, then to the
    others in order.
    """
    first, last = list(commands[:1]), list(commands[-1:])
    back = [command for command in commands if command.action == "back"]
    room = (
        width
        - sum(len(key_text(command)) for command in commands)
        - gap_between(commands, width) * (len(commands) - 1)
    )
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
    is_button = command.key_label == ENTER and len(command.label) <= LONG_ENTER
    is_wide = width >= (SHORT_ENTER_BELOW if is_button else NARROW)
    return command.label if is_wide or not command.short_label else command.short_label


def gap_between(commands: Sequence[Command], width: int) -> int:
    """Return the cells between two keys: more if all labels fit even so."""
    labeled = sum(len(key_text(command)) + 1 + len(label_for(command, width)) for command in commands)
    return GAP if labeled + GAP * (len(commands) - 1) <= width else MIN_GAP


def key_text(command: Command) -> str:
    """Return the name of a key as it is drawn."""
    return f" {command.key_label} " if command.key_label == ENTER else command.key_label


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
        line = Content.assemble(*parts)
        if not (pane := pane_width(self.screen)):
            return line
        line = line.pad_right(max(self.size.width - line.cell_length, 0))
        # Textual (8.2) never returns from a span that starts before the text, as in a window just made tiny.
        return line.stylize_before("on $surface", max(len(line.plain) - pane, 0))

    def _places(self) -> Iterator[tuple[Command, int, Content]]:
        """Yield each command with its first cell and its content.

        The last one is in the corner, over the pane if there is one.
        """
        left, right = text_edges(self.screen, self.size.width)
        pane = pane_width(self.screen)
        *commands, last = self._commands or (None,)
        width = self.size.width - left - right
        room = self.size.width - pane - left if pane else width
        measured = [*commands, *([] if pane or last is None else [last])]
        without = keys_without_label(measured, room)
        begins = left
        for command in commands:
            drawn = self._drawn(command, room, with_label=command not in without)
            yield command, begins, drawn
            begins += drawn.cell_length + gap_between(measured, room)
        if last is not None:
            drawn = self._drawn(last, room, with_label=bool(pane) or last not in without)
            yield last, max(begins, self.size.width - right - drawn.cell_length), drawn

    def _drawn(self, command: Command, width: int, *, with_label: bool) -> Content:
        is_enter = command.key_label == ENTER
        key = Content.styled(key_text(command), "bold $ink on $panel" if is_enter else "bold $soft")
        if not with_label:
            return key
        style = "bold $ink" if is_enter else "$ink" if command == self.pointed else ""
        return Content.assemble(key, (f" {label_for(command, width)}", style))

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
        if command := self._at(event.x):
            await run_command(self.screen, command)


def _shown_commands(commands: Sequence[Command]) -> tuple[Command, ...]:
    return tuple(command for command in commands if command.key_label)[:MAX_KEYS]
