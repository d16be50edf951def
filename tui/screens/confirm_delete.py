"""The one question before something goes and does not come back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store import StoreError
from tui.content import typed
from tui.keys import BACK, GO_ON, HELP, LEAVE, Command
from tui.screens.page import Page
from tui.widgets.inputs.choice_list import Choices


class ForGood(Page):
    """Dismissed with True once it is gone; whoever only presses Enter leaves it where it is.

    `stays` and `goes` are the two choices; `take` does what the second says, and may raise StoreError.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (GO_ON, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    ForGood {
        & #trouble, & Choices { margin-bottom: 1; }
        &.-low Choices { margin-bottom: 0; }
    }
    """

    def __init__(
        self, title: str, paragraphs: Sequence[Content], stays: str, goes: str, take: Callable[[], None]
    ) -> None:
        super().__init__(title, paragraphs)
        self._choices, self._take = (stays, goes), take

    def column(self) -> Iterable[Widget]:
        yield from super().column()
        yield Static(id="trouble")
        yield Choices(self._choices)

    def begins_at(self) -> Widget:
        return self.query_one(Choices)

    def on_mount(self) -> None:
        self.query_one("#trouble").display = False

    def action_go_on(self) -> None:
        if self.query_one(Choices).cursor:
            self._let_it_go()
        else:
            self.dismiss(False)

    @work(exclusive=True)
    async def _let_it_go(self) -> None:
        try:
            await asyncio.to_thread(self._take)
        except StoreError as error:
            trouble = self.query_one("#trouble", Static)
            trouble.update(typed(str(error)))
            trouble.display = True
        else:
            self.dismiss(True)
