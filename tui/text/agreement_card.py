"""An agreement as a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from scripts.agreement_sentence import agreement_sentence
from scripts.agreement_values import AgreementValue
from store import Agreement
from store.rules.agreement_history import closing_item, is_done, is_resting, marks_done
from store.rules.recurrence import local_date
from tui.text.couple import Couple
from tui.text.dates import date_words, day_words
from tui.text.recurrence import as_sentence, frequency_text

FIELD_LABELS = {
    "obstacle": "What might stop us",
    "instead": "What we’ll do then",
    "sign": "How we’ll know",
    "hard_week": "In a hard week",
}
"""Labels of the fields below the sentence."""


@dataclass(frozen=True)
class AgreementCard:
    """A card's text.

    `owner` is who agreed to it ("first", "second", "both"), `look_back_text` when it is checked.
    """

    sentence: str
    owner: str
    look_back_text: str = ""
    lines: tuple[str, ...] = ()


def card_for(agreement: AgreementValue | Agreement, who: str, today: date, begins: str = "") -> AgreementCard:
    """Return the card of an answered or saved agreement.

    `begins` is the name of the person with the first turn, if worth mentioning.
    """
    often = as_sentence(
        frequency_text(agreement.rhythm, agreement.turn if agreement.who == "both" else None, begins)
    )
    lines = (*([often] if often else []), *_field_lines(agreement, today))
    return AgreementCard(
        agreement_sentence(agreement.act, agreement.cue), who, _look_back_text(agreement, today), lines
    )


def answered_card(agreement: AgreementValue, couple: Couple, today: date) -> AgreementCard:
    """Return the card of an agreement as answered."""
    begins = couple.name(agreement.turn) if agreement.turn else ""
    return card_for(agreement, agreement.who, today, begins)


def card_lines(card: AgreementCard, couple: Couple) -> Iterator[str]:
    """Yield a card's lines, the owner's name last."""
    yield card.sentence
    yield from card.lines
    yield f"— {couple.name(card.owner)}{', ' if card.look_back_text else ''}{card.look_back_text}"


def current_card(agreement: Agreement, who: str, today: date) -> AgreementCard:
    """Return the card of an agreement, open or closed."""
    card = card_for(agreement, who, today)
    if agreement.state == "open":
        is_at_rest = is_resting(agreement) and (agreement.look_back or "") > today.isoformat()
        return replace(card, look_back_text=f"paused; {card.look_back_text}") if is_at_rest else card
    ended = "done" if is_done(agreement) else "ended"
    item = closing_item(agreement)
    return replace(
        card, look_back_text=f"{ended} on {date_words(local_date(item.at), today)}" if item else ended
    )


def decided_text(card: AgreementCard, next_: str | None, outcome: str | None) -> str:
    """Return what a look-back decided: the agreement ended, is paused, or its next check-in."""
    if next_ == "let_go":
        return "done" if marks_done(next_, outcome) else "ended"
    return f"paused; {card.look_back_text}" if next_ == "rest" else card.look_back_text


def _look_back_text(agreement: AgreementValue | Agreement, today: date) -> str:
    if not agreement.look_back:
        return ""
    look_back = date.fromisoformat(agreement.look_back)
    if look_back > today:
        lead = "last check-in" if _has_ended(agreement, today) else "check in"
        return f"{lead} on {day_words(look_back, today)}"
    return "due today" if look_back == today else f"overdue since {day_words(look_back, today)}"


def _field_lines(agreement: AgreementValue | Agreement, today: date) -> Iterator[str]:
    for name, label in FIELD_LABELS.items():
        if text := getattr(agreement, name):
            yield f"{label}: {text}"
    if agreement.end:
        ends = "ended" if _has_ended(agreement, today) else "ends"
        yield f"It {ends} on {day_words(date.fromisoformat(agreement.end), today)}."


def _has_ended(agreement: AgreementValue | Agreement, today: date) -> bool:
    return bool(agreement.end) and str(agreement.end) < today.isoformat()
