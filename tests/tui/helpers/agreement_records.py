"""Agreements saved in a data folder."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from store import Json, Person, open_store
from tests.store.helpers.records import (
    ANA,
    BEN,
    agreed,
    begins,
    conversation_with,
    look_back,
    stored_answer,
    with_answers,
)

ONE, TWO = "2026-03-14T2015-00a1", "2026-04-21T2015-00a2"
TODAY = datetime.fromisoformat("2026-05-02T23:59:00+02:00")


def agree(
    folder: Path, days: Mapping[str, str | None], *, who: str = "first", ana: Person = ANA, let_go: str = ""
) -> None:
    """Save agreements by act and day, perhaps an ended one."""
    acts = {**days, let_go: "2026-04-21"} if let_go else days
    made = [agreed(f"step_{n}", act, who=who, look_back=day) for n, (act, day) in enumerate(acts.items(), 1)]
    with open_store(folder) as store:
        store.set_people(ana, BEN)
        store.save(conversation_with(ONE, begins("a"), *made))
        if let_go:
            gone = look_back("back", f"{ONE}::step_{len(acts)}", day="2026-04-21", next="let_go")
            store.save(with_answers(conversation_with(TWO, begins("a")), gone))


def save_repeating(folder: Path, rule: str, **more: Json) -> None:
    """Save a repeating agreement from mid-March on, done in turn."""
    value: dict[str, Json] = {"act": "We cook", "who": "both", "rhythm": rule, "turn": "first", **more}
    with open_store(folder) as store:
        store.set_people(ANA, BEN)
        store.save(
            conversation_with(ONE, begins("a"), stored_answer("step_1", value, kind="agree", of="both"))
        )
