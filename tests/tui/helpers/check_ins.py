"""Records of weekly check-ins, look-backs, and chosen feelings."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

from store import Conversation, Json, Store
from tests.tui.helpers.app import NOW, ask, finish_conversation, talk

OUTCOMES = (("kept", "go_on"), ("partly", "smaller"), ("changed", "change"), ("kept", "let_go"))


def check_in(id_: str, first: Json, second: Json, *more: dict[str, Json]) -> Conversation:
    """Return a check-in with two numbers; None withholds one."""
    numbers = (
        ask(number, step="supported", place=f"supported.{n}", of=of)
        for n, (number, of) in enumerate(((first, "first"), (second, "second")), 1)
    )
    return _talk("weekly-check-in", id_, *numbers, *more)


def felt(id_: str, first: list[Json], second: list[Json]) -> Conversation:
    """Return a conversation in which each partner names feelings."""
    chosen = (
        ask(words, step="feeling", place=f"one_sentence.{n}", of=of)
        for n, (words, of) in enumerate(((first, "first"), (second, "second")), 1)
    )
    return _talk("i-statements", id_, *chosen)


def looked_back(outcome: str, next_: str = "go_on", number: int = 1) -> dict[str, Json]:
    """Return a look-back answer record."""
    value: Json = {"agreement": "none", "outcome": outcome, "next": next_}
    return ask(value, step="frame_due_now", place=f"due_now.{number}", kind="look_back", of="both")


def check_in_weekly(store: Store, number: int, words: str, until: datetime = NOW) -> None:
    """Save weeks of check-ins and look-backs, every fifth with feelings."""
    for week in range(number):
        day = until - timedelta(weeks=week, days=1)
        look = looked_back(*OUTCOMES[week % len(OUTCOMES)])
        finish_conversation(
            store, check_in(f"{day:%Y-%m-%dT%H%M}-{week:04x}", 3 + week % 5, 4 + week % 7, look)
        )
        if week % 5 == 1:
            other = day - timedelta(days=2)
            finish_conversation(
                store, felt(f"{other:%Y-%m-%dT%H%M}-{week:04x}", ["worn out", words], ["worn out", "hopeful"])
            )


def _talk(script: str, id_: str, *answers: dict[str, Json]) -> Conversation:
    bare = _bare(script)
    started = f"{id_[:10]}T{id_[11:13]}:{id_[13:15]}:00+01:00"
    return replace(bare, id=id_, started=started, answers=(*bare.answers, *answers))


@cache
def _bare(script: str) -> Conversation:
    """Return an empty conversation, cached since scripts load slowly."""
    return talk("2026-01-01T2000-0000", script=script)
