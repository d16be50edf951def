"""Options that may be replaced while a click is on its way."""

from __future__ import annotations

from textual.events import Click
from textual.widgets import OptionList


class CurrentOptions(OptionList):
    """A list that ignores a click on a row that's gone.

    Textual (8.2) looks the clicked row up by its number when the click arrives, and fails if the list has become
    shorter since.
    """

    async def _on_click(self, event: Click) -> None:
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked >= self.option_count:
            event.prevent_default()
