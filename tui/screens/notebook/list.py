"""The notebook: all that the couple keeps beside agreements, part by part, with a line to search in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from textual import on, work
from textual.widget import Widget
from textual.widgets import Static

from store import Entry, Header, Store, StoreError
from tui.clock import now
from tui.content import signs
from tui.reports.notebook import by_part, day_kept, fits, origins
from tui.screens.filter_list import Looking
from tui.text.couple import Partners
from tui.text.dates import date_words
from tui.widgets.inputs.line_input import FindLine
from tui.widgets.item_list import Heading, Picks, Row
from tui.widgets.notebook_row import Noted

EMPTY = "Nothing stands here now. What you choose to keep in a conversation comes here."
NOTHING_FITS = "Nothing here has these words in it."


class Notebook(Looking[None]):
    """What is opened goes up as Picks.Picked with an Entry."""

    PLACEHOLDER = "Search your notebook"

    DEFAULT_CSS = """
    Notebook {
        & #column { padding: 1 2 0 2; }
        & #title { height: 1; text-style: bold; padding: 0 1; }
        &.-low #column { padding: 0 2; }
    }
    """

    def __init__(self, store: Store, people: Partners, clock: Callable[[], datetime] = now) -> None:
        super().__init__()
        self._store, self._people, self._clock = store, people, clock
        self._entries: Sequence[Entry] = ()
        self._origins: Mapping[str, Header] = {}
        self._marked = ""

    def column(self) -> Iterable[Widget]:
        yield Static("Your notebook", id="title")
        yield from super().column()

    def on_mount(self) -> None:
        self.query_one(FindLine).focus()

    def on_screen_resume(self) -> None:
        """Show how it stands now; what was opened may have been changed or taken out."""
        self._entries = self._store.notebook()
        self.look()
        self._read_on()

    @work(thread=True, exclusive=True)
    def _read_on(self) -> None:
        """Read what may come a moment later: the titles of the conversations, from the lists of their months."""
        try:
            found = origins(self._store, self._entries)
        except StoreError:
            return  # then each line has its day alone
        self.call_later(self._have_read, found)

    def _have_read(self, found: Mapping[str, Header]) -> None:
        self._origins = found
        self.look()

    def look(self) -> None:
        for picks in self.query(Picks):  # none while the screen closes, as a thread may come too late
            rows, marked = list(self._rows(self.wanted)), self._marked
            picks.show(rows)
            self._mark(picks, marked)
            self.tell("" if rows else NOTHING_FITS if self._entries else EMPTY)

    def _mark(self, picks: Picks, id_: str) -> None:
        """Stay on the same line, also where it says something else now."""
        for row in picks.rows:
            if isinstance(row, Noted) and row.value.id == id_:
                picks.mark(row.value)

    def _rows(self, wanted: str) -> Iterator[Row]:
        today = self._clock().date()
        for part, entries in by_part(self._entries):
            rows = [self._row(entry, today) for entry in entries]
            if fitting := [row for row in rows if fits(row.value, f"{row.note}, {row.end}", wanted)]:
                yield Heading(part)
                yield from fitting

    def _row(self, entry: Entry, today: date) -> Noted:
        header = self._origins.get(entry.conversation)
        day = day_kept(entry, header)
        return Noted(
            entry,
            entry.text,
            header.title if header else "",
            date_words(day, today) if day else "",
            signs=signs(entry.of, self._people),
        )

    @on(Picks.Marked)
    def _came_to(self, event: Picks.Marked) -> None:
        self._marked = event.pick.value.id
