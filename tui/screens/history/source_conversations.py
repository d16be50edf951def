"""Conversations behind a week, a month, or an outcome."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from store import Store
from tui.clock import now
from tui.keys.commands import BACK, HELP, LEAVE, OPEN
from tui.screens.history.outline_pane import OutlinePane
from tui.screens.history.past_conversations import when_text
from tui.screens.history.statistics_views import OverTimeRow
from tui.screens.split_screen import SplitScreen
from tui.styled_text import literal
from tui.widgets.item_list import Item, ItemList


class ConversationsBehind(SplitScreen[None]):
    """A list of conversations; posts ItemSelected with a Header."""

    KEYS = (OPEN, BACK, HELP, LEAVE)
    HAS_STRIP = False

    def __init__(self, store: Store, behind: OverTimeRow) -> None:
        super().__init__()
        self._row = behind
        self._pane = OutlinePane(self, store, lambda: now().date())

    def compose_body(self) -> Iterable[Widget]:
        yield Static(literal(self._row.title), id="title")
        yield ItemList(Item(header, header.title, trailing=when_text(header)) for header in self._row.headers)

    def on_mount(self) -> None:
        self.query_one(ItemList).focus()

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        self._pane.show(event.item.value)

    def action_continue(self) -> None:
        self.query_one(ItemList).action_select()

    def action_back(self) -> None:
        self.dismiss(None)
