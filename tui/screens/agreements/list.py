"""Agreements by status: due, upcoming, paused, and closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from time import monotonic, sleep

from textual import on, work
from textual.content import Content
from textual.worker import get_current_worker

from scripts.agreement_sentence import agreement_sentence
from store import Agreement, Store, StoreError
from store.rules.agreement_history import last_outcome
from store.rules.agreement_status import AgreementStatus, group_by_status
from store.rules.agreement_upcoming_turns import turns_before_look_back
from tui.clock import now
from tui.screens.filter_list import FilterListScreen
from tui.styled_text import literal, owner_label
from tui.text.agreement_list import (
    STATUS_LABELS,
    SearchableAgreement,
    outcome_text,
    searchable,
    when_text,
)
from tui.text.agreement_preview import agreement_preview
from tui.text.couple import Couple, sign_of
from tui.text.prefix_search import fold
from tui.widgets.inputs.line_input import SearchInput
from tui.widgets.item_list import Heading, Item, ItemList, ListRow

OUTCOME_SIGNS = {"kept": "✓", "partly": "~", "not_yet": "–", "changed": "›"}
MAX_SHOWN = 100
"""Rows shown under one heading; the search finds the others."""
REFRESH_SECONDS = 0.5
"""Seconds between updates; the first follows a full page."""
BATCH_SIZE = 25
YIELD_SECONDS = 0.001
"""Seconds between batches, so that keys and painting come first."""
EMPTY_TEXT = "Nothing here yet. Agreements you make will appear here."
NO_MATCH_TEXT = "No agreements found. Try another word."


class AgreementList(FilterListScreen[Agreement | None]):
    """All agreements; dismissed with the selected one, or None.

    Open agreements appear at once, closed ones while they are read; the first Esc stops the reading.
    `query` is the initial search text, `opened` the id of the agreement to highlight.
    """

    HEADING = "Agreements"
    PLACEHOLDER = "Search agreements"
    AIRY = True

    def __init__(
        self, store: Store, clock: Callable[[], datetime] = now, query: str = "", opened: str = ""
    ) -> None:
        super().__init__()
        self._store, self._clock, self._initial_query, self._opened = store, clock, query, opened
        self._people = store.people()
        self._signs = {person.id: f"{sign_of(person)} {person.name}" for person in store.people() or ()}
        self._turns = turns_before_look_back(store.agreements(), clock().date())
        self._ended: list[SearchableAgreement] = []
        self._reading, self._stopped = True, False

    def on_mount(self) -> None:
        with self.prevent(SearchInput.Changed):
            self.query_one(SearchInput).set_text(self._initial_query)
        self.query_one(ItemList).focus()
        self.refresh_list()
        self.call_after_refresh(self._read_closed)

    @work(thread=True, exclusive=True)
    def _read_closed(self) -> None:
        """Read the closed agreements, perhaps many years of them."""
        worker, today = get_current_worker(), self._clock().date()
        batch, shown_at = list[SearchableAgreement](), -REFRESH_SECONDS
        try:
            for agreement in self._store.closed_agreements():
                if worker.is_cancelled:
                    return
                batch.append(searchable(agreement, self._signs, today))
                if len(batch) % BATCH_SIZE == 0:
                    sleep(YIELD_SECONDS)
                if len(batch) >= BATCH_SIZE and monotonic() - shown_at > REFRESH_SECONDS:
                    self.call_later(self._add_read, tuple(batch), over=False)
                    batch, shown_at = [], monotonic()
        except StoreError:
            pass  # show what could be read; Home reports the damage
        self.call_later(self._add_read, tuple(batch), over=True)

    def _add_read(self, more: Sequence[SearchableAgreement], *, over: bool) -> None:
        self._ended += more
        self._reading = self._reading and not over
        self.refresh_list()
        self._opened = self._opened if self._reading else ""

    def refresh_list(self) -> None:
        today, words = self._clock().date(), fold(self.query_text).split()
        open_ones = [searchable(agreement, self._signs, today) for agreement in self._store.agreements()]
        found = [each.agreement for each in open_ones if each.matches(words)]
        ended = [each.agreement for each in self._ended if each.matches(words)]
        self._show_count(len(open_ones) + len(self._ended), len(found) + len(ended))
        by_status = group_by_status(found, today, self._turns)
        by_status[AgreementStatus.ENDED] += ended
        for items in self.query(ItemList):  # none while closing, when a thread may still report
            items.show(self._rows(by_status, today))
            self._mark_opened(items)

    def _mark_opened(self, items: ItemList) -> None:
        """Highlight the agreement `opened` once it has been read."""
        for row in items.rows:
            if isinstance(row, Item) and row.value.id == self._opened:
                items.highlight(row.value)
                self._opened = ""

    def _show_count(self, total: int, found: int) -> None:
        if self._reading:
            self.set_status(f"Loading finished agreements: {len(self._ended)} so far. Press Esc to stop.")
        elif self._stopped and not self.query_text:
            self.set_status(f"Stopped. Showing {len(self._ended)} finished agreements.")
        elif not total:
            self.set_status(EMPTY_TEXT, is_empty=True)
        elif not found:
            self.set_status(NO_MATCH_TEXT, is_empty=True)
        else:
            self.set_status(f"{found} of {total}" if self.query_text else "")

    def _rows(self, by_status: dict[AgreementStatus, list[Agreement]], today: date) -> Iterator[ListRow]:
        for name in AgreementStatus:
            if by_status[name]:
                yield Heading(STATUS_LABELS[name])
            yield from (self._row(agreement, today) for agreement in by_status[name][:MAX_SHOWN])
            if (more := len(by_status[name]) - MAX_SHOWN) > 0:
                reading = self._reading and name == AgreementStatus.ENDED
                yield Heading(f"and {more} more{' so far' if reading else ''}")

    def _row(self, agreement: Agreement, today: date) -> Item:
        turn = self._turns.get(agreement.id)
        who = turn.who if turn else agreement.who
        owner = owner_label(who, self._people) if self._people else Content()
        last = OUTCOME_SIGNS.get(str(last_outcome(agreement)), "")
        outcome = f"{last} {outcome_text(agreement)}" if last else ""
        when = when_text(agreement, today, turn)
        parts = [owner, literal(when, "$soft"), literal(outcome, "$muted")]
        details = tuple(part for part in parts if part)
        return Item(agreement, agreement_sentence(agreement.act, agreement.cue), details=details)

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        if self._people:
            couple = Couple(*self._people)
            preview = agreement_preview(event.item.value, couple, self._clock().date())
            self.show_preview(preview, couple)

    @on(ItemList.ItemSelected)
    def _picked(self, event: ItemList.ItemSelected) -> None:
        event.stop()
        self.dismiss(event.value)

    def action_back(self) -> None:
        """Stop reading, clear the search, or go back."""
        if self._reading:
            self.workers.cancel_node(self)
            self._stopped = True
            self._add_read((), over=True)
        else:
            super().action_back()
