"""One line of the notebook, to read together: its words whole, where it came from, and what can be done with it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store import Entry, Header, Store, StoreError
from tui.content import BAR, signs, typed, whose
from tui.keys import BACK, GO_ON, HELP, LEAVE, Command
from tui.reports.notebook import origin_text, origins
from tui.screens.edit_text import Reword
from tui.screens.notebook.delete_entry import TakeOut
from tui.screens.page import Page
from tui.text.couple import Partners
from tui.text.notices import TAKEN_OUT, WORDS_OF_TODAY
from tui.widgets.inputs.choice_list import Choices
from tui.widgets.wrapped_text import Fitted

TODAY = "Say it in your words of today"
CHOICES = ("Change it", "Take it out")


class Kept(Page):
    """A second window shows the line alone, and offers nothing to change."""

    KEYS: ClassVar[tuple[Command, ...]] = (GO_ON, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    Kept {
        & Choices { margin-bottom: 1; }
        &.-low Choices { margin-bottom: 0; }
    }
    """

    def __init__(self, store: Store, entry: Entry, people: Partners, today: date) -> None:
        super().__init__(entry.part.capitalize(), ())
        self._store, self._entry, self._people, self._today = store, entry, people, today
        self._header: Header | None = None
        self._half_typed = ""

    def column(self) -> Iterable[Widget]:
        yield from super().column()
        if not self._store.read_only:
            yield Choices(CHOICES)

    def body(self) -> Iterable[Widget]:
        yield Static(id="words")
        yield Static(id="from")
        yield Fitted(id="earlier")

    def begins_at(self) -> Widget:
        return super().begins_at() if self._store.read_only else self.query_one(Choices)

    def on_mount(self) -> None:
        self._show()
        self._find_origin()

    def _show(self) -> None:
        entry = self._entry
        words = Content.assemble(typed(entry.text, "bold"), "\n— ", whose(entry.of, self._people))
        self.query_one("#words", Static).update(words)
        origin = origin_text(entry, self._header, self._today)
        self.query_one("#from", Static).update(typed(origin, "$muted"))
        earlier = self.query_one("#earlier", Static)
        earlier.update(_earlier(entry.before))
        earlier.display = bool(entry.before)

    @work
    async def _find_origin(self) -> None:
        try:
            found = await asyncio.to_thread(origins, self._store, [self._entry])
        except StoreError:
            return  # then its day stands there alone
        self._header = found.get(self._entry.conversation)
        self._show()

    def offers(self, action: str) -> bool:
        return super().offers(action) and not (action == "go_on" and self._store.read_only)

    def action_go_on(self) -> None:
        (self._change if self.query_one(Choices).cursor == 0 else self._take_out)()

    @work(exclusive=True)
    async def _change(self) -> None:
        begun = self._half_typed or self._entry.text
        colours = [colour for _, colour in signs(self._entry.of, self._people)]
        alone = colours[0] if len(colours) == 1 else ""
        done = await self.app.push_screen_wait(Reword(TODAY, begun, self._put, alone))
        self._half_typed = "" if done.is_saved else done.text
        standing = (entry for entry in self._store.notebook() if entry.id == self._entry.id)
        before, self._entry = self._entry, next(standing, self._entry)
        self._show()
        if self._entry != before:
            self.app.notify(WORDS_OF_TODAY)

    def _put(self, text: str) -> None:
        self._store.change_entry(self._entry.id, text)

    @work(exclusive=True)
    async def _take_out(self) -> None:
        if await self.app.push_screen_wait(TakeOut(self._store, self._entry)):
            self.app.notify(TAKEN_OUT)
            self.dismiss(True)


def _earlier(before: Iterable[str]) -> Content:
    """The words it had until then, the latest first."""
    lines = [typed(f"{BAR}{' '.join(text.split())}", "$muted") for text in reversed(tuple(before))]
    return Content("\n").join([Content.styled("In earlier words", "$secondary"), *lines])
