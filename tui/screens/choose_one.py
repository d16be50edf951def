"""What is to become of something: how it stands, and a few ways to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tui.content import typed
from tui.keys import BACK, GO_ON, HELP, LEAVE
from tui.screens.base import Room
from tui.widgets.inputs.choice_list import Choices


class OneOf(Room[str | None]):
    """Dismissed with the key of the way that they chose, or with None to go back."""

    KEYS = (GO_ON, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    OneOf {
        & #column { padding: 1 2 0 2; }
        & #title { height: auto; text-style: bold; color: $secondary; margin-bottom: 1; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #told { height: auto; margin-bottom: 1; }
        &.-low #column { padding: 0 2; }
        &.-low Choices { max-height: 20; }
        &.-low #title { margin-bottom: 0; }
    }
    """

    def __init__(self, title: str, told: str, ways: Mapping[str, str]) -> None:
        super().__init__()
        self._title, self._told, self._ways = title, told, ways

    def column(self) -> Iterable[Widget]:
        yield Static(typed(self._title), id="title")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(typed(self._told), id="told")
            yield Choices(list(self._ways.values()))

    def on_mount(self) -> None:
        self.query_one(Choices).focus()

    def action_go_on(self) -> None:
        self.dismiss(list(self._ways)[self.query_one(Choices).cursor])

    def action_back(self) -> None:
        self.dismiss(None)
