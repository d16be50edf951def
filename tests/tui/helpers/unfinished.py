"""Conversations of the library that were left in the middle, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from scripts import Ask, Json, NeedsFact, Script
from scripts.autoplay.random_answers import at_random
from store import Store
from tui.session.conversation_session import Evening

GOING_ON = {
    "good_now": "yes",
    "my_turn": "write",
    "calm_enough": "ready",
    "own_part": "own",
    "topic": "speak",
}
"""The choices that lead on into a script."""


def left_at(store: Store, script: Script, step: str, seed: int = 1, **answers: Json) -> Evening:
    """A conversation saved as it stands at a step; what `answers` does not say comes by chance."""
    evening, chance = Evening(script, store), Random(seed)
    while not isinstance(stand := evening.stand, Ask) or stand.step.id != step:
        assert isinstance(stand, Ask | NeedsFact)
        evening.answer(value_at(evening, stand, chance, answers))
    return evening


def value_at(
    evening: Evening, stand: Ask | NeedsFact, chance: Random, answers: Mapping[str, Json] = GOING_ON
) -> Json:
    """What is answered here: what the evening can look up, what was said beforehand, or something by chance."""
    if isinstance(stand, NeedsFact):
        return evening.look_up(stand)
    said = {**GOING_ON, **answers}
    return said[stand.step.id] if stand.step.id in said else at_random(stand, chance)
