"""Home screen: names, date, what's due, and all scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store import Header, Person, Store, StoreError
from tui.clock import now
from tui.keys.commands import (
    DELETE,
    GOOD_MOMENTS,
    HELP,
    LEAVE,
    LIGHT,
    OPEN,
    OVER_TIME,
    PAST,
    SAFETY,
    SEARCH,
    Command,
)
from tui.screens.base import BaseScreen
from tui.screens.home_rows import (
    HomeDetails,
    HomeTarget,
    about_text,
    home_rows,
    load_details,
    load_snapshot,
    should_offer_moments,
)
from tui.styled_text import literal
from tui.text.couple import colour_of, sign_of
from tui.text.dates import day_words, parse_moment, time_text
from tui.text.home import TimeOfDay, begins_text, greeting, time_of_day
from tui.text.missing_files import missing_notice
from tui.widgets.item_list import ItemList
from tui.widgets.keybar import KeyBar

CHECK_SECONDS = 60
"""How often Home looks at the clock, so that midnight doesn't pass it by."""
MAX_NAME_CELLS = 26
"""Both names and the date must fit on one line."""


class HomeScreen(BaseScreen[None]):
    """The home screen; slower details follow the first paint.

    Posts ItemSelected with a ScriptInfo, a Header, an Agreement, a Ritual, or a HomeTarget.
    """

    KEYS = (OPEN, PAST, SEARCH, HELP, LEAVE)
    MORE_KEYS = (DELETE, GOOD_MOMENTS, OVER_TIME, LIGHT, SAFETY)

    DEFAULT_CSS = """
    HomeScreen {
        & #column { padding: 1 2 0 2; }
        & #top { height: 1; margin-bottom: 1; padding: 0 1; }
        & #names { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #date { width: auto; color: $muted; }
        & #greeting { height: auto; max-height: 2; padding: 0 1; margin-bottom: 1; }
        & #notice { height: auto; padding: 0 1; margin-bottom: 1; color: $hint; display: none; }
        & #notice.-shown { display: block; }
        & #about { height: 3; margin-top: 1; padding: 0 1; color: $muted; }
        &.-low #column { padding: 0 2; }
        &.-low #top, &.-low #greeting, &.-low #notice { margin-bottom: 0; }
        &.-low #about { display: none; }
        &.-narrow #date { display: none; }
    }
    """

    def __init__(self, store: Store, clock: Callable[[], datetime] = now) -> None:
        super().__init__()
        self._store, self._clock = store, clock
        self._details = HomeDetails()
        self._shown_for: TimeOfDay | None = None
        self._unfinished: Header | None = None
        """The highlighted unfinished conversation, if any."""

    def compose_body(self) -> Iterable[Widget]:
        with Horizontal(id="top"):
            yield Static(id="names")
            yield Static(id="date")
        yield Static(id="greeting")
        yield Static(id="notice")
        yield ItemList()
        yield Static(id="about")

    def on_mount(self) -> None:
        # A sleeping computer stops the timer as well: then it runs soon after waking, and focus comes even earlier.
        self.set_interval(CHECK_SECONDS, self.check_time)
        self.watch(self.app, "app_focus", self.check_time, init=False)
        self.app.app_resume_signal.subscribe(self, lambda _: self.check_time())

    def on_screen_resume(self) -> None:
        self.refresh_list()

    def check_time(self) -> None:
        """Show what is new since Home was last read, if anything is."""
        if self.is_active and self._time_of_day() != self._shown_for:
            self.refresh_list()

    def _time_of_day(self) -> TimeOfDay:
        return time_of_day(self._store.unfinished(), self._clock())

    def refresh_list(self) -> None:
        """Reload the list."""
        moment, self._shown_for = self._clock(), self._time_of_day()
        self.query_one("#date", Static).update(day_words(moment.date(), moment.date()))
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

    def _greet(self, people: tuple[Person, Person] | None, begins: str, moment: datetime) -> None:
        both = people or ()
        names = [
            literal(f"{sign_of(person)} {person.name}", f"bold ${colour_of(person)}").truncate(
                MAX_NAME_CELLS, ellipsis=True
            )
            for person in both
        ]
        self.query_one("#names", Static).update(Content("   ").join(names))
        hello = Content.styled(greeting(moment), "bold")
        for person in both:
            if person.id == begins and not self._store.read_only:
                hello = Content.assemble(hello, " ", literal(begins_text(person.name), "$muted"))
        self.query_one("#greeting", Static).update(hello)

    def _notice(self, sentence: str) -> None:
        notice = self.query_one("#notice", Static)
        notice.update(literal(sentence))
        notice.set_class(bool(sentence), "-shown")

    @work(thread=True, exclusive=True)
    def _read_details(self) -> None:
        self.call_later(self._add_read, load_details(self._store, self._clock()))

    def _add_read(self, read: HomeDetails) -> None:
        self._details = read
        self._show()

    def _show(self) -> None:
        snapshot = load_snapshot(self._store, self._clock())
        for items in self.query(ItemList):  # none while closing, when a thread may still report
            items.show(home_rows(snapshot, self._details))

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        value = event.item.value
        self.query_one("#about", Static).update(literal(about_text(value, self._details)))
        self._unfinished = value if isinstance(value, Header) and not value.ended else None
        self.query_one(KeyBar).show(self.footer())

    def footer(self) -> Sequence[Command]:
        return (OPEN, DELETE, HELP, LEAVE) if self.is_available("delete") else self.KEYS

    def is_available(self, action: str) -> bool:
        if action == "delete":
            return self._unfinished is not None and not self._store.read_only
        if action != "good_moments":
            return True
        return bool(self._details.entries) and should_offer_moments(
            load_snapshot(self._store, self._clock()), self._details
        )

    def action_good_moments(self) -> None:
        self.post_message(ItemList.ItemSelected(HomeTarget.MOMENTS))

    @work
    async def action_delete(self) -> None:
        if self._unfinished:
            from tui.screens.history.delete_conversation import DeleteConversation
            from tui.text.notices import CONVERSATION_DELETED

            if await self.app.push_screen_wait(
                DeleteConversation(self._store, self._unfinished, self._clock())
            ):
                self.app.notify(CONVERSATION_DELETED)

    def action_continue(self) -> None:
        self.query_one(ItemList).action_select()


def read_only_text(store: Store, moment: datetime) -> str:
    """Return why nothing can start here, and what to do."""
    writer = store.writer
    if writer is None:
        return f"{store.read_only_reason} You can still read everything."
    began = parse_moment(writer.since)
    since_then = f"since {time_text(began, moment)}, " if began else ""
    return (
        f"Turnabout is already open in another window ({since_then}process {writer.pid}). You can "
        "still read here. To start a conversation, use that window, or close it and reopen Turnabout."
    )
