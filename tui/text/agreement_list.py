"""Agreements as lists show them: status, outcome, next day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from store import Agreement, Person
from store.rules.agreement_history import is_done, last_outcome
from store.rules.agreement_status import AgreementStatus, status
from store.rules.agreement_turns import Turn
from tui.text.dates import brief_date, date_words
from tui.text.prefix_search import fold, matches_all
from tui.text.recurrence import frequency_text

STATUS_LABELS = {
    AgreementStatus.DUE: "Due now",
    AgreementStatus.COMING: "Coming up",
    AgreementStatus.PAUSED: "Paused",
    AgreementStatus.ENDED: "Done or ended",
}
BOTH = "Both of you"
OUTCOMES = {"kept": "kept", "partly": "partly kept", "not_yet": "not yet", "changed": "changed"}


@dataclass(frozen=True)
class SearchableAgreement:
    """An agreement with the text that a search looks in."""

    agreement: Agreement
    text: str

    def matches(self, words: Sequence[str]) -> bool:
        """Return whether every folded word matches."""
        return matches_all(self.text, words)


def searchable(agreement: Agreement, names: Mapping[str, str], today: date) -> SearchableAgreement:
    """Return an agreement with its search text.

    It is computed once, so that thousands can be searched at every key.
    """
    whose = (*names.values(), BOTH) if agreement.who == "both" else (names.get(agreement.who, ""),)
    current = status(agreement, today)
    fields = (
        *(agreement.act, agreement.cue, agreement.obstacle, agreement.instead, agreement.sign),
        *(
            agreement.hard_week,
            *whose,
            when_text(agreement, today) if current == AgreementStatus.ENDED else STATUS_LABELS[current],
            outcome_text(agreement),
        ),
        frequency_text(agreement.rhythm, agreement.turn),
    )
    return SearchableAgreement(agreement, fold(" ".join(field for field in fields if field)))


def outcome_text(agreement: Agreement) -> str:
    """Return the outcome of the latest look-back, or ""."""
    return OUTCOMES.get(str(last_outcome(agreement)), "")


def when_text(agreement: Agreement, today: date, turn: Turn | None = None) -> str:
    """Return when an agreement is next due, and for what.

    For example "turn tomorrow", "next 16 Mar", "check in 2 Apr". `turn` is its entry in `turns_before_look_back`. A due
    agreement says since when ("due today", "due 3 days ago"), an ended one how it ended.
    """
    if agreement.state != "open":
        return "done" if is_done(agreement) else "ended"
    current = status(agreement, today)
    if current == AgreementStatus.ENDED:
        return f"ended {date_words(date.fromisoformat(str(agreement.end)), today)}"
    if turn and current == AgreementStatus.COMING:
        return f"{'turn' if agreement.turn else 'next'} {_short_day(turn.day, today)}"
    if not agreement.look_back:
        return ""
    day = date.fromisoformat(agreement.look_back)
    days = (today - day).days
    if days < 0:
        return f"check in {_short_day(day, today)}"
    since = "today" if not days else "yesterday" if days == 1 else f"{days} days ago"
    return f"due {since}"


def _short_day(day: date, today: date) -> str:
    return {0: "today", 1: "tomorrow"}.get((day - today).days) or brief_date(day, today)


PersonNames = Mapping[str, str]
"""Names by person id."""


def names_of(people: Sequence[Person] | None) -> PersonNames:
    """Return the partners' names.

    Before setup, the only one is "both of you".
    """
    return {"both": "both of you"} | {person.id: person.name for person in people or ()}


def owner_name(agreement: Agreement, names: PersonNames) -> str:
    """Return the name of the person responsible."""
    return names.get(agreement.who, "one of you")
