"""What Enter does for the focused widget."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget

from tui.keys.command import Command


class EnterChanged(Message):
    """Sent when Enter does something else while the focus stays."""


def enter_command(focused: Widget | None) -> Command | None:
    """Return what a widget or the nearest one around it declares.

    A widget that makes something of Enter itself has an attribute `enter_command`; None leaves it to the
    widgets around it, and in the end to the screen.
    """
    for widget in focused.ancestors_with_self if focused else ():
        command = getattr(widget, "enter_command", None)
        if isinstance(command, Command):
            return command
    return None
