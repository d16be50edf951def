"""Searching what was kept: it begins while one types, and can be stopped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on, work
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import Worker, get_current_worker

from store import Store, StoreError
from tui.content import typed
from tui.days import MONTHS
from tui.finding import ROUND, Hit, at_once, in_conversations
from tui.keys import BACK, HELP, LEAVE, OPEN
from tui.screens.base import Room
from tui.tonight import read_moment
from tui.widgets.line import TypedLine
from tui.widgets.picks import Heading, Pick, Picks, Row

PAUSE = 0.25
"""Seconds without a key after which the search begins."""

AT_ONCE = 25
HEADINGS = {
    "agreements": "What you agreed",
    "notebook": "Your notebook",
    "conversations": "Your conversations",
}


class Search(Room[None]):
    """What is opened goes up as Picks.Picked with an Agreement, an Entry or a Header."""

    KEYS = (OPEN, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    Search {
        & #status { height: 1; color: $muted; padding: 0 1; margin-bottom: 1; }
        &.-low #status { margin-bottom: 0; }
    }
    """

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._pause: Timer | None = None
        self._search: Worker[None] | None = None
        self._kind = ""

    def column(self) -> Iterable[Widget]:
        yield TypedLine(placeholder="Search what you kept")
        yield Static("Agreements, your notebook, and the words that you chose to keep.", id="status")
        yield Picks()

    def on_mount(self) -> None:
        self.query_one(TypedLine).focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._begin)

    def _begin(self) -> None:
        self._pause = None
        if self._search:
            self._search.cancel()
        self.query_one(Picks).show(())
        self._kind = ""
        wanted = self.query_one(TypedLine).words
        self._search = self._look(wanted) if wanted else None
        self._status("Looking." if wanted else "")

    @work(thread=True, group="search")
    def _look(self, wanted: str) -> None:
        worker = get_current_worker()
        found: list[Hit] = []
        try:
            found += at_once(self._store, wanted)
            self._tell(worker, found)
            batch: list[Hit] = []
            for number, hit in enumerate(in_conversations(self._store, wanted, lambda: worker.is_cancelled)):
                batch += [hit] if hit else []
                if len(batch) and number % AT_ONCE == 0:
                    self._tell(worker, batch)
                    found, batch = found + batch, []
            self._tell(worker, batch)
            found += batch
            sentence = "" if found else "Nothing was found. Only what you chose to keep can be found."
        except StoreError as error:
            sentence = str(error)
        if not worker.is_cancelled:
            self.call_later(self._ended, worker, sentence or f"Found {len(found)}.")

    def _tell(self, worker: Worker[None], hits: Sequence[Hit]) -> None:
        if hits and not worker.is_cancelled:
            self.call_later(self._more, worker, tuple(hits))

    def _more(self, worker: Worker[None], hits: Sequence[Hit]) -> None:
        for picks in self.query(Picks):  # none while the screen closes, as a thread may come too late
            if worker is self._search:
                picks.more(self._rows(hits))

    def _rows(self, hits: Sequence[Hit]) -> Iterable[Row]:
        for hit in hits:
            if hit.kind != self._kind:
                self._kind = hit.kind
                yield Heading(HEADINGS[hit.kind])
            yield Pick(hit.value, hit.title, _whole_words(hit.words), _day(hit.day))

    def _ended(self, worker: Worker[None], sentence: str) -> None:
        if worker is self._search:
            self._search = None
            self._status(sentence)

    def _status(self, sentence: str) -> None:
        for status in self.query("#status").results(Static):
            status.update(typed(sentence))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Open what is marked; where the words are newer than what was found, look for them at once."""
        event.stop()
        if self._pause:
            self._pause.stop()
            self._begin()
        else:
            self.action_go_on()

    def on_key(self, event: object) -> None:
        """From the box, down goes to what was found."""
        if getattr(event, "key", "") == "down" and self.query_one(TypedLine).has_focus:
            self.query_one(Picks).focus()

    def action_go_on(self) -> None:
        self.query_one(Picks).action_select()

    def action_back(self) -> None:
        """Stop a search that is under way; otherwise go back."""
        if self._search:
            self._search.cancel()
            self._search = None
            self._status("Stopped. This is what was found so far.")
        else:
            self.dismiss(None)


def _whole_words(found: str) -> str:
    """What was found, beginning with a whole word where it was cut."""
    first_space = found.find(" ", 1, ROUND + 1) if found.startswith("…") else -1
    return found if first_space < 0 else f"…{found[first_space:].lstrip()}"


def _day(iso: str) -> str:
    """ "6 Sep 2026", short enough for the end of a line."""
    then = read_moment(iso)
    return f"{then.day} {MONTHS[then.month - 1][:3]} {then.year}" if then else ""
