"""Saying in other words what was agreed or noted; those it had stay with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static, TextArea

from prompts import clean
from store import StoreError
from tui.content import typed
from tui.keys import BACK, GO_ON, HELP, LEAVE, NEW_LINE, Command
from tui.screens.base import Room
from tui.widgets.inputs.arrow_form import Form
from tui.widgets.inputs.option_row import Options
from tui.widgets.inputs.text_box import Box

WANTED = "A few words are wanted here. Esc leaves it as it was."


@dataclass(frozen=True)
class Typed:
    """What stood in the box in the end, and whether it is saved."""

    text: str
    is_saved: bool


class Reword(Room[Typed]):
    """Begins with `begun`; dismissed with what stands in the box, saved by going on and not saved by going back.

    `save` keeps the new words and may raise StoreError: then they stay in the box. `colour` is whose it is.
    """

    KEYS = (GO_ON, BACK, HELP, LEAVE)
    MORE_KEYS: ClassVar[tuple[Command, ...]] = (NEW_LINE,)
    STAYS: ClassVar[str] = "The words it has had until now stay with it."
    REPLACES: ClassVar[bool] = False
    """Whether the first letter replaces the words that it begins with."""

    DEFAULT_CSS = """
    Reword {
        & #column { padding: 1 2 0 2; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #body > * { height: auto; }
        & #title { text-style: bold; color: $secondary; margin-bottom: 1; }
        & #note { color: $muted; padding: 0 1; }
        & #trouble { color: $hint; padding: 0 1; margin-top: 1; }
        &.-low #column { padding: 0 2; }
        &.-low #title { margin-bottom: 0; }
    }
    """

    def __init__(self, asked: str, begun: str, save: Callable[[str], None], colour: str = "") -> None:
        super().__init__()
        self._asked, self._begun, self._keep, self._colour = asked, begun, save, colour

    def column(self) -> Iterable[Widget]:
        with VerticalScroll(id="body", can_focus=False, classes=f"of-{self._colour}" if self._colour else ""):
            yield Static(typed(self._asked), id="title")
            yield Form(Box(self._begun, replaced=self._begun if self.REPLACES else ""), *self.further())
            yield Static(typed(self.STAYS), id="note")
            yield Static(id="trouble")

    def further(self) -> Iterable[Widget]:
        """What else can be changed, below the words; nothing unless a screen has more."""
        return ()

    def on_mount(self) -> None:
        self.query_one(Box).focus()

    @on(Box.Entered)
    def _entered(self, event: Box.Entered) -> None:
        event.stop()
        self.action_go_on()

    @on(TextArea.Changed)
    @on(Options.Chosen)
    def _changed(self) -> None:
        self.trouble("")

    @on(Options.Lost)
    def _no_words_here(self, event: Options.Lost) -> None:
        self.trouble(event.sentence)

    def action_go_on(self) -> None:
        text = clean(self.query_one(Box).text).strip()
        if text:
            self._save(text)
        else:
            self.trouble(WANTED)

    @work(exclusive=True)
    async def _save(self, text: str) -> None:
        try:
            await asyncio.to_thread(self._keep, text)
        except StoreError as error:
            self.trouble(str(error))
        else:
            self.dismiss(Typed(text, is_saved=True))

    def trouble(self, sentence: str) -> None:
        """Say below why this is not saved, or take that away."""
        trouble = self.query_one("#trouble", Static)
        trouble.update(typed(sentence))
        trouble.display = bool(sentence)
        # It has its place only after the next layout.
        self.call_after_refresh(trouble.scroll_visible, animate=False)

    def action_back(self) -> None:
        self.dismiss(Typed(self.query_one(Box).text, is_saved=False))
