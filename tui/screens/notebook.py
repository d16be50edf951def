"""The notebook: all that the couple keeps beside agreements, part by part, with a line to search in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from textual import on, work
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from store import Entry, Header, Store, StoreError
from tui.clock import now
from tui.content import typed
from tui.days import date_words
from tui.keys import BACK, HELP, LEAVE, OPEN
from tui.notebook import by_part, day_kept, fits, origins
from tui.screens.base import Room
from tui.whose import People, signs
from tui.widgets.line import TypedLine
from tui.widgets.noted import Noted
from tui.widgets.picks import Heading, Picks, Row

PAUSE = 0.15
"""Seconds without a key after which the lines follow what was typed, so that typing waits for nothing."""

EMPTY = "Nothing stands here now. What you choose to keep in a conversation comes here."
NOTHING_FITS = "Nothing here has these words in it."


class Notebook(Room[None]):
    """What is opened goes up as Picks.Picked with an Entry."""

    KEYS = (OPEN, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    Notebook {
        & #column { padding: 1 2 0 2; }
        & #title { height: 1; text-style: bold; padding: 0 1; }
        & TypedLine { margin-bottom: 1; }
        & #note { height: auto; color: $muted; padding: 0 1; display: none; }
        & #note.-shown { display: block; }
        &.-low #column { padding: 0 2; }
        &.-low TypedLine { margin-bottom: 0; }
    }
    """

    def __init__(self, store: Store, people: People, clock: Callable[[], datetime] = now) -> None:
        super().__init__()
        self._store, self._people, self._clock = store, people, clock
        self._entries: Sequence[Entry] = ()
        self._origins: Mapping[str, Header] = {}
        self._marked = ""
        self._pause: Timer | None = None

    def column(self) -> Iterable[Widget]:
        yield Static("Your notebook", id="title")
        yield TypedLine(placeholder="Search your notebook")
        yield Static(id="note")
        yield Picks()

    def on_mount(self) -> None:
        self.query_one(TypedLine).focus()

    def on_screen_resume(self) -> None:
        """Show how it stands now; what was opened may have been changed or taken out."""
        self._entries = self._store.notebook()
        self._show()
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
        self._show()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._show)

    def _show(self) -> None:
        if self._pause:
            self._pause.stop()
        self._pause = None
        for picks in self.query(Picks):  # none while the screen closes, as a thread may come too late
            rows, marked = list(self._rows(self.query_one(TypedLine).words)), self._marked
            picks.show(rows)
            self._mark(picks, marked)
            self._note("" if rows else NOTHING_FITS if self._entries else EMPTY)

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

    def _note(self, sentence: str) -> None:
        note = self.query_one("#note", Static)
        note.update(typed(sentence))
        note.set_class(bool(sentence), "-shown")

    @on(Picks.Marked)
    def _came_to(self, event: Picks.Marked) -> None:
        self._marked = event.pick.value.id

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Open what is marked, among what these words find."""
        event.stop()
        if self._pause:
            self._show()
        self.action_go_on()

    def on_key(self, event: object) -> None:
        """From the box, down goes to the lines."""
        if getattr(event, "key", "") == "down" and self.query_one(TypedLine).has_focus:
            self.query_one(Picks).focus()

    def action_go_on(self) -> None:
        self.query_one(Picks).action_select()

    def action_back(self) -> None:
        self.dismiss(None)
