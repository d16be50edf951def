"""A form in which the arrows up and down lead from field to field, as Tab does, and end at its first and its last."""

from __future__ import annotations

from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

BY_ARROWS: list[BindingType] = [
    Binding("up", "lead(-1)", "Field above", show=False),
    Binding("down", "lead(1)", "Field below", show=False),
]


def lead(form: Widget, by: int) -> None:
    """Go so many fields on from the one that has the focus; where there is none, the key is left to others."""
    screen = form.screen
    fields = [field for field in screen.focus_chain if form in field.ancestors]
    at = fields.index(screen.focused) + by if screen.focused in fields else -1
    if not 0 <= at < len(fields):
        raise SkipAction
    fields[at].focus()


class Form(Vertical):
    """Fields one below the other, with nothing more to them."""

    DEFAULT_CSS = "Form { height: auto; }"

    BINDINGS: ClassVar[list[BindingType]] = BY_ARROWS

    def action_lead(self, by: int) -> None:
        lead(self, by)
