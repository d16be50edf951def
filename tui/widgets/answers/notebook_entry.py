"""Notebook step: an entry, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual.widget import Widget
from textual.widgets import Static

from store import DELETED
from tui.styled_text import literal
from tui.text.notebook_parts import part_name
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.list import ListAnswer
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.text import TextAnswer

SAVE_NOTHING_LABEL = "Don’t save"
EMPTY_HINT = "You haven’t written anything. Press Enter again to skip."


class NotebookTextAnswer(TextAnswer):
    """A text for the notebook; empty saves nothing."""

    DEFAULT_CSS = "NotebookTextAnswer > #where { color: $muted; height: auto; padding: 0 2; }"

    skip_label = SAVE_NOTHING_LABEL
    empty_hint = EMPTY_HINT
    can_skip = True

    def compose_answer(self) -> Iterable[Widget]:
        yield from super().compose_answer()
        yield notebook_part_line(self.question)

    def submit(self) -> None:
        text = self.text
        if self.refuses_example():
            return
        entry = {"part": self.question.ask.step.part, "text": text}
        if self.question.is_unanswered(text):
            self.skip_or_confirm()
        else:
            self.post_message(self.Answered(entry))


class NotebookListAnswer(ListAnswer):
    """A list for the notebook; empty saves nothing."""

    DEFAULT_CSS = "NotebookListAnswer > #where { color: $muted; height: auto; padding: 0 2; }"

    skip_label = SAVE_NOTHING_LABEL
    empty_hint = EMPTY_HINT
    can_skip = True

    def compose_answer(self) -> Iterable[Widget]:
        yield from super().compose_answer()
        yield notebook_part_line(self.question)

    def submit(self) -> None:
        items = self._items()
        if not items:
            self.skip_or_confirm()
        elif len(items) < self._low:
            self.show_hint(f"Please add at least {self._low}, or choose “{SAVE_NOTHING_LABEL}.”")
        else:
            self.post_message(self.Answered({"part": self.question.ask.step.part, "items": items}))


def notebook_part_line(question: Question) -> Static:
    """Return the line that names the part of the notebook."""
    return Static(
        literal(f"This is saved in your notebook under {part_name(question.ask.step.part)}."), id="where"
    )


def notebook_answer(question: Question) -> AnswerBox:
    """Return the widget for a text or a list."""
    shape, before = question.ask.step.shape, question.previous
    previous = before if isinstance(before, dict) else {}
    if shape is not None and shape.type == "list":
        left = [item for item in previous.get("items", ()) if item["text"] != DELETED]
        return NotebookListAnswer(replace(question, previous=left or None))
    if shape is not None and shape.type == "tasks":
        from tui.widgets.answers.task_map import TaskMapAnswer  # builds on this module

        return TaskMapAnswer(question)
    text = previous.get("text")
    return NotebookTextAnswer(replace(question, previous=None if text == DELETED else text))
