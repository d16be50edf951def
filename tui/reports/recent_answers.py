"""What was said so far in a conversation and may be seen by both."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scripts import Answer, Script
from scripts.model import Step, iter_nodes
from scripts.records import Key
from tui.reports.transcript import answer_text
from tui.text.couple import Couple

SHOWN_KINDS = ("ask", "talk", "agree", "keep")
OWN_WORDS = ("text", "list")
"""Answers that say by themselves what they are about. A feeling or a number does not: it would read as said by
whoever gave it of themselves, also where it was a guess about the other. Prompts quote it where it is wanted."""


def recent_answers(
    script: Script, answers: Sequence[Answer], unrevealed: Collection[Key], couple: Couple, most: int = 4
) -> list[RecentAnswer]:
    """Return the latest answers that both may see, oldest first; `unrevealed` are the private ones not shown yet."""
    steps = {node.id: node for node in iter_nodes(script.steps) if isinstance(node, Step)}
    spoken: list[RecentAnswer] = []
    for answer in reversed(answers):
        if len(spoken) == most:
            break
        step = steps.get(answer.step)
        if step is not None and answer.key not in unrevealed and _has_words(step, answer):
            text = answer_text(script, step, answer, couple.pronouns, {})
            spoken.append(
                RecentAnswer(
                    text,
                    couple.colour(answer.of) if answer.of != "both" else "both",
                    _spoken_as_text(step, answer, couple),
                    couple.sign(answer.of) if answer.of != "both" else "",
                )
            )
    return spoken[::-1]


def _has_words(step: Step, answer: Answer) -> bool:
    typed_in = answer.kind in SHOWN_KINDS and answer.value not in (None, True)
    return typed_in and (step.shape is None or step.shape.type in OWN_WORDS)


def _spoken_as_text(step: Step, answer: Answer, couple: Couple) -> str:
    """Words spoken as the other always say so."""
    if step.spoken_as is None or answer.of == "both":
        return ""
    other = "second" if answer.of == "first" else "first"
    return f"{couple.name(answer.of)}, speaking as {couple.name(other)}"


@dataclass(frozen=True)
class RecentAnswer:
    """Something that was said: its text, and colour and sign of whoever said it ("both" and no sign for both)."""

    text: str
    colour: str
    who: str = ""
    sign: str = ""
