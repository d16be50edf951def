"""Statistics screen: weeks and months, charted and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from store import Store, StoreError
from tui.keys.commands import BACK, HELP, LEAVE, NEXT_VIEW, OPEN, PREVIOUS_VIEW
from tui.reports.charts import ChartData
from tui.reports.statistics import ConversationStats
from tui.reports.statistics_loader import iter_stats
from tui.screens.history.source_conversations import ConversationsBehind
from tui.screens.history.statistics_preview import row_preview
from tui.screens.history.statistics_views import VIEWS, OverTimeRow, View
from tui.screens.split_screen import SplitScreen
from tui.styled_text import empty_text, literal
from tui.widgets.chart import Chart
from tui.widgets.item_list import Item, ItemList

INITIAL_MONTHS = 3
MONTHS_PER_BATCH = 24
"""Months per update, so that the list rarely moves."""
DELAY = 0.05
"""Seconds without a key before redrawing, for a fast cursor."""
READING_TEXT = "Loading older months…"
NO_ROOM_TEXT = "Make the window taller to see the chart."


class StatisticsScreen(SplitScreen[None]):
    """Statistics by period; older months are added while reading.

    Posts ItemSelected with a Header, at once if a row has only one conversation.
    """

    KEYS = (OPEN, NEXT_VIEW, BACK, HELP, LEAVE)
    MORE_KEYS = (PREVIOUS_VIEW,)
    HAS_STRIP = False

    DEFAULT_CSS = """
    StatisticsScreen {
        & #top { height: 1; padding: 0 2; margin-bottom: 1; }
        & #title { width: 1fr; padding: 0; margin-bottom: 0; }
        & #views { width: auto; }
        & #about { height: auto; color: $muted; padding: 0 2; display: none; }
        & #picture { height: 9; margin-bottom: 1; display: none; }
        & #says { height: auto; padding: 0 2; margin-bottom: 1; display: none; }
        & #no-room { height: auto; color: $muted; padding: 0 2; display: none; }
        & #about.-shown, & #picture.-shown, & #says.-shown { display: block; }
        &.-tall #picture { height: 15; }
        &.-low #about, &.-short #about, &.-low #picture { display: none; }
        &.-low #no-room { display: block; }
        &.-plain #no-room { display: none; }
        &.-low #top, &.-low #says { margin-bottom: 0; }
        &.-plain #about { margin-bottom: 1; }
        &.-narrow #title { display: none; }
    }
    """

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._stats: Sequence[ConversationStats] = ()
        self._view = 0
        self._chart_data: ChartData | None = None
        self._pause: Timer | None = None
        self._reading, self._error_text = True, ""

    def compose_body(self) -> Iterable[Widget]:
        with Horizontal(id="top"):
            yield Static("Over time", id="title")
            yield Static(id="views")
        yield Static(id="about")
        yield Chart(id="picture")
        yield Static(id="says")
        yield Static(NO_ROOM_TEXT, id="no-room")
        yield ItemList(margin=8)

    def on_mount(self) -> None:
        self.query_one(ItemList).focus()
        self._show()
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        """Read month by month, the newest first."""
        worker, found, error_text = get_current_worker(), list[ConversationStats](), ""
        try:
            for number, month in enumerate(iter_stats(self._store, lambda: worker.is_cancelled), 1):
                found += month
                if number == INITIAL_MONTHS or number % MONTHS_PER_BATCH == 0:
                    self.call_later(self._add_read, tuple(found))
        except StoreError as error:
            error_text = str(error)
        if not worker.is_cancelled:
            self.call_later(self._add_read, tuple(found), over=True, error_text=error_text)

    def _add_read(
        self, found: Sequence[ConversationStats], *, over: bool = False, error_text: str = ""
    ) -> None:
        self._stats, self._reading, self._error_text = found, not over, error_text
        self._show()

    def _show(self) -> None:
        view = VIEWS[self._view]
        rows = list(view.rows(self._stats))
        self._chart_data = view.chart(self._stats) if view.chart and rows else None
        self._set_text("#views", self._view_names())
        self._set_text("#about", literal(view.about if rows else ""))
        summary = self._view_summary(view, has_rows=bool(rows))
        self.set_empty(summary == view.empty_text)
        self._set_text("#says", empty_text(summary) if self.is_empty else literal(summary))
        for items in self.query(ItemList):  # none while closing, when a thread may still report
            items.show(rows)
            self._draw()

    def _view_names(self) -> Content:
        """Return all view names, the current one in bold on its own ground."""
        return Content("").join(
            Content.styled(f" {view.name} ", "bold $ink on $panel" if number == self._view else "$muted")
            for number, view in enumerate(VIEWS)
        )

    def _view_summary(self, view: View, *, has_rows: bool) -> str:
        if self._reading:
            return READING_TEXT
        if self._error_text:
            return self._error_text
        return view.summary(self._stats) if has_rows else view.empty_text

    def _set_text(self, where: str, words: Content) -> None:
        for line in self.query(where).results(Static):
            line.update(words)
            line.set_class(bool(words), "-shown")

    def _draw(self) -> None:
        """Draw the chart of this view, if it has data."""
        view, picture, marked = VIEWS[self._view], self._chart_data, self._highlighted_row()
        chart = self.query_one(Chart)
        chart.set_class(picture is not None, "-shown")
        self.set_class(picture is None, "-plain")
        if picture and marked:
            chart.show(picture, view.bucket(marked.first_day), view.label(marked.first_day))

    def _highlighted_row(self) -> OverTimeRow | None:
        """Return the row at the cursor."""
        items = self.query_one(ItemList)
        row = items.rows[items.highlighted] if items.highlighted is not None else None
        return row.value if isinstance(row, Item) else None

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        event.stop()
        view = VIEWS[self._view]
        self.show_preview(row_preview(event.item, view, self._stats), lead=view.lead)
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(DELAY, self._draw)

    @on(ItemList.ItemSelected)
    def _open(self, event: ItemList.ItemSelected) -> None:
        """Open a single conversation, or let the couple choose one."""
        if isinstance(event.value, OverTimeRow):
            event.stop()
            if len(event.value.headers) == 1:
                self.post_message(ItemList.ItemSelected(event.value.headers[0]))
            else:
                self.app.push_screen(ConversationsBehind(self._store, event.value))

    def action_turn(self, by: int) -> None:
        """Show the next or previous view, cyclically."""
        self._view = (self._view + by) % len(VIEWS)
        self.query_one(ItemList).show(())
        self._show()

    def action_continue(self) -> None:
        self.query_one(ItemList).action_select()

    def action_back(self) -> None:
        self.dismiss(None)
