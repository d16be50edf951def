"""Forms in which the arrow keys move between fields."""

from __future__ import annotations

from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget


class ArrowNavigation(Widget):
    """Mixin that moves the focus with the arrows, like Tab.

    At the first and the last field, the arrow is left to the surrounding container.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move_focus(-1)", "Field above", show=False),
        Binding("down", "move_focus(1)", "Field below", show=False),
    ]

    def action_move_focus(self, by: int) -> None:
        screen = self.screen
        fields = [field for field in screen.focus_chain if self in field.ancestors]
        at = fields.index(screen.focused) + by if screen.focused in fields else -1
        if not 0 <= at < len(fields):
            raise SkipAction
        fields[at].focus()


class Form(Vertical, ArrowNavigation):
    """A plain column of fields."""

    DEFAULT_CSS = "Form { height: auto; }"
