"""Answers that are typed: one text."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import TextArea

from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.text_box import Box, ExampleBox


class TextAnswer(AnswerBox):
    """One box; it begins with what stood there before, or with the words that the author put there."""

    nothing_yet = "Nothing is written yet. Enter once more passes this one."

    def answering(self) -> Iterable[Widget]:
        question = self.question
        before = question.before if isinstance(question.before, str) else ""
        text = question.draft or before or question.starter
        yield ExampleBox(text, beginning=question.beginning).focused()

    @on(Box.Entered)
    def _entered(self, event: Box.Entered) -> None:
        event.stop()
        self.go_on()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.wants("")
        self.post_message(self.Typed(event.text_area.text))

    @property
    def text(self) -> str:
        """What was written."""
        return self.question.said_once(self.query_one(Box).text.strip())

    def go_on(self) -> None:
        text = self.text
        if not self.question.is_unanswered(text):
            self.post_message(self.Answered(text))
        else:
            self.optional_or("A few words are wanted here, in your own way.")
