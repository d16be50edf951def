"""Past conversations by month, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from textual import on, work
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from store import Header, Store, StoreError
from tui.clock import now
from tui.keys.commands import BACK, HELP, LEAVE, OPEN, SEARCH
from tui.screens.history.outline_pane import OutlinePane
from tui.screens.split_screen import SplitScreen
from tui.styled_text import empty_text, literal
from tui.text.dates import MONTHS, clock_text, parse_moment, weekday_name
from tui.widgets.item_list import Heading, Item, ItemList, ListRow

NOTHING_TEXT = "Nothing here yet. Conversations you finish will appear here."


class PastConversations(SplitScreen[None]):
    """Conversations by month, with what each was about; posts ItemSelected with a Header.

    Older months are added while the couple is already reading.
    """

    KEYS = (OPEN, BACK, SEARCH, HELP, LEAVE)
    HAS_STRIP = False

    DEFAULT_CSS = """
    PastConversations {
        & #note { height: auto; color: $muted; padding: 0 2; display: none; }
        & #note.-shown { display: block; }
    }
    """

    def __init__(self, store: Store, clock: Callable[[], datetime] = now) -> None:
        super().__init__()
        self._store = store
        self._pane = OutlinePane(self, store, lambda: clock().date())
        self._marked: Header | None = None
        self._return_to: Header | None = None

    def compose_body(self) -> Iterable[Widget]:
        yield Static("History", id="title")
        yield Static(id="note")
        yield ItemList(margin=17, airy=True)

    def on_mount(self) -> None:
        self.query_one(ItemList).focus()
        self.refresh_list()

    def refresh_list(self) -> None:
        """Reload the list, as a conversation may have been deleted or corrected."""
        self._return_to = self._marked
        self._set_note("")
        self.query_one(ItemList).show(())
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        from tui.reports.conversation_topic import conversation_topic

        worker, found = get_current_worker(), False
        try:
            for month in self._store.months():
                headers = self._store.headers(month)
                topics = [conversation_topic(self._store, header.id) for header in headers]
                if worker.is_cancelled:
                    return
                if headers:
                    found = True
                    self.call_later(self._add_month, month, headers, topics)
        except StoreError as error:
            self.call_later(self._set_note, str(error))
        else:
            if not found:
                self.call_later(self._set_note, NOTHING_TEXT, is_empty=True)

    def _add_month(self, month: str, headers: Sequence[Header], topics: Sequence[str]) -> None:
        for items in self.query(ItemList):  # none while closing, when a thread may still report
            items.add_rows(_rows(month, headers, topics))
            if self._return_to in headers:
                items.highlight(self._return_to)
                self._return_to = None

    def _set_note(self, sentence: str, *, is_empty: bool = False) -> None:
        self.set_empty(is_empty)
        for note in self.query("#note").results(Static):
            note.update(empty_text(sentence) if is_empty else literal(sentence))
            note.set_class(bool(sentence), "-shown")

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        self._marked = event.item.value
        self._pane.show(event.item.value)

    def action_continue(self) -> None:
        self.query_one(ItemList).action_select()

    def action_back(self) -> None:
        self.dismiss(None)


def _rows(month: str, headers: Sequence[Header], topics: Sequence[str]) -> Iterable[ListRow]:
    year, number = month.split("-")
    yield Heading(f"{MONTHS[int(number) - 1]} {year}")
    for header, topic in zip(headers, topics, strict=True):
        early = "" if header.finished else "stopped early, "
        yield Item(header, header.title, topic, f"{early}{when_text(header)}")


def when_text(header: Header) -> str:
    """Return when a conversation began, as in "Thursday 19, 20:15"."""
    then = parse_moment(header.started)
    return f"{weekday_name(then)} {then.day}, {clock_text(then)}" if then else ""
