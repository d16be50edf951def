"""Answers that a step shows or decides about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from scripts import Answer, AwaitingAnswer, Script
from scripts.engine.reveal_decisions import can_edit
from scripts.engine.side_by_side_answers import side_by_side_answers
from scripts.engine.template_values import template_values
from scripts.engine_types import PARTNERS, ScopedAnswer
from scripts.model import Step, iter_nodes
from tui.reports.transcript import answer_text
from tui.text.couple import Couple
from tui.text.dates import weekday_and_date

_FIRST_SENTENCE = re.compile(r"\s*(.+?[.?!])(?:\s|$)", re.DOTALL)


@dataclass(frozen=True)
class ShownAnswer:
    """An answer as shown: name, owner, text, question, and place.

    The owner is "first", "second" or "both"; `question` is empty if there was only one. `can_edit` says whether the
    owner may change the text. `is_note` is true for what was noted while the owner spoke; `question` says so, too.
    """

    name: str
    of: str
    text: str
    question: str = ""
    can_edit: bool = False
    place: str = ""
    is_note: bool = False


def shown_answers(script: Script, ask: AwaitingAnswer, couple: Couple) -> tuple[ShownAnswer, ...]:
    """Return the answers that a step shows, if any."""
    if ask.kind not in ("reveal", "compare"):
        return ()
    givens = ask.to_reveal if ask.stage == "decide" else tuple(side_by_side_answers(ask))
    steps = {node.id: node for node in iter_nodes(script.steps) if isinstance(node, Step)}
    return tuple(
        ShownAnswer(
            given.name,
            given.by,
            _text(script, steps, given, couple),
            _question_heading(script, ask, given, couple) if len(ask.step.show) > 1 else "",
            can_edit(given),
            given.place,
        )
        for given in givens
        if given.value is not None
    )


def _text(script: Script, steps: Mapping[str, Step], given: ScopedAnswer, couple: Couple) -> str:
    step = steps.get(given.name)
    answer = Answer(given.place, given.name, step.kind if step else "ask", given.by, given.value)
    return answer_text(script, step, answer, couple.pronouns, given.texts)


def _question_heading(script: Script, ask: AwaitingAnswer, given: ScopedAnswer, couple: Couple) -> str:
    """Return the question's first sentence, as its owner saw it."""
    wording = script.wordings.get(given.name)
    if wording is None:
        return ""
    names = replace(ask.names, speaker=given.by) if given.by in PARTNERS else ask.names
    prose = wording.prose
    values = template_values(names, couple.pronouns, lambda _step, stored: stored, prose.names)
    words = prose.render(values, weekday_and_date).plain()
    sentence = _FIRST_SENTENCE.match(words)
    return " ".join((sentence[1] if sentence else words).split())
