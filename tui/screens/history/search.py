"""Searching what was kept: it begins while one types, and can be stopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from time import monotonic

from textual import work
from textual.worker import Worker, get_current_worker

from store import Store, StoreError
from tui.reports.search import ROUND, Hit, everywhere
from tui.screens.filter_list import Looking
from tui.text.dates import MONTHS, read_moment
from tui.widgets.inputs.line_input import FindLine
from tui.widgets.item_list import Heading, Pick, Picks, Row

EVERY = 0.1
"""Seconds after which what was found until then is shown; the first comes at once."""

AT_MOST = 300
"""More than that nobody reads."""

WHERE = "Agreements, your notebook, and the words that you chose to keep."
FOUND = ("Nothing was found. Only what you chose to keep can be found.", "Found {}.")
TOO_MANY = f"Found {AT_MOST}, and stopped there. One more word finds fewer."
HEADINGS = {
    "agreements": "What you agreed",
    "notebook": "Your notebook",
    "over": "What is done or let go",
    "conversations": "Your conversations",
}


class Search(Looking[None]):
    """What is opened goes up as Picks.Picked with an Agreement, an Entry or a Header."""

    PLACEHOLDER = "Search what you kept"
    PAUSE = 0.25

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._search: Worker[None] | None = None
        self._kind = ""

    def on_mount(self) -> None:
        self.query_one(FindLine).focus()
        self.tell(WHERE)

    def look(self) -> None:
        if self._search:
            self._search.cancel()
        self.query_one(Picks).show(())
        self._kind = ""
        wanted = self.wanted
        self._search = self._look_for(wanted) if wanted else None
        self.tell("Looking." if wanted else WHERE)

    @work(thread=True, group="search")
    def _look_for(self, wanted: str) -> None:
        worker, number = get_current_worker(), 0
        try:
            for hits in self._batches(worker, wanted):
                number += len(hits)
                self.call_later(self._more, worker, hits)
            sentence = FOUND[min(number, 1)].format(number) if number < AT_MOST else TOO_MANY
        except StoreError as error:
            sentence = str(error)
        self.call_later(self._ended, worker, sentence)

    def _batches(self, worker: Worker[None], wanted: str) -> Iterator[tuple[Hit, ...]]:
        """What is found, the first as soon as it is there, and then so much at a time as the screen can follow."""
        batch, shown_at = list[Hit](), -EVERY
        for hit in islice(filter(None, self._until_stopped(worker, wanted)), AT_MOST):
            batch.append(hit)
            if monotonic() - shown_at > EVERY:
                yield tuple(batch)
                batch, shown_at = [], monotonic()
        yield tuple(batch)

    def _until_stopped(self, worker: Worker[None], wanted: str) -> Iterator[Hit | None]:
        return takewhile(lambda _: not worker.is_cancelled, everywhere(self._store, wanted))

    def _more(self, worker: Worker[None], hits: Sequence[Hit]) -> None:
        for picks in self.query(Picks):  # none while the screen closes, as a thread may come too late
            if worker is self._search:
                picks.more(self._rows(hits))

    def _rows(self, hits: Sequence[Hit]) -> Iterable[Row]:
        for hit in hits:
            if hit.kind != self._kind:
                self._kind = hit.kind
                yield Heading(HEADINGS[hit.kind])
            yield Pick(hit.value, hit.title, _whole_words(hit.words), _day(hit.day), whole=True)

    def _ended(self, worker: Worker[None], sentence: str) -> None:
        if worker is self._search:
            self._search = None
            self.tell(sentence)

    def action_back(self) -> None:
        """Stop a search that is under way, or take away what is typed, or go back."""
        if self._search:
            self._search.cancel()
            self._search = None
            self.tell("Stopped. This is what was found so far.")
        else:
            super().action_back()


def _whole_words(found: str) -> str:
    """What was found, beginning with a whole word where it was cut."""
    first_space = found.find(" ", 1, ROUND + 1) if found.startswith("…") else -1
    return found if first_space < 0 else f"…{found[first_space:].lstrip()}"


def _day(iso: str) -> str:
    """ "6 Sep 2026", short enough for the end of a line."""
    then = read_moment(iso)
    return f"{then.day} {MONTHS[then.month - 1][:3]} {then.year}" if then else ""
