"""Conversations behind a week, a month, or an outcome."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from tui.keys.commands import BACK, HELP, LEAVE, OPEN
from tui.screens.history.over_time_views import OverTimeRow
from tui.screens.history.past_conversations import when_text
from tui.screens.split import SplitScreen
from tui.styled_text import literal
from tui.text.conversation_preview import conversation_preview
from tui.widgets.item_list import Item, ItemList


class ConversationsBehind(SplitScreen[None]):
    """A list of conversations; posts ItemSelected with a Header."""

    KEYS = (OPEN, BACK, HELP, LEAVE)
    HAS_STRIP = False

    def __init__(self, behind: OverTimeRow) -> None:
        super().__init__()
        self._row = behind

    def compose_body(self) -> Iterable[Widget]:
        yield Static(literal(self._row.title), id="title")
        yield ItemList(Item(header, header.title, trailing=when_text(header)) for header in self._row.headers)

    def on_mount(self) -> None:
        self.query_one(ItemList).focus()

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        self.show_preview(conversation_preview(event.item.value, self._row.first_day))

    def action_continue(self) -> None:
        self.query_one(ItemList).action_select()

    def action_back(self) -> None:
        self.dismiss(None)
