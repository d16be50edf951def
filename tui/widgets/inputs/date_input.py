"""A line to type a day in."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.text.date_parsing import short_date_example
from tui.widgets.inputs.line_input import QuietInput


class DateInput(QuietInput):
    """The input for another day; Up leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("up", "leave", "Up", show=False)]

    class Exited(Message):
        """Sent when Up is pressed."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, placeholder=short_date_example())

    def action_leave(self) -> None:
        self.post_message(self.Exited())
