"""Running a command as its key would."""

from __future__ import annotations

from textual.screen import Screen

from tui.keys.command import Command


async def run_command(screen: Screen[object], command: Command) -> bool:
    """Run a command of this screen, its focused widget, or the app.

    Returns:
        Whether it did something. A command without an action is a key that a widget handles itself; of several keys,
        none is pressed.
    """
    app = screen.app
    if command.keys == "enter" or (not command.action and command.keys and "," not in command.keys):
        app.simulate_key(command.keys)  # the focused widget may make something of it
        return True
    inner = screen.focused.ancestors_with_self if screen.focused else ()
    owners = [widget for widget in inner if command in getattr(widget, "KEYS", ())]
    for owner in (*owners, screen, app):
        if command.action and await app.run_action(command.action, owner):
            return True
    return False
