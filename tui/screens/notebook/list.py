"""Notebook screen: all entries by part, with a search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime

from textual import on, work

from store import Entry, Header, Store, StoreError
from tui.clock import now
from tui.reports.notebook import entry_day, group_by_part, matches_entry, origins
from tui.screens.filter_list import FilterListScreen
from tui.screens.home_data import HomeTarget
from tui.styled_text import owner_signs
from tui.text.couple import Partners
from tui.text.dates import date_words
from tui.text.entry_preview import entry_preview
from tui.text.notebook_parts import part_name
from tui.text.prefix_search import fold, matches_all
from tui.text.preview import Preview
from tui.text.task_map import MAP_NOTE, MAP_TITLE
from tui.widgets.inputs.line_input import SearchInput
from tui.widgets.item_list import Heading, Item, ItemList, ListRow
from tui.widgets.notebook_row import NotebookRow

EMPTY_TEXT = (
    "Nothing here yet. Signals, boundaries, and other things you choose to save in a conversation will appear here. "
    "Your past conversations are in History, on Home."
)
MAP_ROW = Item(HomeTarget.TASK_MAP, MAP_TITLE, MAP_NOTE)
NO_MATCH_TEXT = "Nothing found. Try another word."


class NotebookScreen(FilterListScreen[None]):
    """All notebook entries; posts ItemSelected with an Entry."""

    HEADING = "Notebook"
    PLACEHOLDER = "Search your notebook"
    AIRY = True

    def __init__(self, store: Store, people: Partners, clock: Callable[[], datetime] = now) -> None:
        super().__init__()
        self._store, self._people, self._clock = store, people, clock
        self._entries: Sequence[Entry] = ()
        self._origins: Mapping[str, Header] = {}
        self._highlighted_id = ""

    def on_mount(self) -> None:
        self.query_one(SearchInput).focus()

    def on_screen_resume(self) -> None:
        """Refresh the list after an edit or a deletion."""
        self._entries = self._store.notebook()
        self.refresh_list()
        self._read_origins()

    @work(thread=True, exclusive=True)
    def _read_origins(self) -> None:
        """Read the titles of the source conversations, month by month."""
        try:
            found = origins(self._store, self._entries)
        except StoreError:
            return  # then each entry shows only its day
        self.call_later(self._add_read, found)

    def _add_read(self, found: Mapping[str, Header]) -> None:
        self._origins = found
        self.refresh_list()

    def refresh_list(self) -> None:
        for items in self.query(ItemList):  # none while closing, when a thread may still report
            rows, marked = list(self._rows(self.query_text)), self._highlighted_id
            items.show(rows)
            self._keep_highlight(items, marked)
            sentence = "" if self._entries and rows else NO_MATCH_TEXT if self._entries else EMPTY_TEXT
            self.set_status(sentence, is_empty=not rows)

    def _keep_highlight(self, items: ItemList, id_: str) -> None:
        """Highlight the entry again, even if its text changed."""
        for row in items.rows:
            if isinstance(row, NotebookRow) and row.value.id == id_:
                items.highlight(row.value)

    def _rows(self, query: str) -> Iterator[ListRow]:
        today = self._clock().date()
        tasks, groups = part_name("tasks"), dict(group_by_part(self._entries))
        for part in dict.fromkeys((*groups, tasks)):
            rows = [self._row(entry, today) for entry in groups.get(part, ())]
            fitting: list[ListRow] = [
                row for row in rows if matches_entry(row.value, f"{row.note}, {row.trailing}", query)
            ]
            if part == tasks and matches_all(fold(f"{MAP_TITLE} {MAP_NOTE}"), fold(query).split()):
                fitting.insert(0, MAP_ROW)
            if fitting:
                yield Heading(part)
                yield from fitting

    def _row(self, entry: Entry, today: date) -> NotebookRow:
        header = self._origins.get(entry.conversation)
        day = entry_day(entry, header)
        return NotebookRow(
            entry,
            entry.text,
            header.title if header else "",
            date_words(day, today) if day else "",
            signs=owner_signs(entry.of, self._people),
        )

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        entry = event.item.value
        if not isinstance(entry, Entry):
            self._highlighted_id = ""
            self.show_preview(Preview(MAP_TITLE, (f"{MAP_NOTE}. You can change it together at any time.",)))
            return
        self._highlighted_id = entry.id
        header = self._origins.get(entry.conversation)
        day, title = entry_day(entry, header), header.title if header else ""
        self.show_preview(entry_preview(entry, title, day, self._people, self._clock().date()))
