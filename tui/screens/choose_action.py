"""Choice screen: the current status and a few actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tui.keys.commands import BACK, CHOOSE, HELP, LEAVE
from tui.screens.dialog import DialogScreen
from tui.styled_text import literal
from tui.widgets.inputs.choice_list import ChoiceList


class ChooseOne(DialogScreen[str | None]):
    """A few actions; dismissed with the chosen key, or None.

    `suggested` is the key of the one that's selected first.
    """

    KEYS = (CHOOSE, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    ChooseOne {
        & #told { margin-bottom: 1; }
    }
    """

    def __init__(self, title: str, text: str, actions: Mapping[str, str], suggested: str = "") -> None:
        super().__init__()
        self._title, self._text, self._actions = title, text, actions
        self._cursor = list(actions).index(suggested) if suggested else 0

    def compose_body(self) -> Iterable[Widget]:
        yield Static(literal(self._title), id="title")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(literal(self._text), id="told")
            yield ChoiceList(list(self._actions.values()), cursor=self._cursor)

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    def action_continue(self) -> None:
        self.dismiss(list(self._actions)[self.query_one(ChoiceList).cursor])

    def action_back(self) -> None:
        self.dismiss(None)
