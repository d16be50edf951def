"""The palette of commands, also in a tiny window."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.command import CommandList, CommandPalette
from textual.events import Click
from textual.widgets import Input

from tui.screens.robust import RobustScreen


class PaletteList(CommandList, can_focus=False):
    """The list of commands found, which may change while a click is on its way.

    Textual (8.2) looks the clicked row up by its number when the click arrives, and fails if there are fewer by then.
    """

    async def _on_click(self, event: Click) -> None:
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked >= self.option_count:
            event.prevent_default()


class Palette(CommandPalette, RobustScreen[None]):
    """Textual's palette; its list ignores keys while it has no room or closes."""

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            yield PaletteList() if isinstance(widget, CommandList) else widget

    @on(Input.Changed)
    def _search_latest(self, event: Input.Changed) -> None:
        """Search once for what was typed in one go."""
        if event.value != event.input.value:
            event.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.query(CommandList)) and super().check_action(action, parameters)

    def _action_command_list(self, action: str) -> None:
        if any(commands.scrollable_content_region for commands in self.query(CommandList)):
            super()._action_command_list(action)
