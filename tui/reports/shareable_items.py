"""What a couple may bring to someone on one page: each thing they can choose."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scripts.model import Step, iter_nodes
from store import Agreement, Header, Store, StoreError
from tui.reports.conversation_outline import AGREED, CLOSED, SaidLine, conversation_outline
from tui.reports.talk_notes import noted_text
from tui.session.stored_script import script_from_record
from tui.text.agreement_card import card_lines, current_card
from tui.text.agreement_list import outcome_text
from tui.text.couple import Couple, Partners
from tui.text.dates import day_words, full_day_words, parse_moment

AGREEMENTS = "Our agreements"
CONVERSATIONS = 12
"""The latest conversations to choose from."""


@dataclass(frozen=True)
class ShareItem:
    """One thing to choose: its label in the list, and its part of the page.

    Items with the same heading follow each other. Entries are (who, text); `who` may be empty.
    """

    label: str
    heading: str
    entries: tuple[tuple[str, str], ...]


def share_items(store: Store, people: Partners, today: date) -> tuple[ShareItem, ...]:
    """Return agreements and outcomes of conversations that both have seen.

    What was private, or said along the way, isn't among them. It reads several conversations.
    """
    found = [_agreement_item(each, people, today) for each in store.agreements()]
    for header in store.recent_headers(CONVERSATIONS):
        # A damaged conversation can't be chosen; History says what's wrong with it.
        with contextlib.suppress(StoreError):
            found += _conversation_item(store, header, people, today)
    return tuple(found)


def _agreement_item(agreement: Agreement, people: Partners, today: date) -> ShareItem:
    couple = Couple(*people)
    card = current_card(agreement, couple.partner_of(agreement.who), today)
    outcome = outcome_text(agreement)
    lines = [*card_lines(card, couple), *([f"How it went: {outcome}"] if outcome else [])]
    return ShareItem(card.sentence, AGREEMENTS, (("", "\n".join(lines)),))


def _conversation_item(store: Store, header: Header, people: Partners, today: date) -> Iterator[ShareItem]:
    """Yield the outcome of a conversation, if it has one."""
    conversation, began = store.conversation(header.id), parse_moment(header.started)
    steps = {
        node.id: node for node in iter_nodes(script_from_record(conversation).steps) if isinstance(node, Step)
    }
    couple, said = conversation_outline(store, conversation, people, today)
    entries = tuple(
        (_who(line, couple), line.text) for line in said if _is_outcome(line, steps.get(line.key[1]))
    )
    if entries:
        day = began.date() if began else today
        label = f"{header.title}, {day_words(day, today)}"
        yield ShareItem(label, f"{header.title}, {full_day_words(day)}", entries)


def _is_outcome(line: SaidLine, step: Step | None) -> bool:
    is_marked = step is not None and (step.outcome or step.kind in ("keep", "look_back"))
    return line.section in (AGREED, CLOSED) or is_marked


def _who(line: SaidLine, couple: Couple) -> str:
    """Return who said it; an agreement says so itself."""
    if line.card or line.of == "both":
        return ""
    return noted_text(couple.name(line.of)) if line.is_note else couple.name(line.of)
