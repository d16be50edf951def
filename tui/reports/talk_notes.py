"""Notes taken while one partner talks, and how they are labeled."""

from __future__ import annotations

from scripts import Answer, Script
from scripts.engine_types import PARTNERS
from scripts.opening_closing_steps import APPRECIATION_STEP, frame_name

NOTED, SPOKE = "Noted while ", " spoke"
"""What stands before and after the name of the partner who spoke."""


def is_talk_note(script: Script, answer: Answer) -> bool:
    """Return whether an answer is a note on what one partner said.

    Either partner may have written it. At the closing each writes their own words.
    """
    is_closing = frame_name(script, answer.step) == APPRECIATION_STEP
    return answer.kind == "talk" and answer.of in PARTNERS and not is_closing


def noted_text(name: str, spoken_as: str = "") -> str:
    """Return the label of a note: who spoke, and as whom."""
    return f"{NOTED}{name}{SPOKE}{f' as {spoken_as}' if spoken_as else ''}"
