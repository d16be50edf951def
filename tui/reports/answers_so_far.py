"""Answers so far that both partners may see."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scripts import Answer, AwaitingAnswer, Script
from scripts.engine_types import Key
from scripts.model import Block, Step, iter_nodes
from tui.reports.talk_notes import is_talk_note, noted_text
from tui.reports.transcript import answer_text
from tui.text.couple import Couple

SHOWN_KINDS = ("ask", "talk", "agree", "keep")
OWN_WORDS = ("text", "list")
"""Kinds of answers that explain themselves.

A feeling or a number does not: it would read as the partner's own, even if it was a guess about the other. Prompts
quote those where they are needed.
"""

QUOTE_LEADS = ("", "- ", "> ")
"""What a line of a quoted answer begins with, in the plain text of a question."""


def answers_so_far(
    script: Script, answers: Sequence[Answer], unrevealed: Collection[Key], couple: Couple, most: int = 100
) -> list[AnswerSoFar]:
    """Return the latest answers both may see, oldest first.

    `unrevealed` are the private ones not yet shown.
    """
    steps = {node.id: node for node in iter_nodes(script.steps) if isinstance(node, Step)}
    recent: list[AnswerSoFar] = []
    for answer in reversed(answers):
        if len(recent) == most:
            break
        step = steps.get(answer.step)
        if step is not None and answer.key not in unrevealed and _has_words(step, answer):
            text, of = answer_text(script, step, answer, couple.pronouns, {}), _owner(answer)
            recent.append(
                AnswerSoFar(
                    text,
                    couple.colour(of) if of != "both" else "both",
                    _who(script, step, answer, couple),
                    couple.sign(of) if of != "both" and not is_talk_note(script, answer) else "",
                    couple.name(of),
                    of,
                    (answer.place, answer.step),
                    is_agreement=answer.kind == "agree",
                )
            )
    return recent[::-1]


def said_in_this_turn(script: Script, said: Sequence[AnswerSoFar], ask: AwaitingAnswer) -> list[AnswerSoFar]:
    """Return what belongs to a step: said in the same turn, or by both in what the turn is part of.

    What one partner said in another turn would seem to be what the step is about.
    """
    return [one for one in said if _belongs_to(one, _turn_at(script, one.at[0]), ask)]


def without_quoted(said: Sequence[AnswerSoFar], question: str) -> list[AnswerSoFar]:
    """Return what a question doesn't quote in a line or in lines of its own."""
    lines = f"\n{question}\n"
    return [one for one in said if not any(f"\n{lead}{one.text}\n" in lines for lead in QUOTE_LEADS)]


def _belongs_to(said: AnswerSoFar, turn: str, ask: AwaitingAnswer) -> bool:
    """Return whether it was said in a turn that the step is in.

    Outside of all turns, what one partner said belongs only to that partner's own steps.
    """
    if not turn:
        return said.of == "both" or said.is_agreement or (said.of, said.at[0]) == (ask.of, ask.place)
    return f"{ask.place}/".startswith(f"{turn}/")


def _turn_at(script: Script, place: str) -> str:
    """Return the innermost turn of a place; the rounds of a repeat are one."""
    repeats = {
        node.id for node in iter_nodes(script.steps) if isinstance(node, Block) and node.kind == "repeat"
    }
    segments = place.split("/")
    while segments and segments[-1].rpartition(".")[0] in repeats:
        segments.pop()
    return "/".join(segments)


def _has_words(step: Step, answer: Answer) -> bool:
    is_typed = answer.kind in SHOWN_KINDS and answer.value not in (None, True)
    return is_typed and (step.shape is None or step.shape.type in OWN_WORDS)


def _owner(answer: Answer) -> str:
    """Return whose answer it is; for an agreement, who does it."""
    if answer.kind == "agree" and isinstance(answer.value, dict):
        return str(answer.value.get("who") or answer.of)
    return answer.of


def _who(script: Script, step: Step, answer: Answer, couple: Couple) -> str:
    """Return who spoke, if it's a note or was spoken as the other partner."""
    if is_talk_note(script, answer):
        return noted_text(f"{couple.sign(answer.of)} {couple.name(answer.of)}")
    if step.spoken_as is None or answer.of == "both":
        return ""
    other = "second" if answer.of == "first" else "first"
    return f"{couple.name(answer.of)}, speaking as {couple.name(other)}"


@dataclass(frozen=True)
class AnswerSoFar:
    """An answer's text with its author's color and sign.

    A shared one has the color "both" and no sign. `at` is the place and the step it belongs to.
    """

    text: str
    colour: str
    who: str = ""
    sign: str = ""
    name: str = ""
    of: str = "both"
    at: tuple[str, str] = ("", "")
    is_agreement: bool = False
