"""Facts that a script asks for, such as today's date."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from scripts import AwaitingFact, Json
from scripts.engine.agreement_validation import AGREEMENT_TURNS, FACT_FIELDS, OPTIONAL_FIELDS
from scripts.model import MAX_ITEMS
from store import Agreement, Store


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
            return agreement_fact(self.carried) if self.carried else None
        if need.fact == "due":
            return [agreement_fact(agreement) for agreement in self.due(carried_id)][: need.at_most]
        if need.fact == "notebook":
            entries = store.notebook(need.options[0]) if store else []
            sample = _sample_indexes(len(entries), need.at_most)
            return [{"id": f"e{n + 1}", "text": entries[n].text} for n in sample]
        return secrets.choice(need.options)

    def due(self, carried_id: Json) -> list[Agreement]:
        """Return the agreements due, except the carried one.

        The script asks about that one anyway.
        """
        due = [self.about] if self.about else self.store.due_agreements(self._today()) if self.store else []
        return [agreement for agreement in due if agreement.id != carried_id]

    def _today(self) -> str:
        return self.clock().date().isoformat()


def agreement_fact(agreement: Agreement) -> Json:
    """Return what a look-back needs to know about an agreement."""
    known = asdict(agreement)
    only_if_set = (*AGREEMENT_TURNS, *OPTIONAL_FIELDS)
    return {name: known[name] for name in FACT_FIELDS if known[name] is not None or name not in only_if_set}


def _sample_indexes(number: int, at_most: int) -> list[int]:
    """Return a random sample of indexes, in order."""
    if not at_most or number <= at_most:
        return list(range(number))[:MAX_ITEMS]
    return sorted(secrets.SystemRandom().sample(range(number), at_most))
