"""Questions of steps that are more than one plain answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scripts.model import AnswerShape
from scripts.records import ScopedAnswer
from tests.tui.helpers.widget_app import question
from tui.reports.shown_answers import ShownAnswer
from tui.widgets.answers.question import Question

TEXT = AnswerShape("text")


def with_step(asked: Question, **more: Any) -> Question:
    """The same question about a step that has more keys."""
    return replace(asked, ask=replace(asked.ask, step=replace(asked.ask.step, **more)))


def reveal_question(*told: ShownAnswer, before: Any = None) -> Question:
    """A reveal at which the first one decides."""
    asked = question(None, kind="reveal", previous=before, shown_answers=told)
    decides = tuple(ScopedAnswer(one.name, one.text, TEXT, one.of) for one in told)
    names = tuple(dict.fromkeys(one.name for one in told))
    ask = replace(asked.ask, stage="decide", private=True, to_reveal=decides)
    return replace(asked, ask=replace(ask, step=replace(ask.step, show=names)))


def agree_question(of: str = "both", **more: Any) -> Question:
    return question(None, kind="agree", of=of, **more)


def look_back_question(who: str = "a", before: Any = None) -> Question:
    asked = question(None, kind="look_back", of="both", previous=before)
    about = {"id": "g1", "who": who, "act": "I will call.", "cue": "If I am late", "look_back": "2026-03-10"}
    return replace(asked, ask=replace(asked.ask, agreement=about))


CHECK_NOT_YET = ("enter", "enter", "3", "enter")
"""Both say nothing that stays, and choose "not yet"."""


NEXT_WEEK = {"look_back": "2026-03-18"}
