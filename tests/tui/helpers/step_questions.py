"""Questions of steps that are more than one plain answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scripts.engine_types import ScopedAnswer
from scripts.model import AnswerShape
from tests.tui.helpers.widget_app import question
from tui.reports.shown_answers import ShownAnswer
from tui.widgets.answers.question_data import Question

TEXT = AnswerShape("text")


def with_step(asked: Question, **changes: Any) -> Question:
    """Return the question with these fields of its step changed."""
    return replace(asked, ask=replace(asked.ask, step=replace(asked.ask.step, **changes)))


def reveal_question(*shown: ShownAnswer, previous: Any = None) -> Question:
    """Return a reveal at which the first partner decides."""
    asked = question(None, kind="reveal", previous=previous, shown_answers=shown)
    to_decide = tuple(
        ScopedAnswer(answer.name, answer.text, TEXT, answer.of, answer.place) for answer in shown
    )
    names = tuple(dict.fromkeys(answer.name for answer in shown))
    ask = replace(asked.ask, stage="decide", private=True, to_reveal=to_decide)
    return replace(asked, ask=replace(ask, step=replace(ask.step, show=names)))


def agree_question(of: str = "both", **changes: Any) -> Question:
    return question(None, kind="agree", of=of, **changes)


def look_back_question(who: str = "a", previous: Any = None) -> Question:
    asked = question(None, kind="look_back", of="both", previous=previous)
    about = {"id": "g1", "who": who, "act": "I will call.", "cue": "If I am late", "look_back": "2026-03-10"}
    return replace(asked, ask=replace(asked.ask, agreement=about))


CHECK_NOT_YET = ("enter", "enter", "3", "enter")
"""Keys that add no comments and choose "not yet"."""
NEXT_WEEK = {"look_back": "2026-03-18"}
