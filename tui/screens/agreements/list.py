"""All that was agreed: what is due, what comes, what rests, what is over; found by typing a word of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from time import monotonic, sleep

from textual import on, work
from textual.worker import get_current_worker

from scripts.agreement_sentence import sentence
from store import Agreement, Store, StoreError
from store.rules.agreement_status import AgreementStatus, group_by_status, turns_ahead
from tui.clock import now
from tui.screens.filter_list import Looking
from tui.text.agreements import BOTH, STATUS_LABELS, Found, findable, outcome_text, when_text
from tui.text.couple import colour_of, sign_of
from tui.widgets.inputs.line_input import FindLine
from tui.widgets.item_list import Heading, Pick, Picks, Row

WHOSE_WIDTH = 13
AT_MOST = 100
"""Lines under one heading: more than that nobody reads, and typing a word finds them."""
EVERY = 0.5
"""Seconds after which those that were read meanwhile are shown; the first come as soon as they fill a page."""
A_PAGE = 25
BREATH = 0.001
"""Seconds after each page in which keys and painting go before the reading."""
EMPTY = "Nothing is agreed yet. What you agree on in a conversation comes to stand here."


class Agreements(Looking[Agreement | None]):
    """Dismissed with the agreement that was opened, or with None to go back.

    Those that stand come at once; those that are over as they are read, and Esc stops the reading first. `wanted` are
    words that stand in the line already, and `opened` is the id of the agreement on which the pointer begins.
    """

    PLACEHOLDER = "Find an agreement"

    def __init__(
        self, store: Store, clock: Callable[[], datetime] = now, wanted: str = "", opened: str = ""
    ) -> None:
        super().__init__()
        self._store, self._clock, self._first_wanted, self._opened = store, clock, wanted, opened
        self._signs = {person.id: f"{sign_of(person)} {person.name}" for person in store.people() or ()}
        self._colours = {person.id: colour_of(person) for person in store.people() or ()}
        self._turns = turns_ahead(store.agreements(), clock().date())
        self._ended: list[Found] = []
        self._reading, self._stopped = True, False

    def on_mount(self) -> None:
        with self.prevent(FindLine.Changed):
            self.query_one(FindLine).put(self._first_wanted)
        self.query_one(Picks).focus()
        self.look()
        self.call_after_refresh(self._read_on)

    @work(thread=True, exclusive=True)
    def _read_on(self) -> None:
        """Read what was done or let go: it may be many years."""
        worker, today = get_current_worker(), self._clock().date()
        batch, shown_at = list[Found](), -EVERY
        try:
            for agreement in self._store.closed_agreements():
                if worker.is_cancelled:
                    return
                batch.append(findable(agreement, self._signs, today))
                if len(batch) % A_PAGE == 0:
                    sleep(BREATH)
                if len(batch) >= A_PAGE and monotonic() - shown_at > EVERY:
                    self.call_later(self._have_read, tuple(batch), over=False)
                    batch, shown_at = [], monotonic()
        except StoreError:
            pass  # what can be read is shown; Home tells of damage
        self.call_later(self._have_read, tuple(batch), over=True)

    def _have_read(self, more: Sequence[Found], *, over: bool) -> None:
        self._ended += more
        self._reading = self._reading and not over
        self.look()
        self._opened = self._opened if self._reading else ""

    def look(self) -> None:
        today, words = self._clock().date(), self.wanted.casefold().split()
        standing = [findable(agreement, self._signs, today) for agreement in self._store.agreements()]
        found = [there.agreement for there in standing if there.has(words)]
        ended = [there.agreement for there in self._ended if there.has(words)]
        self._tell(len(standing) + len(self._ended), len(found) + len(ended))
        by_status = group_by_status(found, today, self._turns)
        by_status[AgreementStatus.ENDED] += ended
        for picks in self.query(Picks):  # none while the screen closes, as a thread may come too late
            picks.show(self._rows(by_status, today))
            self._mark_opened(picks)

    def _mark_opened(self, picks: Picks) -> None:
        """Come back to the one that was opened, as soon as it is read, however it reads now."""
        for row in picks.rows:
            if isinstance(row, Pick) and row.value.id == self._opened:
                picks.mark(row.value)
                self._opened = ""

    def _tell(self, there: int, found: int) -> None:
        if self._reading:
            self.tell(f"Reading what was done or let go: {len(self._ended)} until now. Esc stops.")
        elif self._stopped and not self.wanted:
            self.tell(f"You stopped the reading: {len(self._ended)} that were done or let go are here.")
        elif not there:
            self.tell(EMPTY)
        elif not found:
            self.tell("No agreement has these words.")
        else:
            self.tell(f"{found} of {there}" if self.wanted else "Type to find one. Enter opens it.")

    def _rows(self, by_status: dict[AgreementStatus, list[Agreement]], today: date) -> Iterator[Row]:
        for name in AgreementStatus:
            if by_status[name]:
                yield Heading(STATUS_LABELS[name])
            yield from (self._row(agreement, today) for agreement in by_status[name][:AT_MOST])
            if (more := len(by_status[name]) - AT_MOST) > 0:
                reading = self._reading and name == AgreementStatus.ENDED
                yield Heading(f"and {more} more{' until now' if reading else ''}")

    def _row(self, agreement: Agreement, today: date) -> Pick:
        turn = self._turns.get(agreement.id)
        who = turn.who if turn else agreement.who
        return Pick(
            agreement,
            BOTH if who == "both" else self._signs.get(who, ""),
            sentence(asdict(agreement)),
            when_text(agreement, today, turn),
            f"last: {last}" if (last := outcome_text(agreement)) else "",
            whole=True,
            title_width=WHOSE_WIDTH,
            colour=self._colours.get(who, ""),
        )

    @on(Picks.Picked)
    def _picked(self, event: Picks.Picked) -> None:
        event.stop()
        self.dismiss(event.value)

    def action_back(self) -> None:
        """Stop reading, or take away what is typed, or go back."""
        if self._reading:
            self.workers.cancel_node(self)
            self._stopped = True
            self._have_read((), over=True)
        else:
            super().action_back()
