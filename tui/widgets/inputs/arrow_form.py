"""A form in which the arrows up and down lead from field to field, as Tab does, and end at its first and its last."""

from __future__ import annotations

from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget


class ArrowNavigation(Widget):
    """Makes a form of a container; an arrow that leads to no field of it is left to what is around it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "lead(-1)", "Field above", show=False),
        Binding("down", "lead(1)", "Field below", show=False),
    ]

    def action_lead(self, by: int) -> None:
        screen = self.screen
        fields = [field for field in screen.focus_chain if self in field.ancestors]
        at = fields.index(screen.focused) + by if screen.focused in fields else -1
        if not 0 <= at < len(fields):
            raise SkipAction
        fields[at].focus()


class Form(Vertical, ArrowNavigation):
    """Fields one below the other, with nothing more to them."""

    DEFAULT_CSS = "Form { height: auto; }"
