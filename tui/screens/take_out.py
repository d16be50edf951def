"""The one question before a line leaves the notebook."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.widget import Widget
from textual.widgets import Static

from store import Entry, Store, StoreError
from tui.content import typed
from tui.keys import BACK, GO_ON, HELP, LEAVE, Command
from tui.screens.page import Page
from tui.widgets.choice import Choices

LEAVE_IT, TAKE_IT_OUT = range(2)
CHOICES = ("Leave it there", "Take it out")
GOES = (
    "Its earlier words go with it, and it does not come back by itself. What you wrote in the conversation it came "
    "from stays there, if you chose to keep your words."
)


class TakeOut(Page):
    """Dismissed with True once the line is out; whoever only presses Enter leaves it where it is."""

    KEYS: ClassVar[tuple[Command, ...]] = (GO_ON, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    TakeOut {
        & #trouble, & Choices { margin-bottom: 1; }
        &.-low Choices { margin-bottom: 0; }
    }
    """

    def __init__(self, store: Store, entry: Entry) -> None:
        super().__init__(
            "Shall this leave your notebook?", [typed(entry.text, "bold"), typed(GOES, "$muted")]
        )
        self._store, self._entry = store, entry

    def column(self) -> Iterable[Widget]:
        yield from super().column()
        yield Static(id="trouble")
        yield Choices(CHOICES)

    def begins_at(self) -> Widget:
        return self.query_one(Choices)

    def on_mount(self) -> None:
        self.query_one("#trouble").display = False

    def action_go_on(self) -> None:
        if self.query_one(Choices).cursor == TAKE_IT_OUT:
            self._take_out()
        else:
            self.dismiss(False)

    @work(exclusive=True)
    async def _take_out(self) -> None:
        try:
            await asyncio.to_thread(self._store.drop_entry, self._entry.id)
        except StoreError as error:
            trouble = self.query_one("#trouble", Static)
            trouble.update(typed(str(error)))
            trouble.display = True
        else:
            self.dismiss(True)
