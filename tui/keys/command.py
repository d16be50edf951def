"""A command and its keys, and the short ways to write one."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Command:
    """One command and its keys.

    Attributes:
        action: What Textual runs.
        keys: Textual's key names, separated by commas.
        key_label: The key as people read it; "" keeps it out of the footer.
        short_label: The label on a narrow screen.
        help_unsaved: The help in a conversation that isn't saved; "" if it's the same.
    """

    action: str
    keys: str
    key_label: str
    label: str
    help: str
    priority: bool = False
    short_label: str = ""
    help_unsaved: str = ""


def enter(label: str, help: str, short_label: str = "", help_unsaved: str = "") -> Command:
    """Return what Enter does on a screen or in a field."""
    return Command(
        "continue", "enter", "Enter", label, help, short_label=short_label, help_unsaved=help_unsaved
    )


def handled(keys: str, key_label: str, label: str, help: str, short_label: str = "") -> Command:
    """Return a key that an input handles itself."""
    return Command("", keys, key_label, label, help, short_label=short_label)


def letter(key: str, action: str, label: str, help: str, short_label: str = "") -> Command:
    """Return what a letter does where nothing is typed."""
    return Command(action, key, key, label, help, short_label=short_label)


def bindings(*commands: Command) -> list[BindingType]:
    """Return the Textual bindings of these commands."""
    return [
        Binding(command.keys, command.action, command.label, show=False, priority=command.priority)
        for command in commands
        if command.action
    ]
