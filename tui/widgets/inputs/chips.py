"""Chips: short words that each add something when they're chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive

from tui.keys.command import Command
from tui.keys.commands import ADD_LINE
from tui.keys.input_commands import MOVE_CHOICE
from tui.styled_text import literal
from tui.widgets.painted_widget import Painted

GAP = 1


class Chips(Painted, can_focus=True):
    """A row of chips, wrapped where it's too long; one stop for Tab.

    `color` is the writer's theme color, or "".
    """

    DEFAULT_CSS = "Chips { color: $muted; }"
    KEYS: ClassVar[tuple[Command, ...]] = (MOVE_CHOICE,)
    FOOT_KEYS: ClassVar[tuple[Command, ...]] = (MOVE_CHOICE,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
        Binding("enter,space", "pick", "Add", show=False),
    ]
    enter_command = ADD_LINE

    cursor: reactive[int] = reactive(0, init=False)

    @dataclass
    class Picked(Message):
        """Sent when a chip is chosen."""

        name: str

    def __init__(self, *, color: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._color = color
        self._labels: Mapping[str, str] = {}
        self._places: Sequence[tuple[Offset, int]] = ()

    def show(self, labels: Mapping[str, str]) -> None:
        """Offer these chips, by name."""
        self._labels = labels
        self.cursor = min(self.cursor, max(len(labels) - 1, 0))
        self.display = bool(labels)
        self.repaint(layout=True)

    def go_to(self, name: str) -> None:
        """Focus a chip."""
        self.cursor = list(self._labels).index(name) if name in self._labels else 0
        self.focus(scroll_visible=False)

    def watch_cursor(self) -> None:
        self.repaint()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.repaint()

    def paint(self, width: int) -> Sequence[Content]:
        lines, places = [Content()], list[tuple[Offset, int]]()
        for number, label in enumerate(self._labels.values()):
            chip = literal(f" + {label} ", self._style(number))
            if lines[-1] and lines[-1].cell_length + GAP + chip.cell_length > width:
                lines.append(Content())
            elif lines[-1]:
                lines[-1] += " " * GAP
            places.append((Offset(lines[-1].cell_length, len(lines) - 1), chip.cell_length))
            lines[-1] += chip
        self._places = places
        return lines

    def _style(self, number: int) -> str:
        if number == self.cursor and self.has_focus:
            return f"bold $on-solid on ${self._color or 'accent'}"
        return f"$soft on ${self._color}-tint" if self._color else "$soft on $panel"

    def marked_cell(self) -> Offset | None:
        """Return the first cell of the marked chip."""
        if not self._places:
            return None
        return self.content_region.offset + self._places[self.cursor][0] + Offset(1)

    def action_move(self, by: int) -> None:
        self.cursor = (self.cursor + by) % max(len(self._labels), 1)

    def action_pick(self) -> None:
        if self._labels:
            self.post_message(self.Picked(list(self._labels)[self.cursor]))

    def on_click(self, event: Click) -> None:
        event.stop()
        for number, (place, wide) in enumerate(self._places):
            if event.y == place.y and place.x <= event.x < place.x + wide:
                self.focus()
                self.cursor = number
                self.action_pick()
