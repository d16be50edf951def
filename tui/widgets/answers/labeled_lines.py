"""Text step in labeled lines: several boxes that become one text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import TextArea

from scripts.engine.labeled_lines import MAX_LINE_CHARS, join_lines, missing_lines, split_lines
from scripts.model import AnswerShape
from scripts.readable_names import readable
from tui.keys.command import Command
from tui.keys.commands import CONTINUE, NEXT_ITEM
from tui.text.starting_text import StartingText
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.text import TextAnswer, privacy_note
from tui.widgets.inputs.arrow_navigation import Form
from tui.widgets.inputs.sentence_box import LabeledLine
from tui.widgets.inputs.text_box import TextBox

MAY_BE_EMPTY = "(optional)"
EMPTY_LINE = "This line is still empty."


class LinesAnswer(AnswerBox):
    """Labeled boxes, one below the other. Enter moves on, and continues on the last one."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    LinesAnswer > #private { height: auto; padding: 0 2; margin-top: 1; color: $soft; }
    LinesAnswer LabeledLine > #wanted { margin: 0; }
    .-low LinesAnswer > #private, .-short LinesAnswer > #private { display: none; }
    """

    empty_hint = "You haven’t written anything. Press Enter again to skip."

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        labels, starts = question.prompt.labels, question.prompt.beginnings
        before = _earlier_lines(question)
        with Form():
            for number, name in enumerate(self._shape.lines):
                starting = StartingText(starts[number] if number < len(starts) else "")
                aside = f" {MAY_BE_EMPTY}" if name in self._shape.can_be_empty else ""
                text = before.get(name) or starting.beginning or starting.text
                yield LabeledLine(name, f"{labels.get(name, readable(name))}{aside}", text, starting)
        if question.ask.private:
            yield privacy_note(question)

    def on_mount(self) -> None:
        self._lines[0].box.focus()

    @property
    def _shape(self) -> AnswerShape:
        return self.question.ask.step.shape or AnswerShape("text")

    @property
    def _lines(self) -> list[LabeledLine]:
        return list(self.query(LabeledLine))

    @property
    def _focused_line(self) -> int:
        """Return the number of the line that has the focus, or the last one's."""
        lines = self._lines
        at = (number for number, line in enumerate(lines) if line.box is self.screen.focused)
        return next(at, len(lines) - 1)

    @property
    def enter_command(self) -> Command:
        """Return what Enter does here."""
        return CONTINUE if self._focused_line == len(self._lines) - 1 else NEXT_ITEM

    @property
    def hint_above(self) -> str:
        """Put a hint between the focused line's label and its box, as the buttons may be far below."""
        line = self._lines[self._focused_line]
        return f"#{line.box.id}" if line.box is self.screen.focused else "#ways"

    def keep_in_view(self) -> None:
        """Scroll to the focused line with its label; on the last one, to the buttons, too."""
        line = self._lines[self._focused_line]
        if line.box is not self.screen.focused:
            super().keep_in_view()
            return
        for part in [self.query_one("#ways"), line] if line is self._lines[-1] else [line]:
            part.scroll_visible(animate=False, immediate=True)

    def keep_hint_in_view(self) -> None:
        self.keep_in_view()

    def _go_to(self, line: LabeledLine) -> None:
        """Focus a line at once, so that a hint goes there."""
        self.screen.set_focus(line.box)

    @on(TextBox.Submitted)
    def _entered(self, event: TextBox.Submitted) -> None:
        event.stop()
        lines, here = self._lines, self._focused_line
        if not any(self._sentences.values()) and self.wants_stand_in():
            return
        if here < len(lines) - 1:
            lines[here + 1].box.focus()
            self.keep_in_view()
        else:
            self.submit()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.show_hint("")
        written = {line.line: line.box.text for line in self._lines}
        self.post_message(self.DraftChanged(json.dumps(written) if any(self._sentences.values()) else ""))

    @property
    def _sentences(self) -> dict[str, str]:
        return {line.line: line.sentence for line in self._lines}

    def submit(self) -> None:
        sentences = self._sentences
        if not any(sentences.values()):
            self._go_to(self._lines[0])
            self.skip_or_hint("Please write something on each line, any way you like.")
        elif missing := missing_lines(self._shape, sentences):
            self._go_to(next(line for line in self._lines if line.line == missing[0]))
            count = len(missing)
            self.show_hint(EMPTY_LINE if count == 1 else f"{count} lines are still empty. Here’s the first.")
        elif long := [line for line in self._lines if len(line.sentence) > MAX_LINE_CHARS]:
            self._go_to(long[0])
            self.show_hint(f"That line is too long. Please use at most {MAX_LINE_CHARS} characters.")
        else:
            self.post_message(self.Answered(join_lines(self._shape, sentences)))


def _earlier_lines(question: Question) -> dict[str, str]:
    """Return what is in the boxes already: the draft, or the earlier answer."""
    try:
        draft = json.loads(question.draft)
    except ValueError:
        draft = None
    shape, previous = question.ask.step.shape, question.previous
    if isinstance(draft, dict):
        return {name: str(text) for name, text in draft.items()}
    if shape is None or not isinstance(previous, str):
        return {}
    return split_lines(shape, previous, question.prompt.beginnings)


def text_answer(question: Question) -> AnswerBox:
    """Return the widget for a text: one box, or one for each line."""
    shape = question.ask.step.shape
    return LinesAnswer(question) if shape and shape.lines else TextAnswer(question)
