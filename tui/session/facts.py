"""Facts that a script asks for, such as today's date."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import chain

from scripts import Answer, AwaitingFact, Json
from scripts.engine.agreement_validation import AGREEMENT_TURNS, FACT_FIELDS, OPTIONAL_FIELDS, SOURCES
from scripts.engine.value_checks import is_text, one_of
from scripts.engine_types import OVER
from scripts.model import MAX_ITEMS
from store import PERSON_IDS, Agreement, Entry, Store
from store.rules.agreement_history import is_over
from store.rules.agreement_wordings import word_sources

MONTH_CHARS = len("2026-03")


@dataclass(frozen=True)
class SessionFacts:
    """The sources of a session's facts.

    Without a store, it is as if nothing had been saved so far.
    """

    script_id: str
    store: Store | None
    clock: Callable[[], datetime]
    about: Agreement | None
    """The one agreement to look back at, instead of all that are due."""
    carried: Agreement | None
    """The agreement that the conversation is about."""

    def resolve(self, need: AwaitingFact, carried_id: Json) -> Json:
        """Return one fact; `carried_id` is the carried agreement, if any."""
        store = self.store
        if need.fact == "begins":
            return store.begins_next() if store else "a"
        if need.fact == "today":
            return self._today()
        if need.fact == "times_done":
            return store.times_done(self.script_id) if store else 0
        if need.fact == "carried":
            carried = self._current(self.carried)
            return agreement_fact(carried) if carried else None
        if need.fact == "due":
            return [agreement_fact(agreement) for agreement in self.due(carried_id)][: need.at_most]
        if need.fact == "notebook":
            entries = store.notebook(need.options[0]) if store else []
            entries = self._saved_last_time(entries) if need.last_time else entries
            sample = _sample_indexes(len(entries), need.at_most)
            return [_notebook_row(n + 1, entries[n]) for n in sample]
        if need.fact == "visit":
            return OVER
        left = self._rested_cards(need) if need.days else need.options
        return secrets.choice(left) if left else None

    def _saved_last_time(self, entries: list[Entry]) -> list[Entry]:
        """Return what was saved in the last finished conversation of this script."""
        store = self.store
        last = store.last_done(self.script_id) if store else None
        if store is None or last is None:
            return []
        months = sorted({entry.conversation[:MONTH_CHARS] for entry in entries if entry.conversation})
        headers = [header for month in months[-2:] for header in store.headers(month)]
        saved_in = {one.id for one in headers if (one.script, one.ended) == (self.script_id, last)}
        return [entry for entry in entries if entry.conversation in saved_in]

    def _rested_cards(self, need: AwaitingFact) -> list[str]:
        """Return the cards that were not drawn in the last days."""
        drawn = self.store.drawn_cards(self.script_id, need.step) if self.store else {}
        today = self.clock().date()
        return [
            card
            for card in need.options
            if card not in drawn or (today - date.fromisoformat(drawn[card])).days >= need.days
        ]

    def note_drawn(self, need: AwaitingFact, card: Json) -> None:
        """Remember a card that rests from now on."""
        if self.store and need.days and card is not None:
            self.store.note_drawn_card(self.script_id, need.step, card, day=self._today(), rest=need.days)

    def due(self, carried_id: Json) -> list[Agreement]:
        """Return the agreements due, except the carried one.

        The script asks about that one anyway.
        """
        if self.about:
            about = self._current(self.about)
            due = [about] if about else []
        else:
            due = self.store.due_agreements(self._today()) if self.store else []
        return [agreement for agreement in due if agreement.id != carried_id]

    def standing(self, conversation: str, answers: Iterable[Answer]) -> list[Json]:
        """Return the agreements that apply, as facts, except those that this conversation made or asked about."""
        if self.store is None:
            return []
        asked, today = _agreements_asked(answers), self.clock().date()
        return [
            agreement_fact(agreement)
            for agreement in self.store.agreements_without(conversation)
            if agreement.id not in asked and not is_over(agreement, today)
        ]

    def _current(self, agreement: Agreement | None) -> Agreement | None:
        """Return an agreement as it is now; None if it was deleted."""
        if self.store is None or agreement is None:
            return agreement
        kept = chain(self.store.agreements(), self.store.closed_agreements())
        return next((each for each in kept if each.id == agreement.id), None)

    def _today(self) -> str:
        return self.clock().date().isoformat()


def _notebook_row(number: int, entry: Entry) -> Json:
    """Return an entry as a fact; a task says who has it, and what it takes."""
    about = entry.task.to_row() if entry.task else {}
    known = {name: about[name] for name in ("who", "energy", "rotation", "done", "since") if about.get(name)}
    return {"id": f"e{number}", "text": entry.text, SOURCES: entry.id, **known}


def carried_id(answers: Iterable[Answer]) -> Json:
    """Return the id of the agreement that a conversation is about, if any."""
    carried = (answer.value for answer in answers if answer.key == ("", "carried", "house"))
    return next((about["id"] for about in carried if about), None)


def agreement_fact(agreement: Agreement) -> Json:
    """Return what a look-back needs to know about an agreement.

    It says which other conversations reworded it, so that their words can be deleted here, too.
    """
    known = asdict(agreement)
    only_if_set = (*AGREEMENT_TURNS, *OPTIONAL_FIELDS)
    fact = {name: known[name] for name in FACT_FIELDS if known[name] is not None or name not in only_if_set}
    sources = word_sources(agreement)
    return {**fact, SOURCES: sources} if sources else fact


def _agreements_asked(answers: Iterable[Answer]) -> frozenset[str]:
    """Return the agreements in the facts of a conversation."""
    facts = [answer.value for answer in answers if answer.kind == "fact"]
    rows = [row for fact in facts for row in (fact if isinstance(fact, list) else [fact])]
    return frozenset(str(row["id"]) for row in rows if isinstance(row, dict) and "text" not in row)


def _sample_indexes(number: int, at_most: int) -> list[int]:
    """Return a random sample of indexes, in order."""
    if not at_most or number <= at_most:
        return list(range(number))[:MAX_ITEMS]
    return sorted(secrets.SystemRandom().sample(range(number), at_most))


def unknown_person(fact: str, value: Json) -> str:
    """Return the sentence about a fact that names no partner's id, or ""."""
    if fact == "begins" and value not in PERSON_IDS:
        return "Expected a or b, the id of the person who goes first."
    agreements = value if isinstance(value, list) else [value]
    for agreement in agreements if fact in ("due", "standing", "carried") else ():
        for field, allowed in (("who", (*PERSON_IDS, "both")), ("turn", PERSON_IDS)):
            if isinstance(agreement, dict) and is_text(who := agreement.get(field)) and who not in allowed:
                return one_of(field, allowed)
    return ""
