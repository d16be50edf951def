"""The app: it opens the store, wires the screens, and holds no rules."""

from __future__ import annotations

from textual.app import App

from store import Store
from tui.keys import EVERYWHERE, LIGHT, bindings
from tui.themes import HEARTH, LINEN, variable_defaults


class Turnabout(App[int]):
    """A couple's evening, from the first screen on."""

    TITLE = "Turnabout"
    BINDINGS = [*bindings(*EVERYWHERE, LIGHT)]
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, store: Store, script: str | None = None) -> None:
        super().__init__()
        self.store = store
        self._script = script

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def on_mount(self) -> None:
        self.register_theme(HEARTH)
        self.register_theme(LINEN)
        self.theme = HEARTH.name

    def action_light(self) -> None:
        self.theme = LINEN.name if self.theme == HEARTH.name else HEARTH.name

    def action_leave(self) -> None:
        self.exit(0)
