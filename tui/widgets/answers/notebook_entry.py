"""Something for the notebook, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual.widget import Widget
from textual.widgets import Static

from tui.content import typed
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.list import ListAnswer
from tui.widgets.answers.question import Question
from tui.widgets.answers.text import TextAnswer

KEEP_NOTHING = "Keep nothing"
NOTHING_YET = "Nothing is written yet. Enter once more keeps nothing."


class KeepText(TextAnswer):
    """One box. Left empty it keeps nothing, which is as good."""

    DEFAULT_CSS = "KeepText > #where { color: $muted; height: auto; padding: 0 1; }"

    passing_words = KEEP_NOTHING
    nothing_yet = NOTHING_YET

    @property
    def may_pass(self) -> bool:
        return True

    def answering(self) -> Iterable[Widget]:
        yield from super().answering()
        yield where(self.question)

    def go_on(self) -> None:
        text = self.text
        kept = {"part": self.question.ask.step.part, "text": text}
        if self.question.is_unanswered(text):
            self.pass_or_ask()
        else:
            self.post_message(self.Answered(kept))


class KeepList(ListAnswer):
    """Rows to fill; none filled keeps nothing."""

    DEFAULT_CSS = "KeepList > #where { color: $muted; height: auto; padding: 0 1; }"

    passing_words = KEEP_NOTHING
    nothing_yet = NOTHING_YET

    @property
    def may_pass(self) -> bool:
        return True

    def answering(self) -> Iterable[Widget]:
        yield from super().answering()
        yield where(self.question)

    def go_on(self) -> None:
        items = self._items()
        if not items:
            self.pass_or_ask()
        elif len(items) < self._low:
            self.wants(f"Write at least {self._low}, or keep nothing.")
        else:
            self.post_message(self.Answered({"part": self.question.ask.step.part, "items": items}))


def where(question: Question) -> Static:
    """In which part of the notebook it will stand."""
    return Static(typed(f"This goes into your notebook, under {question.ask.step.part}."), id="where")


def keep(question: Question) -> AnswerBox:
    """The widget for what the step keeps: a text, or a list."""
    shape, before = question.ask.step.shape, question.before
    stood = before if isinstance(before, dict) else {}
    if shape is not None and shape.type == "list":
        return KeepList(replace(question, before=stood.get("items")))
    return KeepText(replace(question, before=stood.get("text")))
