"""Before a script: what it is for, how long it takes, how deep it goes, and who begins today."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from store import Person, StoreError
from tui.content import typed
from tui.keys import BACK, BEGIN, HELP, LEAVE, RITUAL, SWAP
from tui.screens.base import Room
from tui.text.couple import Couple
from tui.text.dates import minutes_text

if TYPE_CHECKING:
    from scripts.library_index import Listed

DEPTHS = {
    "light": "Light: good on any evening.",
    "tender": "Tender: choose a moment without hurry.",
    "heavy": "Heavy: choose a calm evening, when both of you are rested.",
}


TO_THE_RITUAL = "ritual"


class CannotBegin(Exception):
    """A conversation cannot begin; the message is a sentence for the couple."""


class WhoBegins(Static):
    """Who is first today; a click changes it."""

    class Swapped(Message):
        """It was clicked."""

    def show(self, couple: Couple) -> None:
        first, second = (
            typed(f"{couple.sign(each)} {couple.name(each)}", f"bold ${couple.colour(each)}")
            for each in ("first", "second")
        )
        self.update(Content.assemble(first, " begins today, then ", second, "."))

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Swapped())


class Before(Room[Any]):
    """Dismissed with what `start` gave back for the id of the one who begins, or with None to go back.

    `start` runs in a thread and may raise CannotBegin or StoreError. `ritual` says how it stands with a script that
    has a rhythm; then it may also be dismissed with TO_THE_RITUAL. `carried` says which agreement it will be about.
    """

    KEYS = (BEGIN, SWAP, BACK, HELP, LEAVE)
    MORE_KEYS = (RITUAL,)

    DEFAULT_CSS = """
    Before {
        & #column { padding: 1 2 0 2; }
        & #title { height: auto; text-style: bold; color: $secondary; }
        & #length { height: auto; color: $muted; margin-bottom: 1; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #body > Static { height: auto; margin-bottom: 1; }
        & WhoBegins:hover { background: $panel; }
        & #trouble { color: $hint; }
        &.-low #column { padding: 0 2; }
        &.-low #length { margin-bottom: 0; }
    }
    """

    def __init__(
        self,
        script: Listed,
        people: tuple[Person, Person],
        begins: str,
        start: Callable[[str], object],
        ritual: str = "",
        *,
        carried: str = "",
    ) -> None:
        super().__init__()
        self._script, self._start, self._ritual, self._carried = script, start, ritual, carried
        self._couple = Couple.beginning(people, begins)
        self._starting = False

    def column(self) -> Iterable[Widget]:
        script = self._script
        yield Static(typed(script.title), id="title")
        yield Static(typed(f"{minutes_text(script.minutes)}  ·  {script.depth}"), id="length")
        with VerticalScroll(id="body"):
            yield Static(typed(script.about))
            if self._carried:
                yield Static(typed(self._carried))
            yield Static(typed(DEPTHS.get(script.depth, ""), "$muted"))
            yield WhoBegins()
            if self._ritual:
                yield Static(typed(self._ritual, "$muted"))
            yield Static(id="trouble")

    def on_mount(self) -> None:
        self._show()

    def offers(self, action: str) -> bool:
        return action != "ritual" or bool(self._ritual)

    def action_ritual(self) -> None:
        if not self._starting:
            self.dismiss(TO_THE_RITUAL)

    def _show(self) -> None:
        self.query_one(WhoBegins).show(self._couple)

    @on(WhoBegins.Swapped)
    def action_swap(self) -> None:
        """Let the other begin."""
        if not self._starting:
            self._couple = Couple(self._couple.second, self._couple.first)
            self._show()

    def action_go_on(self) -> None:
        if not self._starting:
            self._starting = True
            self.query_one("#trouble", Static).update("One moment.")
            self._begin()

    @work
    async def _begin(self) -> None:
        try:
            started = await asyncio.to_thread(self._start, self._couple.first.id)
        except (CannotBegin, StoreError) as error:
            self.query_one("#trouble", Static).update(typed(str(error)))
            self._starting = False
        else:
            self.dismiss(started)

    def action_back(self) -> None:
        if not self._starting:
            self.dismiss(None)
