"""Rows of the home screen: due, suggested, saved, scripts, recent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from store import Agreement, Entry, Header, Homework, Person, Ritual, Store, StoreError
from store.rules.agreement_turns import Turn
from store.rules.rituals import due_rituals
from store.rules.upcoming_turns import todays_or_next_turns
from tui.keys.commands import FIND_SCRIPT, GOOD_MOMENTS
from tui.reports.good_moments import good_moments, had_heavy_conversation
from tui.reports.script_history import Completion, had_heavy_today
from tui.screens.home_script_rows import script_rows, suggested_rows
from tui.text.couple import colour_of, sign_of
from tui.text.dates import ago_text, day_words, parse_moment
from tui.text.home import due_text, sort_unfinished, tonight_text, unfinished_text
from tui.text.recurrence import short_day_text
from tui.text.rituals import ritual_due_text
from tui.widgets.item_list import Heading, Item, ListRow

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo

RECENT_COUNT, LATELY_COUNT = 3, 30
"""How many conversations Home lists, and how many it looks at."""
FIND_FROM = 12
"""From how many scripts on there's a row to search them."""


class HomeTarget(Enum):
    """Targets of rows that don't open a single item."""

    DUE = auto()  # agreements due for a look-back
    AGREEMENTS = auto()  # open agreements
    NOTEBOOK = auto()
    FIND = auto()  # all scripts, to search
    MOMENTS = auto()  # a few good moments from the notebook
    OVER_TIME = auto()  # statistics by week and month
    SETTINGS = auto()


@dataclass(frozen=True)
class HomeSnapshot:
    """Home data that needs no further files."""

    moment: datetime
    people: Sequence[Person]
    unfinished: Sequence[Header]
    agreed: Sequence[Agreement]
    due: int
    rituals: Sequence[Ritual]
    read_only: bool

    @property
    def today(self) -> date:
        """Return the date of `moment`."""
        return self.moment.date()


@dataclass(frozen=True)
class HomeDetails:
    """Home data read after the first paint."""

    scripts: Sequence[ScriptInfo] = ()
    done: Mapping[str, Completion] = field(default_factory=dict)
    lately: Sequence[Header] = ()  # ended conversations, newest first
    entries: Sequence[Entry] = ()
    turns: Sequence[tuple[Agreement, Turn]] = ()
    due: Sequence[str] = ()  # sentences of the agreements due
    homework: Sequence[Homework] = ()

    @property
    def recent(self) -> Sequence[Header]:
        """Return the conversations that Home lists."""
        return self.lately[:RECENT_COUNT]


def load_snapshot(store: Store, moment: datetime) -> HomeSnapshot:
    """Return a snapshot; a read-only window gets no rituals."""
    return HomeSnapshot(
        moment,
        store.people() or (),
        store.unfinished(),
        store.agreements(),
        len(store.due_agreements(moment.date().isoformat())),
        () if store.read_only else store.rituals(),
        store.read_only,
    )


def load_details(store: Store, moment: datetime) -> HomeDetails:
    """Read scripts, recent conversations, the notebook, upcoming turns, and what's due."""
    from scripts.agreement_sentence import agreement_sentence
    from scripts.script_info import list_scripts

    found = () if store.read_only else tuple(list_scripts(packs=store.packs_path))
    done = {
        script.id: Completion(store.times_done(script.id), store.last_done(script.id)) for script in found
    }
    try:
        lately = tuple(store.recent_headers(LATELY_COUNT))
    except StoreError:
        lately = ()
    turns = todays_or_next_turns(store.agreements(), moment.date())
    due = [agreement_sentence(each.act, each.cue) for each in store.due_agreements(moment.date().isoformat())]
    return HomeDetails(found, done, lately, store.notebook(), turns, due, store.homework())


def home_rows(snapshot: HomeSnapshot, details: HomeDetails) -> Iterator[ListRow]:
    """Yield all rows, under headings."""
    is_quiet = wants_quiet(snapshot, details)
    tonight = [*_unfinished_rows(snapshot), *suggested_rows(snapshot, details)]
    if tonight:
        yield Heading(tonight_text(snapshot.moment))
        yield replace(tonight[0], bold=True, card=True)
        yield from tonight[1:]
    due = () if is_quiet else _due_rows(snapshot)
    if waiting := [*due, *_coming_rows(snapshot, details)]:
        yield Heading("Waiting" if tonight else tonight_text(snapshot.moment))
        yield from waiting
    yield from _script_rows(snapshot, details)
    yield from _recent_rows(snapshot, details)


def wants_quiet(snapshot: HomeSnapshot, details: HomeDetails) -> bool:
    """Return whether they had a heavy conversation today, after which nothing is urgent."""
    lately = (*snapshot.unfinished, *details.lately)
    return had_heavy_today(details.scripts, lately, snapshot.moment)


def should_offer_moments(snapshot: HomeSnapshot, details: HomeDetails) -> bool:
    """Return whether to suggest a few good moments now."""
    lately = (*snapshot.unfinished, *details.recent)
    return had_heavy_conversation(details.scripts, lately, snapshot.moment) and bool(
        good_moments(details.entries, snapshot.today)
    )


def _unfinished_rows(snapshot: HomeSnapshot) -> Iterator[Item]:
    """Yield unfinished conversations."""
    for header in sort_unfinished(snapshot.unfinished, snapshot.moment):
        reading = f"Unfinished, from {ago_text(header.started, snapshot.moment)}"
        status = reading if snapshot.read_only else unfinished_text(header, snapshot.moment)
        yield Item(header, header.title, status, bold=True)


def _due_rows(snapshot: HomeSnapshot) -> Iterator[Item]:
    """Yield due agreements and rituals."""
    if snapshot.due:
        yield Item(HomeTarget.DUE, "Check in on agreements", trailing=due_text(snapshot.due), bold=True)
    for ritual in due_rituals(snapshot.rituals, snapshot.unfinished, snapshot.today):
        status = ritual_due_text(ritual, snapshot.today)
        yield Item(ritual, ritual.title, trailing=status, bold=True)


def _coming_rows(snapshot: HomeSnapshot, details: HomeDetails) -> Iterator[Item]:
    """Yield good moments and the next turns."""
    if should_offer_moments(snapshot, details):
        yield Item(
            HomeTarget.MOMENTS, "Reread good moments", "A few from your notebook", GOOD_MOMENTS.key_label
        )
    people = {person.id: person for person in snapshot.people}
    for agreement, turn in details.turns:
        yield _turn_row(agreement, turn, people.get(turn.who), snapshot.today)


def _turn_row(agreement: Agreement, turn: Turn, whose: Person | None, today: date) -> Item:
    from scripts.agreement_sentence import agreement_sentence

    name = f"{sign_of(whose)} {whose.name}" if whose else "Both of you"
    title = f"{name}, {short_day_text(turn.day, today)}"
    sentence = agreement_sentence(agreement.act, agreement.cue)
    return Item(agreement, title, sentence, colour=colour_of(whose) if whose else "", bold=True)


def _script_rows(snapshot: HomeSnapshot, details: HomeDetails) -> Iterator[ListRow]:
    """Yield all scripts, after a row to search them if there are many."""
    if len(details.scripts) >= FIND_FROM:
        yield Heading("All")
        yield Item(HomeTarget.FIND, "Find a conversation", trailing=FIND_SCRIPT.key_label)
    yield from script_rows(details.scripts, snapshot, details)


def _recent_rows(snapshot: HomeSnapshot, details: HomeDetails) -> Iterator[ListRow]:
    if details.recent:
        yield Heading("Recent")
    for header in details.recent:
        then = parse_moment(header.started)
        yield Item(header, header.title, trailing=day_words(then.date(), snapshot.today) if then else "")
