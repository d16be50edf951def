"""List of a script's steps, to go to one of them."""

from __future__ import annotations

from textual import on

from scripts import Script
from scripts.model import Step, iter_nodes
from tui.keys.commands import BACK, CHOOSE, HELP, LEAVE
from tui.screens.filter_list import FilterListScreen
from tui.text.prefix_search import fold, matches_all
from tui.text.preview import Preview
from tui.widgets.inputs.line_input import SearchInput
from tui.widgets.item_list import Item, ItemList

NOTHING_TEXT = "Nothing found. Try another word."
MAX_WORDS = 120


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
        rows = self._rows(fold(self.query_text).split())
        items = self.query_one(ItemList)
        items.show(rows)
        if rows and self.query_text:
            items.highlight(rows[0].value)
        self.set_status("" if rows else NOTHING_TEXT, is_empty=not rows)

    def _rows(self, words: list[str]) -> list[Item]:
        """Return the steps that match: those with such a name, then those with such words."""
        steps = [node for node in iter_nodes(self._script.steps) if isinstance(node, Step)]
        named = [step for step in steps if matches_all(fold(step.id.replace("_", " ")), words)]
        others = [
            step
            for step in steps
            if step not in named and matches_all(fold(f"{step.kind} {self._words_of(step)}"), words)
        ]
        return [
            Item(step.id, step.id, self._words_of(step)[:MAX_WORDS], step.kind) for step in (*named, *others)
        ]

    def _words_of(self, step: Step) -> str:
        """Return the words of a step, as they were written."""
        wording = self._script.wordings.get(step.id)
        return " ".join(wording.prose.source.split()) if wording else ""

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        event.stop()
        step = next(node for node in iter_nodes(self._script.steps) if node.id == event.item.value)
        facts = [("Kind", step.kind)]
        if step.when is not None:
            facts.append(("When", " ".join(step.when.source.split())))
        words = self._words_of(step) if isinstance(step, Step) else ""
        self.show_preview(Preview(step.id, (words,) if words else (), tuple(facts)))

    @on(ItemList.ItemSelected)
    def _selected(self, event: ItemList.ItemSelected) -> None:
        event.stop()
        self.dismiss(event.value)
