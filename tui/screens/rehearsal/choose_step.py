"""List of a script's steps, to go to one of them."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on

from scripts import Script
from scripts.model import Step, iter_nodes
from tui.keys.commands import BACK, CHOOSE, HELP, LEAVE
from tui.screens.filter_list import FilterListScreen
from tui.text.prefix_search import fold, matches_all
from tui.widgets.inputs.line_input import SearchInput
from tui.widgets.item_list import Item, ItemList

NOTHING_TEXT = "No step has this in its name or its words."
MAX_WORDS = 200


class ChooseStep(FilterListScreen[str | None]):
    """All steps in order; dismissed with the id of one, or None."""

    KEYS = (CHOOSE, BACK, HELP, LEAVE)
    HEADING = "Go to a step"
    PLACEHOLDER = "Type to find a step"
    MARGIN = 0
    DELAY = 0.05

    def __init__(self, script: Script, current: str = "") -> None:
        super().__init__()
        self._script, self._current = script, current

    def on_mount(self) -> None:
        self.refresh_list()
        self.query_one(ItemList).highlight(self._current)
        self.query_one(SearchInput).focus()

    def refresh_list(self) -> None:
        rows = list(self._rows(fold(self.query_text).split()))
        self.query_one(ItemList).show(rows)
        self.set_status("" if rows else NOTHING_TEXT, is_empty=not rows)

    def _rows(self, words: list[str]) -> Iterator[Item]:
        for node in iter_nodes(self._script.steps):
            if isinstance(node, Step):
                said = self._words_of(node)
                if matches_all(fold(f"{node.id} {node.kind} {said}"), words):
                    yield Item(node.id, node.id, said, node.kind)

    def _words_of(self, step: Step) -> str:
        """Return the first words of a step, as they were written."""
        wording = self._script.wordings.get(step.id)
        return " ".join(wording.prose.source.split())[:MAX_WORDS] if wording else ""

    @on(ItemList.ItemSelected)
    def _selected(self, event: ItemList.ItemSelected) -> None:
        event.stop()
        self.dismiss(event.value)
