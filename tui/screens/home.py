"""Home: who you are, whose turn it is to begin, what waits tonight, and all the scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store import Agreement, Header, Person, Store, StoreError
from store.repeating import Turn
from tui.agreements import nearest_turns
from tui.clock import now
from tui.content import typed
from tui.couple import colour_of, sign_of
from tui.days import day_words
from tui.fridge import sentence
from tui.keys import HELP, LEAVE, LIGHT, OPEN, PAST, SAFETY, SEARCH
from tui.minutes import minutes_text
from tui.rhythm import short_day_text
from tui.screens.base import Room
from tui.tonight import (
    NEEDS,
    Done,
    agreed_text,
    begins_text,
    due_text,
    greeting,
    in_order,
    kept_text,
    read_moment,
    since,
    suggestion,
    time_text,
    waiting_text,
    waits,
)
from tui.widgets.picks import Heading, Pick, Picks, Row

if TYPE_CHECKING:
    from scripts.listing import Listed

RECENT = 3
EVENING = 17
LONGEST_SHOWN = 26
"""Cells of a name, so that two of them and the date stand on one line."""


@dataclass(frozen=True)
class Due:
    """The agreements whose time has come, as something to open."""


@dataclass(frozen=True)
class AllAgreed:
    """The agreements that stand, as something to open."""


@dataclass(frozen=True)
class AllKept:
    """The notebook, as something to open."""


@dataclass(frozen=True)
class You:
    """Names, pronouns, colours and signs, as something to open."""


class Home(Room[None]):
    """Shows what the two lists of the store say at once, and the scripts as soon as they are read.

    What is opened goes up as Picks.Picked with a Listed, a Header, an Agreement, Due, AllAgreed, AllKept or You.
    """

    KEYS = (OPEN, PAST, SEARCH, HELP, LEAVE)
    MORE_KEYS = (LIGHT, SAFETY)

    DEFAULT_CSS = """
    Home {
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
        self._scripts: Sequence[Listed] = ()
        self._done: Mapping[str, Done] = {}
        self._recent: Sequence[Header] = ()
        self._kept = 0
        self._turns: Sequence[tuple[Agreement, Turn]] = ()

    def column(self) -> Iterable[Widget]:
        with Horizontal(id="top"):
            yield Static(id="names")
            yield Static(id="date")
        yield Static(id="greeting")
        yield Static(id="notice")
        yield Picks()
        yield Static(id="about")

    def on_screen_resume(self) -> None:
        self.look()

    def look(self) -> None:
        """Show how things stand now; whatever was done since may have changed them."""
        moment = self._clock()
        self.query_one("#date", Static).update(day_words(moment.date(), moment.date()))
        try:
            people, begins = self._store.people(), self._store.begins_next()
        except StoreError as error:
            self._notice(str(error))
            return
        self._greet(people, begins, moment)
        self._notice(reading_only(self._store, moment) if self._store.read_only else "")
        self._show()
        self.query_one(Picks).focus()
        self.call_after_refresh(self._read_on)  # what comes first is not slowed by what comes next

    def _greet(self, people: tuple[Person, Person] | None, begins: str, moment: datetime) -> None:
        both = people or ()
        names = [
            typed(f"{sign_of(person)} {person.name}", f"bold ${colour_of(person)}").truncate(
                LONGEST_SHOWN, ellipsis=True
            )
            for person in both
        ]
        self.query_one("#names", Static).update(Content("   ").join(names))
        hello = Content.styled(greeting(moment), "bold")
        for person in both:
            if person.id == begins and not self._store.read_only:
                hello = Content.assemble(hello, " ", typed(begins_text(person.name), "$muted"))
        self.query_one("#greeting", Static).update(hello)

    def _notice(self, sentence: str) -> None:
        notice = self.query_one("#notice", Static)
        notice.update(typed(sentence))
        notice.set_class(bool(sentence), "-shown")

    @work(thread=True, exclusive=True)
    def _read_on(self) -> None:
        """Read what may come a moment later: scripts, how often each was done, the notebook, the latest evenings."""
        from scripts.listing import scripts

        found = () if self._store.read_only else tuple(scripts())
        done = {
            script.id: Done(self._store.times_done(script.id), self._store.last_done(script.id))
            for script in found
        }
        try:
            recent = tuple(self._store.recent(RECENT))
        except StoreError:
            recent = ()
        turns = nearest_turns(self._store.agreements(), self._clock().date())
        self.call_later(self._have_read, found, done, recent, len(self._store.notebook()), turns)

    def _have_read(
        self,
        found: Sequence[Listed],
        done: Mapping[str, Done],
        recent: Sequence[Header],
        kept: int,
        turns: Sequence[tuple[Agreement, Turn]],
    ) -> None:
        self._scripts, self._done, self._recent, self._kept = found, done, recent, kept
        self._turns = turns
        self._show()

    def _show(self) -> None:
        moment = self._clock()
        for picks in self.query(Picks):  # none while the screen closes, as a thread may come too late
            picks.show([*self._tonight(moment), *self._by_need(), *self._lately(moment)])

    def _tonight(self, moment: datetime) -> Iterator[Row]:
        rows = [
            Pick(header, header.title, self._waiting(header, moment))
            for header in in_order(self._store.unfinished(), moment)
        ]
        if due := self._store.due(moment.date().isoformat()):
            rows.append(Pick(Due(), "Look back together", due_text(len(due))))
        if suits := suggestion(self._scripts, self._done, moment.date(), self._store.unfinished()):
            rows.append(
                Pick(suits.script, suits.script.title, suits.reason, minutes_text(suits.script.minutes))
            )
        rows += [self._turn(agreement, turn, moment.date()) for agreement, turn in self._turns]
        if agreed := self._store.agreements():
            rows.append(Pick(AllAgreed(), "What you agreed", agreed_text(agreed, moment.date())))
        if self._kept:
            rows.append(Pick(AllKept(), "Your notebook", kept_text(self._kept)))
        if rows:
            yield Heading("Tonight" if moment.hour >= EVENING else "Today")
            yield from rows

    def _turn(self, agreement: Agreement, turn: Turn, today: date) -> Pick:
        people = {person.id: person for person in self._store.people() or ()}
        whose = people.get(turn.who)
        name = f"{sign_of(whose)} {whose.name}" if whose else "Both of you"
        title = f"{name}, {short_day_text(turn.day, today)}"
        return Pick(agreement, title, sentence(asdict(agreement)), colour=colour_of(whose) if whose else "")

    def _waiting(self, header: Header, moment: datetime) -> str:
        if self._store.read_only:
            return f"Not finished yet, {since(header.started, moment)}"
        return waiting_text(header, moment)

    def _by_need(self) -> Iterator[Row]:
        titles = {script.id: script.title for script in self._scripts}
        for group, words in NEEDS.items():
            within = [script for script in self._scripts if script.group == group]
            if within:
                yield Heading(words)
            for script in within:
                first = titles.get(script.after, script.after)
                note = f"after {first}" if waits(script, self._done) else one_line(script.about)
                yield Pick(script, script.title, note, minutes_text(script.minutes))

    def _lately(self, moment: datetime) -> Iterator[Row]:
        if self._recent:
            yield Heading("Lately, to read again")
        for header in self._recent:
            then = read_moment(header.started)
            yield Pick(header, header.title, day_words(then.date(), moment.date()) if then else "")
        if self._scripts:
            yield Heading("The two of you")
            yield Pick(You(), "Names and signs", "How you are called and shown here")

    @on(Picks.Marked)
    def _marked(self, event: Picks.Marked) -> None:
        script = event.pick.value
        about = (
            ""
            if isinstance(script, Header | Agreement | Due | AllAgreed | AllKept | You)
            else f"{script.depth.capitalize()}. {script.about}"
        )
        self.query_one("#about", Static).update(typed(about))

    def action_go_on(self) -> None:
        self.query_one(Picks).action_select()


def reading_only(store: Store, moment: datetime) -> str:
    """Why nothing can begin here, and what can be done instead."""
    writer = store.writer
    if writer is None:
        return f"{store.why_read_only} You can read here."
    began = read_moment(writer.since)
    since_then = f"since {time_text(began, moment)}, " if began else ""
    return (
        f"Turnabout is open in another window ({since_then}process {writer.pid}). Here you can read what you kept. "
        "To talk, go on there, or close it and start again."
    )


def one_line(about: str) -> str:
    """The first sentence of what stands under a title."""
    return about.partition("\n\n")[0].replace("\n", " ").partition(". ")[0].rstrip(".")
