"""What a couple would trip over at one step of a play."""

from __future__ import annotations

import re

from prompts import RenderedText
from scripts.engine_types import AwaitingAnswer, InvalidHistory, State
from scripts.model import Script
from scripts.plays.example_couple import people
from scripts.step_rendering import render_step

MAX_MOVES = 2000
"""A play with more answers would never end."""
_MAY_PRINT_NOTHING = re.compile(r"\{\{[^{}]*(\bif\b|default\()[^{}]*\}\}")
_HOLE = "___"


def problem_at(script: Script, state: State, moves: int) -> str:
    """Return what is wrong at a state, or ""."""
    if moves > MAX_MOVES:
        return f"This play didn’t end after {MAX_MOVES} answers."
    if isinstance(state, InvalidHistory):
        return f"The conversation can’t continue: {state.reason}"
    if not isinstance(state, AwaitingAnswer):
        return ""
    try:
        prompt = render_step(script, state, people("a"))
    except Exception as error:  # whatever it is, the author needs the way that led here
        return f"The words can’t be shown ({type(error).__name__}). That’s a mistake in Turnabout."
    wordings = [script.wordings.get(name) for name in (*state.opening_blocks, state.step.id)]
    sources = [wording.prose.source if wording else "" for wording in wordings]
    for text, source in zip((*prompt.above, prompt.body), sources, strict=True):
        if not _MAY_PRINT_NOTHING.search(source) and (line := _line_with_hole(text)):
            return f"The words have a gap where an answer is missing: {line}"
    return ""


def _line_with_hole(text: RenderedText) -> str:
    """Return the first line in which a value prints nothing, or ""."""
    values = tuple(value if value.strip() else _HOLE for value in text.values)
    if values == text.values:
        return ""
    lines = RenderedText(text.source, values).literal().split("\n")
    return next((line.strip() for line in lines if _HOLE in line), "")
