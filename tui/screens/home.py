"""Home screen: names, date, what's due, and all scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from textual import on, work
from textual.widget import Widget

from store import Person, Store, StoreError
from tui.clock import now
from tui.keys.command import Command
from tui.keys.commands import (
    ADD_TO_COLLECTED,
    AGREEMENTS,
    DELETE,
    FIND_SCRIPT,
    GOOD_MOMENTS,
    HELP,
    LEAVE,
    NOTEBOOK,
    OPEN,
    OVER_TIME,
    PAST,
    SEARCH,
    SETTINGS,
    TAKE_OFF,
    WHY_IT_WORKS,
)
from tui.screens.home_actions import HomeActions
from tui.screens.home_data import HomeDetails, load_details, load_snapshot
from tui.screens.home_preview import preview_of
from tui.screens.home_rows import home_rows, wants_quiet
from tui.screens.home_stages import StageReader
from tui.text.couple import Couple
from tui.text.dates import day_words
from tui.text.home import TimeOfDay, greeting, quiet_text, time_of_day, tonight_text
from tui.text.missing_files import missing_notice
from tui.text.preview import STAGES_HEADING
from tui.text.read_only_reason import read_only_text
from tui.widgets.home_head import HomeHead
from tui.widgets.item_list import ItemList
from tui.widgets.keybar import KeyBar

RESUME = replace(OPEN, label="Continue")
CHECK_SECONDS = 60
"""How often Home looks at the clock, so that midnight doesn't pass it by."""


class HomeScreen(HomeActions):
    """The home screen; slower details follow the first paint.

    Posts ItemSelected with a ScriptInfo, a Header, an Agreement, a Ritual, or a HomeTarget.
    """

    KEYS = (OPEN, PAST, SEARCH, HELP, LEAVE)
    PAGES = (AGREEMENTS, NOTEBOOK, OVER_TIME, SETTINGS)
    MORE_KEYS = (*PAGES, FIND_SCRIPT, DELETE, TAKE_OFF, GOOD_MOMENTS, ADD_TO_COLLECTED, WHY_IT_WORKS)

    def __init__(self, store: Store, clock: Callable[[], datetime] = now) -> None:
        super().__init__(store, clock)
        self._stages = StageReader(self, store, self._stages_read)
        self._shown_for: TimeOfDay | None = None
        self._is_quiet = False

    def compose_body(self) -> Iterable[Widget]:
        yield HomeHead(self.PAGES)
        yield ItemList()

    def on_mount(self) -> None:
        # A sleeping computer stops the timer as well: then it runs soon after waking, and focus comes even earlier.
        self.set_interval(CHECK_SECONDS, self.check_time)
        self.watch(self.app, "app_focus", self.check_time, init=False)
        self.app.app_resume_signal.subscribe(self, lambda _: self.check_time())

    def on_screen_resume(self) -> None:
        self.refresh_list()

    def check_time(self) -> None:
        """Show what is new since Home was last read, if anything is."""
        if self.is_active and (self._time_of_day() != self._shown_for or self._quiet_is_over()):
            self.refresh_list()

    def _quiet_is_over(self) -> bool:
        return self._is_quiet and not wants_quiet(load_snapshot(self._store, self._clock()), self._details)

    def _time_of_day(self) -> TimeOfDay:
        return time_of_day(self._store.unfinished(), self._clock())

    def refresh_list(self) -> None:
        """Reload the list."""
        moment, self._shown_for = self._clock(), self._time_of_day()
        self._stages.forget()
        try:
            people, begins = self._store.people(), self._store.begins_next()
            missing = missing_notice(self._store.missing_files())
        except StoreError as error:
            self._notice(str(error))
            return
        self._greet(people, begins, moment)
        reading = read_only_text(self._store, moment) if self._store.read_only else ""
        self._notice(" ".join(filter(None, (reading, missing))))
        self._show()
        self.query_one(ItemList).focus()
        self.call_after_refresh(self._read_details)  # the first paint comes before the details

    def show_top(self) -> None:
        """Go back to the first row, as after a conversation."""
        self.query_one(ItemList).action_first()

    def _greet(self, people: tuple[Person, Person] | None, begins: str, moment: datetime) -> None:
        both = people or ()
        first = next((one for one in both if one.id == begins and not self._store.read_only), None)
        head = self.query_one(HomeHead)
        head.show(tonight_text(moment), moment.date(), greeting(moment), both, first)

    def _leaving_notice(self, moment: datetime) -> str:
        if (told := self._store.announcement()) is None or not told.counts(moment):
            return ""
        from tui.text.retention import notice_text

        return notice_text(told, moment.date())

    def _notice(self, sentence: str) -> None:
        self.query_one(HomeHead).show_notice(sentence)

    @work(thread=True, exclusive=True)
    def _read_details(self) -> None:
        self.call_later(self._add_read, load_details(self._store, self._clock()))

    def _add_read(self, read: HomeDetails) -> None:
        self._details = read
        self._show()

    def _show(self) -> None:
        snapshot = load_snapshot(self._store, self._clock())
        heavy = wants_quiet(snapshot, self._details)
        is_quiet = heavy is not None
        for head in self.query(HomeHead):  # none while closing, when a thread may still report
            quiet = quiet_text(heavy, snapshot.moment) if heavy else ""
            head.show_quiet(quiet or self._leaving_notice(snapshot.moment))
        for items in self.query(ItemList):
            at_top = items.is_at_first
            items.show(home_rows(snapshot, self._details))
            if at_top or (is_quiet and not self._is_quiet):
                items.action_first()  # what's read later may go above it
        self._is_quiet = is_quiet

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        self._marked = event.item.value
        self._show_preview(self._marked)
        self.query_one(KeyBar).show(self.footer())

    def _show_preview(self, value: object) -> None:
        snapshot, couple = load_snapshot(self._store, self._clock()), self._store.people()
        preview = preview_of(value, snapshot, self._details)
        today = snapshot.today
        if self.has_class("-wide") and not preview.after and (stages := self._stages.stages_of(value)):
            preview = replace(preview, heading=STAGES_HEADING, after=stages)
        self.show_preview(preview, Couple(*couple) if couple else None, day_words(today, today))

    def _stages_read(self, value: object) -> None:
        if self._marked == value:
            self._show_preview(value)

    def footer(self) -> Sequence[Command]:
        add = (ADD_TO_COLLECTED,) if self.is_available("add_to_collected") else ()
        if self.is_available("take_off"):
            return (OPEN, *add, TAKE_OFF, HELP, LEAVE)
        if self.is_available("delete"):
            return (RESUME, *add, DELETE, HELP, LEAVE)
        return (OPEN, *add, PAST, HELP, LEAVE) if add else self.KEYS

    def action_continue(self) -> None:
        self.query_one(ItemList).action_select()
