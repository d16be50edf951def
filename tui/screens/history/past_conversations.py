"""Past conversations by month, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial

from textual import on, work
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from store import Header, Store, StoreError
from tui.clock import now
from tui.keys.commands import BACK, HELP, LEAVE, OPEN, SEARCH
from tui.screens.split import SplitScreen
from tui.styled_text import empty_text, literal
from tui.text.conversation_preview import conversation_preview
from tui.text.dates import MONTHS, clock_text, parse_moment, weekday_name
from tui.text.preview import Preview
from tui.widgets.item_list import Heading, Item, ItemList, ListRow

REST_SECONDS = 0.2
"""How long the cursor rests before a conversation is read."""
NOTHING_TEXT = "Nothing here yet. Conversations you finish will appear here."


class PastConversations(SplitScreen[None]):
    """Conversations by month; posts ItemSelected with a Header.

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
        self._store, self._clock = store, clock
        self._rest: Timer | None = None
        self._marked: Header | None = None

    def compose_body(self) -> Iterable[Widget]:
        yield Static("History", id="title")
        yield Static(id="note")
        yield ItemList(margin=17)

    def on_mount(self) -> None:
        self.query_one(ItemList).focus()
        self.refresh_list()

    def refresh_list(self) -> None:
        """Reload the list, as a conversation may have been deleted."""
        self._set_note("")
        self.query_one(ItemList).show(())
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        worker, found = get_current_worker(), False
        try:
            for month in self._store.months():
                headers = self._store.headers(month)
                if worker.is_cancelled:
                    return
                if headers:
                    found = True
                    self.call_later(self._add_month, month, headers)
        except StoreError as error:
            self.call_later(self._set_note, str(error))
        else:
            if not found:
                self.call_later(self._set_note, NOTHING_TEXT, is_empty=True)

    def _add_month(self, month: str, headers: Sequence[Header]) -> None:
        for items in self.query(ItemList):  # none while closing, when a thread may still report
            items.add_rows(_rows(month, headers))

    def _set_note(self, sentence: str, *, is_empty: bool = False) -> None:
        self.set_empty(is_empty)
        for note in self.query("#note").results(Static):
            note.update(empty_text(sentence) if is_empty else literal(sentence))
            note.set_class(bool(sentence), "-shown")

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        self._marked = event.item.value
        self.show_preview(conversation_preview(event.item.value, self._clock().date()))
        if self._rest:
            self._rest.stop()
        if self.has_class("-wide"):
            self._rest = self.set_timer(REST_SECONDS, partial(self._read_answers, event.item.value))

    @work(thread=True, exclusive=True, group="answers")
    def _read_answers(self, header: Header) -> None:
        """Read the answers for the pane."""
        from tui.screens.history.transcript import answer_lines

        if people := self._store.people():
            today = self._clock().date()
            answers = answer_lines(self._store, header.id, people, today)
            self.call_later(self._show_answers, header, conversation_preview(header, today, answers))

    def _show_answers(self, header: Header, preview: Preview) -> None:
        if header == self._marked:  # the cursor may have moved on
            self.show_preview(preview)

    def action_continue(self) -> None:
        self.query_one(ItemList).action_select()

    def action_back(self) -> None:
        self.dismiss(None)


def _rows(month: str, headers: Sequence[Header]) -> Iterable[ListRow]:
    year, number = month.split("-")
    yield Heading(f"{MONTHS[int(number) - 1]} {year}")
    for header in headers:
        early = "" if header.finished else "stopped early, "
        yield Item(header, header.title, trailing=f"{early}{when_text(header)}")


def when_text(header: Header) -> str:
    """Return when a conversation began, as in "Thursday 19, 20:15"."""
    then = parse_moment(header.started)
    return f"{weekday_name(then)} {then.day}, {clock_text(then)}" if then else ""
