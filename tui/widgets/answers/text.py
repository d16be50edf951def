"""Text step: one answer in a text box."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import TextArea

from prompts import trim
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.text_box import ExampleBox, TextBox


class TextAnswer(AnswerBox):
    """A text box with the earlier answer or a starter."""

    empty_hint = "Nothing is written yet. Enter once more passes this one."

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        before = question.previous if isinstance(question.previous, str) else ""
        text = question.draft or before or question.starter
        yield ExampleBox(text, beginning=question.beginning).with_focus()

    @on(TextBox.Submitted)
    def _entered(self, event: TextBox.Submitted) -> None:
        event.stop()
        self.submit()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.show_hint("")
        self.post_message(self.DraftChanged(event.text_area.text))

    @property
    def text(self) -> str:
        """Return the text, without a repeated starter."""
        return self.question.without_repeated_starter(trim(self.query_one(TextBox).text))

    def submit(self) -> None:
        text = self.text
        if not self.question.is_unanswered(text):
            self.post_message(self.Answered(text))
        else:
            self.skip_or_hint("A few words are wanted here, in your own way.")
