"""An input that cycles through its options by arrow key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from tui.styled_text import literal


class CycleInput(Static, can_focus=True):
    """One of `labels`, the one at index `at`."""

    DEFAULT_CSS = """
    CycleInput {
        width: auto; height: 1; padding: 0 1; color: $ink;
        &:focus { background: $panel; text-style: bold; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Back", show=False),
        Binding("right,space", "move(1)", "On", show=False),
    ]

    at: reactive[int] = reactive(0, init=False)

    @dataclass
    class LabelChanged(Message):
        """Sent when another label is shown."""

        sender: CycleInput

    def __init__(self, labels: Sequence[str], at: int = 0, *, id: str | None = None) -> None:
        self._labels = tuple(labels)
        super().__init__(self._shown(at), id=id)
        self.set_reactive(CycleInput.at, at)

    def watch_at(self, at: int) -> None:
        self.update(self._shown(at))
        self.post_message(self.LabelChanged(self))

    def action_move(self, by: int) -> None:
        self.at = (self.at + by) % len(self._labels)

    def on_click(self, event: Click) -> None:
        event.stop()
        self.focus()
        self.action_move(-1 if event.x < self.size.width // 2 else 1)

    def _shown(self, at: int) -> Content:
        return literal(f"‹ {self._labels[at]} ›")
