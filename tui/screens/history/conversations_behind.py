"""The conversations behind a week, a month or a word, to read again."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from tui.content import typed
from tui.keys import BACK, HELP, LEAVE, OPEN
from tui.screens.base import Room
from tui.screens.history.over_time_views import Behind
from tui.screens.history.past_conversations import when_text
from tui.widgets.item_list import Pick, Picks


class WhatIsBehind(Room[None]):
    """What is opened goes up as Picks.Picked with a Header."""

    KEYS = (OPEN, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    WhatIsBehind {
        & #column { padding: 1 2 0 2; }
        & #title { height: 1; text-style: bold; padding: 0 1; margin-bottom: 1; }
        & #title { text-wrap: nowrap; text-overflow: ellipsis; }
        &.-low #column { padding: 0 2; }
        &.-low #title { margin-bottom: 0; }
    }
    """

    def __init__(self, behind: Behind) -> None:
        super().__init__()
        self._behind = behind

    def column(self) -> Iterable[Widget]:
        yield Static(typed(self._behind.title), id="title")
        yield Picks(Pick(header, header.title, when_text(header)) for header in self._behind.headers)

    def on_mount(self) -> None:
        self.query_one(Picks).focus()

    def action_go_on(self) -> None:
        self.query_one(Picks).action_select()

    def action_back(self) -> None:
        self.dismiss(None)
