"""Rows of the home screen: due, suggested, saved, scripts, recent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from store import Agreement, Header, Person
from store.rules.agreement_turns import Turn
from store.rules.rituals import due_rituals, is_missed
from tui.keys.commands import FIND_SCRIPT, GOOD_MOMENTS
from tui.reports.good_moments import good_moments, had_heavy_conversation
from tui.reports.script_readiness import heavy_one_still_near, is_still_near
from tui.screens.home_data import HomeDetails, HomeSnapshot, HomeTarget
from tui.screens.home_script_rows import script_rows, suggested_rows
from tui.text.couple import colour_of, sign_of
from tui.text.dates import ago_text, day_words, parse_moment
from tui.text.home import (
    COME_BACK_TEXT,
    due_text,
    left_open_text,
    sort_unfinished,
    tonight_text,
    unfinished_text,
)
from tui.text.recurrence import short_day_text
from tui.text.rituals import ritual_due_text
from tui.widgets.item_list import Heading, Item, ListRow

if TYPE_CHECKING:
    pass

FIND_FROM = 12
"""From how many scripts on there's a row to search them."""


def home_rows(snapshot: HomeSnapshot, details: HomeDetails) -> Iterator[ListRow]:
    """Yield all rows, under headings."""
    if wants_quiet(snapshot, details):
        yield from _quiet_rows(snapshot, details)
    else:
        suggested = list(suggested_rows(snapshot, details))
        given = {each.id for each in details.homework}
        homework = [row for row in suggested if row.value.id in given]
        others = [row for row in suggested if row not in homework]
        unfinished = _unfinished_rows(snapshot, snapshot.unfinished)
        yield from _tonight([*unfinished, *homework, *_due_rows(snapshot), *others], snapshot)
        if waiting := [*_missed_rows(snapshot), *_coming_rows(snapshot, details)]:
            yield Heading("Waiting")
            yield from waiting
    yield from _recent_rows(snapshot, details)
    yield from _script_rows(snapshot, details)


def _tonight(rows: Sequence[Item], snapshot: HomeSnapshot) -> Iterator[ListRow]:
    if rows:
        yield Heading(tonight_text(snapshot.moment))
        yield replace(rows[0], bold=True, card=True)
        yield from rows[1:]


def _quiet_rows(snapshot: HomeSnapshot, details: HomeDetails) -> Iterator[ListRow]:
    """Yield only this evening's unfinished conversations, and what isn't urgent."""
    todays = [each for each in snapshot.unfinished if _is_this_evenings(each, snapshot.moment)]
    others = [each for each in snapshot.unfinished if each not in todays]
    yield from _tonight([*_unfinished_rows(snapshot, todays)], snapshot)
    later = (replace(row, bold=False) for row in _unfinished_rows(snapshot, others))
    if rows := [*_coming_rows(snapshot, details), *later]:
        yield Heading("For later")
        yield from rows


def _is_this_evenings(header: Header, moment: datetime) -> bool:
    return bool(header.resting_until) or is_still_near(header.started, moment)


def wants_quiet(snapshot: HomeSnapshot, details: HomeDetails) -> datetime | None:
    """Return when they had a heavy conversation after which nothing is urgent so far, if any."""
    lately = (*snapshot.unfinished, *details.lately)
    return heavy_one_still_near(details.scripts, lately, snapshot.moment)


def should_offer_moments(snapshot: HomeSnapshot, details: HomeDetails) -> bool:
    """Return whether to suggest a few good moments now."""
    lately = (*snapshot.unfinished, *details.recent)
    return had_heavy_conversation(details.scripts, lately, snapshot.moment) and bool(
        good_moments(details.entries, snapshot.today)
    )


def _unfinished_rows(snapshot: HomeSnapshot, unfinished: Iterable[Header]) -> Iterator[Item]:
    """Yield unfinished conversations."""
    for header in sort_unfinished(unfinished, snapshot.moment):
        reading = f"Unfinished, started {ago_text(header.started, snapshot.moment)}"
        status = reading if snapshot.read_only else unfinished_text(header, snapshot.moment)
        yield Item(header, header.title, status, bold=True)


def _due_rows(snapshot: HomeSnapshot) -> Iterator[Item]:
    """Yield due agreements, and rituals on their day."""
    if snapshot.due:
        yield Item(HomeTarget.DUE, "Check in on agreements", trailing=due_text(snapshot.due), bold=True)
    yield from _ritual_rows(snapshot, missed=False)


def _missed_rows(snapshot: HomeSnapshot) -> Iterator[Item]:
    """Yield rituals whose day has passed."""
    yield from _ritual_rows(snapshot, missed=True)


def _ritual_rows(snapshot: HomeSnapshot, *, missed: bool) -> Iterator[Item]:
    for ritual in due_rituals(snapshot.rituals, snapshot.unfinished, snapshot.today):
        if is_missed(ritual, snapshot.today) is missed:
            status = ritual_due_text(ritual, snapshot.today)
            yield Item(ritual, ritual.title, trailing=status, bold=True)


def _coming_rows(snapshot: HomeSnapshot, details: HomeDetails) -> Iterator[Item]:
    """Yield good moments, what was left open, and the next turns."""
    if should_offer_moments(snapshot, details):
        yield Item(
            HomeTarget.MOMENTS, "Reread good moments", "A few from your notebook", GOOD_MOMENTS.key_label
        )
    for each in details.left_open:
        yield Item(each, left_open_text(each.header, snapshot.moment, each.moment), COME_BACK_TEXT)
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
