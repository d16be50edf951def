"""An editable list row: number, text, and remove button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Click, Key, Paste
from textual.message import Message
from textual.widgets import Static

from prompts import sanitize, trim
from tui.keys.command import Command
from tui.keys.input_commands import USE_EXAMPLE
from tui.widgets.inputs.line_input import QuietInput

EXAMPLE_TEXT = "an example: {}. Press → to use it."


class ItemInput(QuietInput):
    """The text of one row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "leave(-1)", "Up", show=False),
        Binding("down", "leave(1)", "Down", show=False),
    ]

    @dataclass
    class Exited(Message):
        """Sent when an arrow leaves the row by ±1."""

        item: ItemInput
        by: int

    @dataclass
    class RemoveRequested(Message):
        """Sent by Backspace in an empty row or a click."""

        item: ItemInput

    @dataclass
    class LinesPasted(Message):
        """Sent when several lines are pasted."""

        item: ItemInput
        lines: list[str]

    KEYS: ClassVar[tuple[Command, ...]] = (USE_EXAMPLE,)
    example = ""
    """What the right arrow writes into the empty row."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the example while the row is empty."""
        if action == USE_EXAMPLE.action:
            return bool(self.example) and not self.value
        return super().check_action(action, parameters)

    def action_use_example(self) -> None:
        """Write the example into the row."""
        self.value = self.example
        self.cursor_position = len(self.value)

    def action_cursor_right(self, select: bool = False) -> None:
        if self.check_action(USE_EXAMPLE.action, ()):
            self.action_use_example()
        else:
            super().action_cursor_right(select)

    def action_leave(self, by: int) -> None:
        self.post_message(self.Exited(self, by))

    async def _on_key(self, event: Key) -> None:
        if event.key == "backspace" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(self.RemoveRequested(self))
            return
        await super()._on_key(event)

    def _on_paste(self, event: Paste) -> None:
        lines = [line for line in sanitize(event.text).split("\n") if trim(line)]
        if len(lines) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.LinesPasted(self, lines))
        # Textual calls Input's own handler after this one for a single line.


class RemoveButton(Static):
    """A clickable cross that removes the row."""

    def __init__(self) -> None:
        super().__init__("×")

    def on_click(self, event: Click) -> None:
        event.stop()
        for item in self.parent.query(ItemInput) if self.parent else ():
            self.post_message(ItemInput.RemoveRequested(item))


class ItemRow(Horizontal):
    """A list item with its number and a remove button.

    `known` is the item's id, empty for a new item.
    """

    def __init__(self, text: str = "", known: str = "") -> None:
        super().__init__()
        self._text, self.item_id = text, known

    def compose(self) -> ComposeResult:
        yield Static(classes="number")
        yield ItemInput(self._text)
        yield RemoveButton()

    @property
    def clean_value(self) -> str:
        """Return the sanitized text."""
        return self.query_one(ItemInput).clean_value

    def show(self, number: int, placeholder: str, example: str = "") -> None:
        """Set number and placeholder, or an example; allow removing a filled row."""
        self.query_one(".number", Static).update(str(number))
        item = self.query_one(ItemInput)
        item.placeholder = EXAMPLE_TEXT.format(example) if example else placeholder
        item.example = example
        self.query_one(RemoveButton).visible = bool(item.clean_value)
