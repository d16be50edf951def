"""What stands on Home: what waits, what was agreed and kept, all the scripts, and what was talked about lately."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from store import Agreement, Entry, Header, Person, Ritual, Store, StoreError
from store.rules.agreement_status import nearest_turns
from store.rules.rituals import waiting, waits_now
from store.rules.turns import Turn
from tui.keys import MOMENTS
from tui.reports.good_moments import good_moments, was_hard
from tui.reports.suggestions import Done, suggestion, waits
from tui.text.couple import colour_of, sign_of
from tui.text.dates import day_words, minutes_text, read_moment, since
from tui.text.home import NEEDS, agreed_text, due_text, in_order, kept_text, waiting_text
from tui.text.recurrence import short_day_text
from tui.text.rituals import coming_line, waiting_line
from tui.widgets.item_list import Heading, Pick, Row

if TYPE_CHECKING:
    from scripts.library_index import (
        Listed,  # not loaded before the first screen: it would bring the whole room
    )

RECENT = 3
EVENING = 17


class Opens(Enum):
    """What a row opens that is nothing single, such as a script or an agreement."""

    DUE = auto()  # the agreements whose time has come
    AGREED = auto()  # those that stand
    KEPT = auto()  # the notebook
    MOMENTS = auto()  # a few good moments in it, to read again
    MONTHS = auto()  # weeks and months until now
    YOU = auto()  # names, pronouns, colours and signs


@dataclass(frozen=True)
class AtOnce:
    """What the store tells without reading further than its two lists."""

    moment: datetime
    people: Sequence[Person]
    unfinished: Sequence[Header]
    agreed: Sequence[Agreement]
    due: int
    rituals: Sequence[Ritual]
    read_only: bool

    @property
    def today(self) -> date:
        """The day it is."""
        return self.moment.date()


@dataclass(frozen=True)
class Later:
    """What may come a moment after the first picture."""

    scripts: Sequence[Listed] = ()
    done: Mapping[str, Done] = field(default_factory=dict)
    recent: Sequence[Header] = ()
    kept: Sequence[Entry] = ()
    has_traces: bool = False
    has_ended: bool = False
    """Whether agreements ended and none stands any more; where one does, nobody needs to know."""
    turns: Sequence[tuple[Agreement, Turn]] = ()


def at_once(store: Store, moment: datetime) -> AtOnce:
    """Look at the lists; rituals only where they can be held, since a second window only reads."""
    return AtOnce(
        moment,
        store.people() or (),
        store.unfinished(),
        store.agreements(),
        len(store.due(moment.date().isoformat())),
        () if store.read_only else store.rituals(),
        store.read_only,
    )


def later(store: Store, moment: datetime) -> Later:
    """Read scripts, how often each was done, the notebook, the latest evenings, whose turns come next, what ended."""
    from scripts.library_index import scripts
    from tui.reports.statistics_loader import leaves_traces

    agreed = store.agreements()
    found = () if store.read_only else tuple(scripts())
    done = {script.id: Done(store.times_done(script.id), store.last_done(script.id)) for script in found}
    try:
        recent, has_traces = tuple(store.recent(RECENT)), leaves_traces(store)
        has_ended = not agreed and any(True for _ in store.closed_agreements())  # which stops at the first
    except StoreError:
        recent, has_traces, has_ended = (), False, False
    turns = nearest_turns(agreed, moment.date())
    return Later(found, done, recent, store.notebook(), has_traces, has_ended, turns)


def rows(there: AtOnce, read: Later) -> Iterator[Row]:
    """All of it, under headings."""
    tonight = [*_waiting(there), *_offered(there, read), *_kept(there, read)]
    if tonight:
        yield Heading("Tonight" if there.moment.hour >= EVENING else "Today")
        yield from tonight
    yield from _by_need(there, read)
    yield from _lately(there, read)


def offers_moments(there: AtOnce, read: Later) -> bool:
    """Whether a few good moments may do them good now."""
    lately = (*there.unfinished, *read.recent)
    return was_hard(read.scripts, lately, there.moment) and bool(good_moments(read.kept, there.today))


def about_text(value: object, read: Later) -> str:
    """What is said below the list about what is marked there: of scripts, what they are for."""
    return next((f"{each.depth.capitalize()}. {each.about}" for each in read.scripts if each is value), "")


def _waiting(there: AtOnce) -> Iterator[Pick]:
    """What was begun, is due, or has its day."""
    for header in in_order(there.unfinished, there.moment):
        reading = f"Not finished yet, {since(header.started, there.moment)}"
        yield Pick(header, header.title, reading if there.read_only else waiting_text(header, there.moment))
    if there.due:
        yield Pick(Opens.DUE, "Look back together", due_text(there.due))
    for ritual in waiting(there.rituals, there.unfinished, there.today):
        yield Pick(ritual, ritual.title, waiting_line(ritual, there.today))


def _offered(there: AtOnce, read: Later) -> Iterator[Pick]:
    """What might do them good tonight."""
    if offers_moments(there, read):
        yield Pick(Opens.MOMENTS, "A good moment", "To read again, from your notebook", MOMENTS.shown)
    if suits := suggestion(read.scripts, read.done, there.today, there.unfinished, there.rituals):
        yield Pick(suits.script, suits.script.title, suits.reason, minutes_text(suits.script.minutes))


def _kept(there: AtOnce, read: Later) -> Iterator[Pick]:
    """What they have: turns, agreements, the notebook, and how it went over time."""
    people = {person.id: person for person in there.people}
    for agreement, turn in read.turns:
        yield _turn(agreement, turn, people.get(turn.who), there.today)
    if there.agreed or read.has_ended:
        yield Pick(Opens.AGREED, "What you agreed", agreed_text(there.agreed, there.today))
    if read.kept:
        yield Pick(Opens.KEPT, "Your notebook", kept_text(len(read.kept)))
    if read.has_traces:
        yield Pick(Opens.MONTHS, "Over time", "Your weeks and months, as you kept them")


def _turn(agreement: Agreement, turn: Turn, whose: Person | None, today: date) -> Pick:
    from scripts.agreement_sentence import sentence

    name = f"{sign_of(whose)} {whose.name}" if whose else "Both of you"
    title = f"{name}, {short_day_text(turn.day, today)}"
    return Pick(agreement, title, sentence(asdict(agreement)), colour=colour_of(whose) if whose else "")


def _by_need(there: AtOnce, read: Later) -> Iterator[Row]:
    titles = {script.id: script.title for script in read.scripts}
    coming = {
        each.id: coming_line(each, there.today) for each in there.rituals if not waits_now(each, there.today)
    }
    for group, words in NEEDS.items():
        within = [script for script in read.scripts if script.group == group]
        if within:
            yield Heading(words)
        for script in within:
            first = titles.get(script.after, script.after)
            about = f"after {first}" if waits(script, read.done) else _one_line(script.about)
            yield Pick(script, script.title, coming.get(script.id, about), minutes_text(script.minutes))


def _lately(there: AtOnce, read: Later) -> Iterator[Row]:
    if read.recent:
        yield Heading("Lately, to read again")
    for header in read.recent:
        then = read_moment(header.started)
        yield Pick(header, header.title, day_words(then.date(), there.today) if then else "")
    if read.scripts:
        yield Heading("The two of you")
        yield Pick(Opens.YOU, "Names and signs", "How you are called and shown here")


def _one_line(about: str) -> str:
    """The first sentence of what stands under a title."""
    return about.partition("\n\n")[0].replace("\n", " ").partition(". ")[0].rstrip(".")
