"""Search over everything saved, while typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice, takewhile
from time import monotonic

from textual import on, work
from textual.worker import Worker, get_current_worker

from store import Agreement, Entry, Header, Store, StoreError
from tui.clock import now
from tui.reports.search import CONTEXT_CHARS, SearchHit, search_all
from tui.screens.filter_list import FilterListScreen
from tui.screens.history.outline_pane import OutlinePane
from tui.screens.home_data import ScriptSearch
from tui.text.agreement_preview import agreement_preview
from tui.text.couple import Couple
from tui.text.dates import brief_full_date, parse_moment
from tui.text.entry_preview import entry_preview
from tui.text.preview import Preview
from tui.widgets.inputs.line_input import SearchInput
from tui.widgets.item_list import Heading, Item, ItemList, ListRow

REFRESH_SECONDS = 0.1
"""Seconds between updates; the first hit is shown at once."""

MAX_HITS = 300
"""More hits than anyone reads."""

SCOPE_TEXT = "Searches agreements, your notebook, and saved answers."
FOUND_TEXTS = ("Nothing found. Only what you saved can be searched.", "Found {}.")
TOO_MANY_TEXT = f"Showing the first {MAX_HITS}. Add a word to narrow it down."
FIND_TITLE, FIND_NOTE = "Find a conversation", "Searches the ones you can start"
HEADINGS = {
    "agreements": "Agreements",
    "notebook": "Notebook",
    "over": "Finished agreements",
    "conversations": "Conversations",
}


class SearchScreen(FilterListScreen[None]):
    """A search; posts ItemSelected with the hit."""

    PLACEHOLDER = "Search"
    AIRY = True
    DELAY = 0.25

    def __init__(self, store: Store, clock: Callable[[], datetime] = now) -> None:
        super().__init__()
        self._store, self._clock = store, clock
        self._pane = OutlinePane(self, store, lambda: clock().date())
        self._search: Worker[None] | None = None
        self._kind = ""
        self._opens_first = False

    @property
    def is_opening(self) -> bool:
        """Return whether the next key must wait for the first result."""
        has_left_input = any(not line.has_focus for line in self.query(SearchInput))
        return self._waits_for_first and (self._opens_first or has_left_input)

    @property
    def _waits_for_first(self) -> bool:
        return bool(self._search) and any(
            not items.rows for items in self.query(ItemList)
        )  # none while closing

    def on_mount(self) -> None:
        self.query_one(SearchInput).focus()
        self._show_scope()

    def _show_scope(self) -> None:
        """Say what can be searched, before anything is typed."""
        self.set_status(SCOPE_TEXT)
        self.set_empty(True)

    def refresh_list(self) -> None:
        if self._search:
            self._search.cancel()
        self.query_one(ItemList).show(())
        self._kind, self._opens_first = "", False
        query = self.query_text
        self._search = self._search_for(query) if query else None
        if query:
            self.set_status("Searching…")
        else:
            self._show_scope()

    @work(thread=True, group="search")
    def _search_for(self, query: str) -> None:
        worker, number = get_current_worker(), 0
        try:
            for hits in self._batches(worker, query):
                number += len(hits)
                self.call_later(self._add_hits, worker, hits)
            sentence = FOUND_TEXTS[min(number, 1)].format(number) if number < MAX_HITS else TOO_MANY_TEXT
        except StoreError as error:
            sentence = str(error)
        self.call_later(self._finish, worker, sentence)

    def _batches(self, worker: Worker[None], query: str) -> Iterator[tuple[SearchHit, ...]]:
        """Yield the first hit at once, then batches."""
        batch, shown_at = list[SearchHit](), -REFRESH_SECONDS
        for hit in islice(filter(None, self._until_stopped(worker, query)), MAX_HITS):
            batch.append(hit)
            if monotonic() - shown_at > REFRESH_SECONDS:
                yield tuple(batch)
                batch, shown_at = [], monotonic()
        yield tuple(batch)

    def _until_stopped(self, worker: Worker[None], query: str) -> Iterator[SearchHit | None]:
        return takewhile(lambda _: not worker.is_cancelled, search_all(self._store, query))

    def _add_hits(self, worker: Worker[None], hits: Sequence[SearchHit]) -> None:
        for items in self.query(ItemList):  # none while closing, when a thread may still report
            if worker is self._search:
                items.add_rows(self._rows(hits))
                self._open_awaited()

    def _rows(self, hits: Sequence[SearchHit]) -> Iterable[ListRow]:
        for hit in hits:
            if hit.kind != self._kind:
                self._kind = hit.kind
                yield Heading(HEADINGS[hit.kind])
            yield Item(hit.value, hit.title, _from_whole_word(hit.excerpt), _day(hit.day))

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        found, people = event.item.value, self._store.people()
        if isinstance(found, ScriptSearch):
            self._pane.leave()
            self.show_preview(Preview(FIND_TITLE, (FIND_NOTE,)))
        elif isinstance(found, Header):
            self._pane.show(found)
        elif people:
            self._pane.leave()
            couple = Couple(*people)
            self.show_preview(_preview(found, couple, self._clock().date()), couple)

    def _finish(self, worker: Worker[None], sentence: str) -> None:
        if worker is self._search:
            self._search = None
            self.set_status(sentence)
            if sentence == FOUND_TEXTS[0]:
                self.query_one(ItemList).show((Item(ScriptSearch(self.query_text), FIND_TITLE, FIND_NOTE),))
                self._open_awaited()

    def action_continue(self) -> None:
        """Open the highlighted result, or the first as soon as it's there."""
        self._opens_first = self._waits_for_first
        if not self._opens_first:
            super().action_continue()

    def _open_awaited(self) -> None:
        if self._opens_first and self.query_one(ItemList).rows:
            self.action_continue()

    def action_back(self) -> None:
        """Stop the search, clear the input, or go back."""
        if self._search:
            self._search.cancel()
            self._search = None
            self.set_status("Stopped. These are the results so far.")
        else:
            super().action_back()


def _preview(found: Agreement | Entry, couple: Couple, today: date) -> Preview:
    if isinstance(found, Agreement):
        return agreement_preview(found, couple, today)
    made = parse_moment(found.made)
    return entry_preview(found, "", made.date() if made else None, (couple.first, couple.second), today)


def _from_whole_word(found: str) -> str:
    """Return an excerpt that starts with a whole word."""
    first_space = found.find(" ", 1, CONTEXT_CHARS + 1) if found.startswith("…") else -1
    return found if first_space < 0 else f"…{found[first_space:].lstrip()}"


def _day(iso: str) -> str:
    """Return a short date, as in "6 Sep 2026"."""
    then = parse_moment(iso)
    return brief_full_date(then) if then else ""
