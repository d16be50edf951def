"""All that was agreed: what is due, what comes, what rests, what was let go; found by typing a word of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from store import Agreement, Store, StoreError
from tui.agreements import DRAWERS, LET_GO, fits, in_drawers, next_turns, when_text
from tui.clock import now
from tui.content import typed
from tui.couple import colour_of, sign_of
from tui.fridge import sentence
from tui.keys import BACK, HELP, LEAVE, OPEN
from tui.screens.base import Room
from tui.widgets.line import TypedLine
from tui.widgets.picks import Heading, Pick, Picks, Row

WHOSE_WIDTH = 13
AT_MOST = 100
"""Lines under one heading: more than that nobody reads, and typing a word finds them."""
AT_ONCE = 500
"""So many that were let go are read before they are shown."""
EMPTY = "Nothing is agreed yet. What you agree on in a conversation comes to stand here."


class Agreements(Room[Agreement | None]):
    """Dismissed with the agreement that was opened, or with None to go back.

    Those that stand come at once; those that were let go as they are read, and Esc stops the reading first.
    """

    KEYS = (OPEN, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    Agreements {
        & #status { height: auto; color: $muted; padding: 0 1; margin-bottom: 1; }
        &.-low #status { margin-bottom: 0; }
    }
    """

    def __init__(self, store: Store, clock: Callable[[], datetime] = now, wanted: str = "") -> None:
        super().__init__()
        self._store, self._clock, self._wanted = store, clock, wanted
        self._signs = {person.id: f"{sign_of(person)} {person.name}" for person in store.people() or ()}
        self._colours = {person.id: colour_of(person) for person in store.people() or ()}
        self._turns = next_turns(store.agreements(), clock().date())
        self._let_go: list[Agreement] = []
        self._reading = True

    def column(self) -> Iterable[Widget]:
        yield TypedLine(self._wanted, placeholder="Find an agreement")
        yield Static(id="status")
        yield Picks()

    def on_mount(self) -> None:
        self.query_one(Picks).focus()
        self._show()
        self.call_after_refresh(self._read_on)

    @property
    def wanted(self) -> str:
        """What is typed at the top."""
        return self.query_one(TypedLine).words

    @work(thread=True, exclusive=True)
    def _read_on(self) -> None:
        """Read what was let go: it may be many years."""
        worker = get_current_worker()
        batch: list[Agreement] = []
        try:
            for agreement in self._store.closed_agreements():
                if worker.is_cancelled:
                    return
                batch.append(agreement)
                if len(batch) == AT_ONCE:
                    self.call_later(self._have_read, tuple(batch), over=False)
                    batch = []
        except StoreError:
            pass  # what can be read is shown; Home tells of damage
        self.call_later(self._have_read, tuple(batch), over=True)

    def _have_read(self, more: Sequence[Agreement], *, over: bool) -> None:
        self._let_go += more
        self._reading = self._reading and not over
        self._show()

    def _show(self) -> None:
        today = self._clock().date()
        there = [*self._store.agreements(), *self._let_go]
        found = [agreement for agreement in there if fits(agreement, self.wanted, self._signs)]
        self._tell(len(there), len(found))
        for picks in self.query(Picks):
            picks.show(self._rows(in_drawers(found, today, self._turns)))

    def _tell(self, there: int, found: int) -> None:
        if self._reading:
            words = f"Reading what you let go: {len(self._let_go)} until now. Esc stops."
        elif not there:
            words = EMPTY
        elif not found:
            words = "No agreement has these words. Esc takes them away."
        else:
            words = f"{found} of {there}" if self.wanted else "Type to find one. Enter opens it."
        self.query_one("#status", Static).update(typed(words))

    def _rows(self, drawers: dict[str, list[Agreement]]) -> Iterator[Row]:
        today = self._clock().date()
        for name in DRAWERS:
            if drawers[name]:
                yield Heading(name)
            for agreement in drawers[name][:AT_MOST]:
                yield self._row(agreement, today)
            if (more := len(drawers[name]) - AT_MOST) > 0:
                yield Heading(f"and {more} more{' until now' if self._reading and name == LET_GO else ''}")

    def _row(self, agreement: Agreement, today: date) -> Pick:
        turn = self._turns.get(agreement.id)
        who = turn.who if turn else agreement.who
        return Pick(
            agreement,
            "Both of you" if who == "both" else self._signs.get(who, ""),
            sentence(asdict(agreement)),
            when_text(agreement, today, turn),
            whole=True,
            title_width=WHOSE_WIDTH,
            colour=self._colours.get(who, ""),
        )

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go_on()

    @on(Picks.Picked)
    def _picked(self, event: Picks.Picked) -> None:
        event.stop()
        self.dismiss(event.value)

    def on_key(self, event: object) -> None:
        """Letters go to the line at the top from wherever they are typed, and down to what was found."""
        key, letter = getattr(event, "key", ""), getattr(event, "character", None)
        line, picks = self.query_one(TypedLine), self.query_one(Picks)
        if key == "down" and line.has_focus:
            picks.focus()
        elif letter and letter.isprintable() and picks.has_focus:
            line.focus()
            line.insert_text_at_cursor(letter)

    def action_go_on(self) -> None:
        self.query_one(Picks).action_select()

    def action_back(self) -> None:
        """Stop reading, or take away what is typed, or go back."""
        if self._reading:
            self.workers.cancel_node(self)
            self._have_read((), over=True)
        elif self.wanted:
            self.query_one(TypedLine).value = ""
            self.query_one(Picks).focus()
        else:
            self.dismiss(None)
