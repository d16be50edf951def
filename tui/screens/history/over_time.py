"""Over time: weeks and months as they were kept, in a calm chart and in words; older ones come while one looks."""

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
from tui.content import typed
from tui.keys import BACK, HELP, LAST_VIEW, LEAVE, NEXT_VIEW, OPEN
from tui.reports.charts import Picture
from tui.reports.statistics import Trace
from tui.reports.statistics_loader import traces
from tui.screens.base import Room
from tui.screens.history.conversations_behind import WhatIsBehind
from tui.screens.history.over_time_views import VIEWS, Behind, View
from tui.widgets.item_list import Pick, Picks

MONTHS_FIRST = 3
MONTHS_AT_ONCE = 24
"""So many older months are read before they are shown, so that what is read is not moved all the time."""
PAUSE = 0.05
"""Seconds without a key after which the chart follows the cursor, so that a key held down moves it at once."""
READING = "Older months are still coming."
NO_ROOM = "A taller window draws it as well."


class OverTime(Room[None]):
    """What is opened goes up as Picks.Picked with a Header, at once where there is one conversation behind a line."""

    KEYS = (OPEN, NEXT_VIEW, BACK, HELP, LEAVE)
    MORE_KEYS = (LAST_VIEW,)

    DEFAULT_CSS = """
    OverTime {
        & #column { padding: 1 2 0 2; }
        & #top { height: 1; padding: 0 1; margin-bottom: 1; }
        & #title { width: 1fr; text-style: bold; }
        & #views { width: auto; }
        & #about { height: auto; color: $muted; padding: 0 1; display: none; }
        & #picture { height: 9; margin-bottom: 1; display: none; }
        & #says { height: auto; padding: 0 1; margin-bottom: 1; display: none; }
        & #no-room { height: auto; color: $muted; padding: 0 1; display: none; }
        & #about.-shown, & #picture.-shown, & #says.-shown { display: block; }
        &.-tall #picture { height: 15; }
        &.-low #column { padding: 0 2; }
        &.-low #about, &.-low #picture { display: none; }
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
        self._traces: Sequence[Trace] = ()
        self._view, self._can_draw = 0, False
        self._picture: Picture | None = None
        self._pause: Timer | None = None
        self._reading, self._trouble = True, ""

    def column(self) -> Iterable[Widget]:
        with Horizontal(id="top"):
            yield Static("Over time", id="title")
            yield Static(id="views")
        yield Static(id="about")
        yield Horizontal(id="picture")
        yield Static(id="says")
        yield Static(NO_ROOM, id="no-room")
        yield Picks()

    def on_mount(self) -> None:
        self.query_one(Picks).focus()
        self._show()
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        """Read month by month, the newest first; what draws the chart is loaded when there is something to draw."""
        worker, found, trouble = get_current_worker(), list[Trace](), ""
        try:
            for number, month in enumerate(traces(self._store, lambda: worker.is_cancelled), 1):
                found += month
                if number == MONTHS_FIRST or number % MONTHS_AT_ONCE == 0:
                    self.call_later(self._have_read, tuple(found))
                    self._load_chart()
        except StoreError as error:
            trouble = str(error)
        if not worker.is_cancelled:
            self._load_chart()
            self.call_later(self._have_read, tuple(found), over=True, trouble=trouble)

    def _load_chart(self) -> None:
        """Here, in the thread that reads, it takes its time and nobody waits."""
        import tui.widgets.chart  # noqa: F401

        self._can_draw = True

    def _have_read(self, found: Sequence[Trace], *, over: bool = False, trouble: str = "") -> None:
        self._traces, self._reading, self._trouble = found, not over, trouble
        self._show()

    def _show(self) -> None:
        view = VIEWS[self._view]
        rows = list(view.rows(self._traces))
        self._picture = view.picture(self._traces) if view.picture and rows else None
        self._tell("#views", self._names())
        self._tell("#about", typed(view.about if rows else ""))
        self._tell("#says", typed(self._says(view, there=bool(rows))))
        for picks in self.query(Picks):  # none while the screen closes, as a thread may come too late
            picks.show(rows)
            self._draw()

    def _names(self) -> Content:
        """All views, the one that is shown now by weight as well as by colour."""
        return Content("  ").join(
            Content.styled(view.name, "bold underline" if number == self._view else "$muted")
            for number, view in enumerate(VIEWS)
        )

    def _says(self, view: View, *, there: bool) -> str:
        if self._reading:
            return READING
        if self._trouble:
            return self._trouble
        return view.says(self._traces) if there else view.nothing

    def _tell(self, where: str, words: Content) -> None:
        for line in self.query(where).results(Static):
            line.update(words)
            line.set_class(bool(words), "-shown")

    def _draw(self) -> None:
        """Draw the picture of this view, where it has one and there is something on it."""
        view, picture, marked = VIEWS[self._view], self._picture, self._marked()
        frame = self.query_one("#picture")
        frame.set_class(picture is not None, "-shown")
        self.set_class(picture is None, "-plain")
        if picture and marked and self._can_draw:
            from tui.widgets.chart import Chart

            for chart in self.query(Chart):
                chart.show(picture, view.place(marked.begins))
            if not self.query(Chart):
                frame.mount(Chart(picture, view.place(marked.begins)))

    def _marked(self) -> Behind | None:
        """What the cursor stands on."""
        picks = self.query_one(Picks)
        row = picks.rows[picks.highlighted] if picks.highlighted is not None else None
        return row.value if isinstance(row, Pick) else None

    @on(Picks.Marked)
    def _came_to(self, event: Picks.Marked) -> None:
        event.stop()
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._draw)

    @on(Picks.Picked)
    def _open(self, event: Picks.Picked) -> None:
        """One conversation opens at once; of several, one can be chosen."""
        if isinstance(event.value, Behind):
            event.stop()
            if len(event.value.headers) == 1:
                self.post_message(Picks.Picked(event.value.headers[0]))
            else:
                self.app.push_screen(WhatIsBehind(event.value))

    def action_turn(self, by: int) -> None:
        """Look another way, round and round."""
        self._view = (self._view + by) % len(VIEWS)
        self.query_one(Picks).show(())
        self._show()

    def action_go_on(self) -> None:
        self.query_one(Picks).action_select()

    def action_back(self) -> None:
        self.dismiss(None)
