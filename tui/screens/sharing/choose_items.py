"""Choosing, together, what goes on a page for someone else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tui.keys.command import Command
from tui.keys.commands import BACK, CONTINUE, HELP, LEAVE
from tui.keys.input_commands import TICK
from tui.screens.base import BaseScreen
from tui.styled_text import literal
from tui.text.sharing import ABOUT, NOTHING_CHOSEN, TITLE
from tui.widgets.inputs.choice_list import ChoiceList


class ChooseItems(BaseScreen[frozenset[int] | None]):
    """A list to tick; dismissed with the numbers of what was ticked, or None.

    Nothing is ticked at first.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (CONTINUE, TICK, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    ChooseItems {
        & #column { padding: 1 2 0 2; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #title { height: auto; text-style: bold; color: $secondary; margin-bottom: 1; }
        & #about { height: auto; margin-bottom: 1; }
        & ChoiceList { max-height: 1000; }
        & #wanted { height: auto; color: $hint; padding: 0 2; }
        &.-low #column { padding: 0 2; }
        &.-low #title, &.-low #about { margin-bottom: 0; }
    }
    """

    def __init__(self, labels: Sequence[str], ticked: frozenset[int] = frozenset()) -> None:
        super().__init__()
        self._labels, self._ticked = labels, ticked

    def compose_body(self) -> Iterable[Widget]:
        with VerticalScroll(id="body", can_focus=False):
            yield Static(TITLE, id="title")
            yield Static(ABOUT, id="about")
            yield ChoiceList(self._labels, several=True, marked=self._ticked)
        yield Static(id="wanted")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#wanted").display = False
        self.query_one(ChoiceList).focus()

    @on(ChoiceList.MarksChanged)
    def _changed(self, event: ChoiceList.MarksChanged) -> None:
        event.stop()
        self._show_hint("")

    def footer(self) -> Sequence[Command]:
        return self.KEYS

    def action_continue(self) -> None:
        if ticked := self.query_one(ChoiceList).marked:
            self.dismiss(ticked)
        else:
            self._show_hint(NOTHING_CHOSEN)

    def action_back(self) -> None:
        self.dismiss(None)

    def _show_hint(self, sentence: str) -> None:
        hint = self.query_one("#wanted", Static)
        hint.update(literal(sentence))
        hint.display = bool(sentence)
