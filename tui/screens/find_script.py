"""All conversations, to search by typing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input

from tui.screens.filter_list import FilterListScreen
from tui.screens.home_data import HomeDetails, HomeSnapshot
from tui.screens.home_preview import preview_of
from tui.screens.home_script_rows import script_items, script_rows
from tui.text.prefix_search import fold, matches_all
from tui.widgets.inputs.line_input import SearchInput
from tui.widgets.item_list import Heading, ItemList, ListRow

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo

NOTHING_FOUND = "Nothing found. Try another word, or “light,” “tender,” or “heavy.”"

IN_TITLE, IN_TEXT = "Titles", "Descriptions"


class FindScript(FilterListScreen["ScriptInfo | None"]):
    """All scripts by group; dismissed with the one to open, or None.

    A script is found by its title, what it's about, and its depth. `words` are searched for at first.
    """

    HEADING = "All conversations"
    PLACEHOLDER: ClassVar[str] = "Search conversations"

    def __init__(self, snapshot: HomeSnapshot, details: HomeDetails, words: str = "") -> None:
        super().__init__()
        self._snapshot, self._details, self._words = snapshot, details, words

    def on_mount(self) -> None:
        super().on_mount()
        with self.prevent(Input.Changed):
            self.query_one(SearchInput).value = self._words
        self.refresh_list()
        self.query_one(ItemList).focus()

    def refresh_list(self) -> None:
        rows = [*self._rows(fold(self.query_text).split())]
        for items in self.query(ItemList):  # none while closing
            items.show(rows)
        self.set_status("" if rows else NOTHING_FOUND, is_empty=not rows)

    def _rows(self, words: list[str]) -> Iterator[ListRow]:
        """Yield all scripts by group, or those that match: first by their title, then by the rest."""
        if not words:
            yield from script_rows(self._details.scripts, self._snapshot, self._details)
            return
        found = [script for script in self._details.scripts if matches_all(fold(_searched(script)), words)]
        named = [script for script in found if matches_all(fold(script.title), words)]
        others = [script for script in found if script not in named]
        for heading, scripts in ((IN_TITLE, named), (IN_TEXT, others)):
            if scripts:
                yield Heading(heading)
            yield from script_items(scripts, self._snapshot, self._details)

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        event.stop()
        self.show_preview(preview_of(event.item.value, self._snapshot, self._details))

    @on(ItemList.ItemSelected)
    def _selected(self, event: ItemList.ItemSelected) -> None:
        event.stop()
        self.dismiss(event.value)


def _searched(script: ScriptInfo) -> str:
    return " ".join((script.title, script.about, script.depth))
