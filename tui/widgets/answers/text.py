"""Text step: one answer in a text box."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import TextArea

from prompts import trim
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.balanced_text import BalancedText
from tui.widgets.inputs.example_box import EXAMPLE_CHECK, ExampleBox
from tui.widgets.inputs.text_box import TextBox

ONLY_YOU = "Only you can see this."
PRIVACY_TEXT = "It isn’t shown unless you choose to share it."


class TextAnswer(AnswerBox):
    """A text box with the earlier answer or a starter."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    TextAnswer > #private { height: auto; padding: 0 2; margin-top: 1; color: $soft; }
    .-low TextAnswer > #private, .-short TextAnswer > #private { display: none; }
    """

    empty_hint = "You haven’t written anything. Press Enter again to skip."

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        before = question.previous if isinstance(question.previous, str) else ""
        text = question.draft or before or question.starter
        example = "" if before else question.example
        yield ExampleBox(text, example=example, beginning=question.beginning).with_focus()
        if question.ask.private:
            yield privacy_note(question)

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

    def refuses_example(self) -> bool:
        """Return whether the box holds only the author's example, and say so then."""
        if is_example := self.query_one(ExampleBox).is_untouched:
            self.show_missing(EXAMPLE_CHECK)
        return is_example

    def submit(self) -> None:
        text = self.text
        if self.refuses_example():
            return
        if not self.question.is_unanswered(text):
            self.post_message(self.Answered(text))
        else:
            self.skip_or_hint("Please write a few words, any way you like.")


def privacy_note(question: Question) -> BalancedText:
    """Return the sentence that says who can see this."""
    color = question.colour.removeprefix("of-")
    return BalancedText(Content.assemble((ONLY_YOU, f"bold ${color}"), f" {PRIVACY_TEXT}"), id="private")
