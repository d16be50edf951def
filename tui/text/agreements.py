"""Agreements as a couple looks through them: in which of four statuses each has, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from store import Agreement, Person
from store.rules.agreement_history import is_done, last_outcome
from store.rules.agreement_status import AgreementStatus, status
from store.rules.turns import Turn
from tui.text.dates import brief_date, date_words
from tui.text.matching import matches_all
from tui.text.recurrence import frequency_text

STATUS_LABELS = {
    AgreementStatus.DUE: "Due now",
    AgreementStatus.COMING: "Coming up",
    AgreementStatus.PAUSED: "Resting",
    AgreementStatus.ENDED: "Done or let go",
}
BOTH = "Both of you"
OUTCOMES = {"kept": "kept", "partly": "partly kept", "not_yet": "not yet", "changed": "changed"}


@dataclass(frozen=True)
class SearchableAgreement:
    """An agreement and the text in which it is found: its words, and what the list says of it in words of ours."""

    agreement: Agreement
    text: str

    def matches(self, words: Sequence[str]) -> bool:
        """Whether there is a word that begins so for each of these small ones."""
        return matches_all(self.text, words)


def searchable(agreement: Agreement, names: Mapping[str, str], today: date) -> SearchableAgreement:
    """An agreement as it can be found among thousands without reading all of it again for every key."""
    whose = (*names.values(), BOTH) if agreement.who == "both" else (names.get(agreement.who, ""),)
    lies = status(agreement, today)
    fields = (
        *(agreement.act, agreement.cue, agreement.obstacle, agreement.instead, agreement.sign),
        *(
            agreement.hard_week,
            *whose,
            when_text(agreement, today) if lies == AgreementStatus.ENDED else STATUS_LABELS[lies],
            outcome_text(agreement),
        ),
        frequency_text(agreement.rhythm, agreement.turn),
    )
    return SearchableAgreement(agreement, " ".join(field for field in fields if field).casefold())


def outcome_text(agreement: Agreement) -> str:
    """How it went when they last looked back at it, in a word or two; empty where they never did."""
    return OUTCOMES.get(str(last_outcome(agreement)), "")


def when_text(agreement: Agreement, today: date, turn: Turn | None = None) -> str:
    """When it comes next, or is looked at, and which of these it is: "turn tomorrow", "next 16 Mar", "look 2 Apr".

    `turn` is its own of the `turns_ahead`. What is due says since when, "today" or "3 days ago"; what is over, how it
    ended.
    """
    if agreement.state != "open":
        return "done" if is_done(agreement) else "let go"
    lies = status(agreement, today)
    if lies == AgreementStatus.ENDED:
        return f"ended {date_words(date.fromisoformat(str(agreement.end)), today)}"
    if turn and lies == AgreementStatus.COMING:
        return f"{'turn' if agreement.turn else 'next'} {_short_day(turn.day, today)}"
    if not agreement.look_back:
        return ""
    day = date.fromisoformat(agreement.look_back)
    days = (today - day).days
    if days < 0:
        return f"look {_short_day(day, today)}"
    return "today" if not days else "yesterday" if days == 1 else f"{days} days ago"


def _short_day(day: date, today: date) -> str:
    return {0: "today", 1: "tomorrow"}.get((day - today).days) or brief_date(day, today)


PersonNames = Mapping[str, str]
"""How a line calls whoever an agreement is for, by id."""


def names_of(people: Sequence[Person] | None) -> PersonNames:
    """The names of the two; before they said who they are, there are none but "both of you"."""
    return {"both": "both of you"} | {person.id: person.name for person in people or ()}


def owner_name(agreement: Agreement, names: PersonNames) -> str:
    """Who it is that does what was agreed."""
    return names.get(agreement.who, "one of you")
