"""The app: it opens the store, wires the screens, and holds no rules."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text
from textual.app import App

from store import Store
from tui.crash import keep_report
from tui.keys import EVERYWHERE, LIGHT, bindings
from tui.leaving import blank, on_hang_up
from tui.themes import HEARTH, LINEN, variable_defaults


class Turnabout(App[int]):
    """A couple's evening, from the first screen on."""

    TITLE = "Turnabout"
    BINDINGS = [*bindings(*EVERYWHERE, LIGHT)]
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, store: Store, folder: Path, script: str | None = None) -> None:
        super().__init__()
        self.store = store
        self._folder = folder
        self._script = script

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def on_mount(self) -> None:
        self.register_theme(HEARTH)
        self.register_theme(LINEN)
        self.theme = HEARTH.name
        on_hang_up(lambda: self.exit(0))

    def action_light(self) -> None:
        self.theme = LINEN.name if self.theme == HEARTH.name else HEARTH.name

    def action_leave(self) -> None:
        blank()
        self.exit(0)

    def _fatal_error(self) -> None:
        # Textual's own would print a traceback with the values of all variables: private words among them.
        error = self._exception or RuntimeError()
        self._exit_renderables.append(Text(keep_report(error, self._folder)))
        self._close_messages_no_wait()
