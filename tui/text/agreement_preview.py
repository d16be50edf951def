"""An agreement beside its list: the note, next turns, and history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from store import Agreement
from store.rules.agreement_upcoming_turns import turns_before_look_back
from tui.text.agreement_card import current_card
from tui.text.agreement_history import history_lines
from tui.text.couple import Couple
from tui.text.dates import date_words
from tui.text.preview import Preview

MAX_EVENTS = 12


def agreement_preview(agreement: Agreement, couple: Couple, today: date) -> Preview:
    """Return an agreement as its note, with how it turned out."""
    names = {couple.first.id: couple.first.name, couple.second.id: couple.second.name}
    card = current_card(agreement, couple.partner_of(agreement.who), today)
    events = tuple(map(_event, islice(history_lines(agreement, names, today), MAX_EVENTS)))
    return Preview(facts=tuple(_turn(agreement, names, today)), note=card, heading="History", after=events)


def _event(line: str) -> tuple[str, str]:
    day, _, text = line.partition(": ")
    return day, f"{text[:1].upper()}{text[1:]}"


def _turn(agreement: Agreement, names: dict[str, str], today: date) -> Iterator[tuple[str, str]]:
    if turn := turns_before_look_back([agreement], today).get(agreement.id):
        yield "Next", f"{names.get(turn.who, 'both of you')} on {date_words(turn.day, today)}"
