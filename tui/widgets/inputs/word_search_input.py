"""The search field above a word browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.events import Key
from textual.message import Message

from tui.keys.command import Command
from tui.keys.input_commands import MOVE_WORD
from tui.widgets.inputs.line_input import QuietInput

ARROW_MOVES = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}

PLACEHOLDER = "Type to search or add a word"
LONG_PLACEHOLDER = "Use the arrow keys, or type to search or add your own word"


class WordSearchInput(QuietInput):
    """The search input; arrows move in the lists below it."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    WordSearchInput, WordSearchInput:focus { padding: 0 2; background: transparent; }
    WordSearchInput.-empty > .input--cursor { color: $muted; background: transparent; text-style: none; }
    """

    KEYS: ClassVar[tuple[Command, ...]] = (MOVE_WORD,)
    FOOT_KEYS: tuple[Command, ...] = ()

    @dataclass
    class ArrowPressed(Message):
        """Sent when an arrow is pressed."""

        across: int
        down: int

    class SpacePressed(Message):
        """Sent when Space is pressed in an empty input."""

    def show_purpose(self, purpose: str) -> None:
        """Say what to type while nothing is typed."""
        self.placeholder = purpose
        self.set_class(not self.value, "-empty")

    async def _on_key(self, event: Key) -> None:
        across, down = ARROW_MOVES.get(event.key, (0, 0))
        if down or (across and not self.value):
            self.post_message(self.ArrowPressed(across, down))
        elif event.key == "space" and not self.value:
            self.post_message(self.SpacePressed())
        else:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
