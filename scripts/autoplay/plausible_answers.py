"""The plausible answer to a step: always the same, and never none."""

from __future__ import annotations

from random import Random

from scripts.autoplay.random_answers import random_answer
from scripts.engine_types import AwaitingAnswer, Json

TRIES = 50


def plausible_answer(ask: AwaitingAnswer) -> Json:
    """Return an answer that a couple might give: the first choice, yes, or some words.

    It shows what was private and agrees on something, so that what follows can be seen.
    """
    shape = ask.step.shape
    if ask.kind == "ask" and shape is not None and shape.type in ("choice", "yes_no"):
        possible = [stored for stored, _ in ask.items] if shape.choices_from else list(shape.choices)
        return possible[0] if shape.pick is None else possible[: max(shape.pick[0], 1)]
    if ask.stage == "decide":
        return {given.name: "show" for given in ask.to_reveal}
    chance = Random("/".join(ask.key))  # noqa: S311 - not used for security
    drawn = (random_answer(ask, chance) for _ in range(TRIES))
    return next((value for value in drawn if value is not None), None)
