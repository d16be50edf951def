"""Rows of the home screen: due, suggested, saved, scripts, recent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from store import Agreement, Entry, Header, Homework, Person, Ritual, Store, StoreError
from store.rules.agreement_turns import Turn
from store.rules.rituals import due_rituals, is_due
from store.rules.upcoming_turns import todays_or_next_turns
from tui.keys.commands import GOOD_MOMENTS
from tui.reports.good_moments import good_moments, had_heavy_conversation
from tui.reports.suggestions import Completion, is_locked, suggest_script
from tui.text.couple import colour_of, sign_of
from tui.text.dates import ago_text, day_words, minutes_text, parse_moment
from tui.text.home import GROUP_TITLES, due_text, sort_unfinished, tonight_text, unfinished_text
from tui.text.packs import homework_text, pack_text
from tui.text.recurrence import short_day_text
from tui.text.rituals import next_date_text, ritual_due_text
from tui.widgets.item_list import Heading, Item, ListRow

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo

RECENT_COUNT = 3


class HomeTarget(Enum):
    """Targets of rows that don't open a single item."""

    DUE = auto()  # agreements due for a look-back
    AGREEMENTS = auto()  # open agreements
    NOTEBOOK = auto()
    TASK_MAP = auto()  # who has which task
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
    recent: Sequence[Header] = ()
    entries: Sequence[Entry] = ()
    turns: Sequence[tuple[Agreement, Turn]] = ()
    due: Sequence[str] = ()  # sentences of the agreements due
    homework: Sequence[Homework] = ()


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
        recent = tuple(store.recent_headers(RECENT_COUNT))
    except StoreError:
        recent = ()
    turns = todays_or_next_turns(store.agreements(), moment.date())
    due = [agreement_sentence(each.act, each.cue) for each in store.due_agreements(moment.date().isoformat())]
    return HomeDetails(found, done, recent, store.notebook(), turns, due, store.homework())


def home_rows(snapshot: HomeSnapshot, details: HomeDetails) -> Iterator[ListRow]:
    """Yield all rows, under headings."""
    tonight = [*_unfinished_rows(snapshot), *_suggested_rows(snapshot, details)]
    if tonight:
        yield Heading(tonight_text(snapshot.moment))
        yield replace(tonight[0], bold=True, card=True)
        yield from tonight[1:]
    if waiting := [*_due_rows(snapshot), *_coming_rows(snapshot, details)]:
        yield Heading("Waiting" if tonight else tonight_text(snapshot.moment))
        yield from waiting
    yield from _script_rows(snapshot, details)
    yield from _recent_rows(snapshot, details)


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


def _suggested_rows(snapshot: HomeSnapshot, details: HomeDetails) -> Iterator[Item]:
    """Yield homework, or else a script that suits today."""
    under_way = {header.script for header in snapshot.unfinished}
    scripts = {script.id: script for script in details.scripts if script.id not in under_way}
    given = [(scripts[each.id], each) for each in details.homework if each.id in scripts]
    authors = {script.pack: script.author for script in details.scripts}
    for script, homework in given:
        note = homework_text(homework.note, authors.get(homework.pack, ""))
        yield Item(script, script.title, note, minutes_text(script.minutes))
    if not given and (
        suits := suggest_script(
            details.scripts, details.done, snapshot.today, snapshot.unfinished, snapshot.rituals
        )
    ):
        minutes = minutes_text(suits.script.minutes)
        yield Item(suits.script, suits.script.title, suits.reason, minutes)


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
    titles = {script.id: script.title for script in details.scripts}
    coming = {
        each.id: next_date_text(each, snapshot.today)
        for each in snapshot.rituals
        if not is_due(each, snapshot.today)
    }
    for group, words in GROUP_TITLES.items():
        within = [script for script in details.scripts if script.group == group]
        if within:
            yield Heading(words)
        for script in within:
            first = titles.get(script.after, script.after)
            about = f"Do {first} first" if is_locked(script, details.done) else minutes_text(script.minutes)
            source = pack_text(script.author, script.pack) if script.is_from_pack else ""
            yield Item(script, script.title, source, coming.get(script.id, about))


def _recent_rows(snapshot: HomeSnapshot, details: HomeDetails) -> Iterator[ListRow]:
    if details.recent:
        yield Heading("Recent")
    for header in details.recent:
        then = parse_moment(header.started)
        yield Item(header, header.title, trailing=day_words(then.date(), snapshot.today) if then else "")
