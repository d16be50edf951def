"""Evenings that go by as chance has it, on a Saturday at a quarter past eight."""

from datetime import datetime
from random import Random

from scripts import Ask, End, NeedsFact, Script, Stand
from scripts.autoplay.random_answers import at_random
from store import Store
from tui.session.conversation_session import Evening

EIGHT = datetime.fromisoformat("2026-03-14T20:15:00+01:00")


def began(script: Script, store: Store | None) -> Evening:
    return Evening(script, store, clock=lambda: EIGHT)


def waiting(evening: Evening) -> Ask | NeedsFact:
    assert isinstance(evening.stand, Ask | NeedsFact)
    return evening.stand


def a_value(evening: Evening, chance: Random) -> object:
    stand = waiting(evening)
    return evening.look_up(stand) if isinstance(stand, NeedsFact) else at_random(stand, chance)


def to_the_end(evening: Evening, seed: int) -> None:
    chance = Random(seed)
    while not isinstance(evening.stand, End):
        evening.answer(a_value(evening, chance))


def where(stand: Stand) -> object:
    """A stand as far as it can be seen from outside."""
    if isinstance(stand, Ask):
        seen = (
            stand.kind,
            stand.stage,
            stand.items,
            stand.speaker,
            stand.round,
            [d.name for d in stand.decides],
        )
        return (stand.key, *seen, stand.about, stand.if_left, stand.opens)
    return stand
