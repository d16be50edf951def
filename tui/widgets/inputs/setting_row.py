"""Settings, one per line, changed with left and right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

NAME_WIDTH = 11


class SettingRow(Static, can_focus=True):
    """A setting and its value; values in `taken` are skipped."""

    DEFAULT_CSS = """
    SettingRow {
        height: 1; padding: 0 2; color: $muted;
        &:focus { padding: 0 2 0 1; border-left: outer $accent; background: $panel; color: $ink; }
        &:hover { color: $ink; }
        &:nocolor:focus { text-style: reverse; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Before", show=False),
        Binding("right,space", "turn(1)", "Next", show=False),
        Binding("up", "app.focus_previous", "Up", show=False),
        Binding("down", "app.focus_next", "Down", show=False),
    ]

    value: reactive[str] = reactive("", init=False)

    class Changed(Message):
        """Sent when the value changes."""

    def __init__(
        self, name: str, values: Sequence[str], value: str, *, id: str, colours: bool = False
    ) -> None:
        super().__init__(id=id)
        self._name, self._values, self._colours = name, tuple(values), colours
        self.taken: frozenset[str] = frozenset()
        self.set_reactive(SettingRow.value, value)

    def render(self) -> Content:
        style = f"bold ${self.value}" if self._colours else "bold"
        return Content.assemble(f"{self._name:{NAME_WIDTH}}", "‹ ", Content.styled(self.value, style), " ›")

    def watch_value(self) -> None:
        self.post_message(self.Changed())

    def action_turn(self, by: int) -> None:
        """Choose the next value that isn't taken."""
        at = self._values.index(self.value)
        turns = (self._values[(at + by * n) % len(self._values)] for n in range(1, len(self._values)))
        self.value = next((value for value in turns if value not in self.taken), self.value)

    def on_click(self, event: Click) -> None:
        event.stop()
        self.focus()
        self.action_turn(1)
